"""Other spellings and forms of a word: cables write "labor", the laws that they quote "labour"; no stem joins
child and children."""

from __future__ import annotations

# How words of this field begin, American and British; what follows is the same in both.
PAIRS = [
    ("labor", "labour"),
    ("neighbor", "neighbour"),
    ("harbor", "harbour"),
    ("behavior", "behaviour"),
    ("endeavor", "endeavour"),
    ("center", "centre"),
    ("defense", "defence"),
    ("offense", "offence"),
    ("license", "licence"),
    ("program", "programme"),
    ("organiz", "organis"),
    ("legaliz", "legalis"),
    ("criminaliz", "criminalis"),
    ("decriminaliz", "decriminalis"),
    ("victimiz", "victimis"),
    ("penaliz", "penalis"),
    ("recogniz", "recognis"),
    ("authoriz", "authoris"),
    ("sensitiz", "sensitis"),
    ("mobiliz", "mobilis"),
]


# Forms that no stem joins.
IRREGULAR = {
    one: other
    for pair in (
        "child children", "woman women", "man men", "person people", "wife wives", "life lives",
        "policeman policemen", "policewoman policewomen", "fisherman fishermen", "knife knives",
        "half halves", "thief thieves", "crisis crises", "criterion criteria", "datum data",
        "basis bases", "foot feet",
    )
    for one, other in (pair.split(), reversed(pair.split()))
}  # fmt: skip


def other_form(word: str) -> str:
    """Children for child, and the other way round; any other word as it is."""
    return IRREGULAR.get(word.lower().removesuffix("'s"), word)


def american(word: str) -> str:
    """Labour as labor; any other word as it is."""
    return respelled(word, [(uk, us) for us, uk in PAIRS])


def british(word: str) -> str:
    """Labor as labour; any other word as it is."""
    return word if american(word) != word else respelled(word, PAIRS)


def respelled(word: str, pairs: list[tuple[str, str]]) -> str:
    lowered = word.lower()
    for one, other in pairs:
        if lowered.startswith(one):
            return other + lowered[len(one) :]
    return word

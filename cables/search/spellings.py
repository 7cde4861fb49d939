"""American and British spellings: cables write "labor", the laws and ministries that they quote "labour"."""

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

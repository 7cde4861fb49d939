"""Bodies that only the words beside them betray: the NGO Bright Road; Juno, a charity; the daily El Faro."""

from __future__ import annotations

from cables.extract.organizations.brackets import Bracket, bracket
from cables.extract.organizations.passages import Found, Passage, known_by_acronym
from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    DASHES,
    NOT_BODIES,
    QUOTES,
    clean,
    is_acronym,
    is_head,
    is_name,
    is_topic,
    known_words,
)
from cables.extract.vocabulary import load

FAR = 8  # tokens from "NGOs" to the word that introduces their names
INTRODUCING = frozenset({"as", "including", "include", "includes", "included", "like", "namely", ":"})
SEPARATING = frozenset({",", ";", "and", "or", "the", "&", "both", "y"})
ARTICLES = frozenset({"a", "an", "another", "the", "one", "also", "local"})
GOES_ON = known_words("going on")
OPERATING = frozenset({"run", "operated", "managed", "administered", "staffed"})
GROUPS = known_words("quoted groups")
HOUSES = frozenset(
    {"home", "homes", "shelter", "shelters", "house", "hotline", "center", "office", "safehouse"}
)


def cues() -> dict[str, str]:
    """The common nouns that say what a name beside them is -> its kind."""
    return {
        word: kind for kind, listed in load("organization_words")["cues"].items() for word in listed.split()
    }


CUES = cues()
PLURAL = frozenset({"NGOs", "charities", "newspapers", "dailies", "organizations", "organisations"})


def cue_before(passage: Passage, start: int) -> str | None:
    """The kind that the words right before a name give it, or that the list gives whose item it is."""
    at = start - 1
    while passage.word(at) in QUOTES or passage.word(at) in {"the", "The"}:
        at -= 1
    word = passage.word(at)
    if word in GROUPS and (passage.word(start - 1) in QUOTES or passage.word(at - 1) == "NGO"):
        return "NGO"
    if word in {"station", "channel"} and passage.word(at - 1).lower() in {"tv", "television", "radio"}:
        return "media"
    if word in CUES and not (
        word in {"daily", "weekly", "journal"} and at != start - 1 and passage.word(start - 1) == "the"
    ):
        return CUES[word]
    if word == ")" and passage.word(at - 1) == "NGOs":
        return "NGO"
    if word in INTRODUCING and word != ":" and any(passage.word(i) == "NGOs" for i in range(at - FAR, at)):
        return "NGO" if "." not in [passage.word(i) for i in range(max(0, at - FAR), at)] else None
    return carried(passage, start)


def carried(passage: Passage, start: int) -> str | None:
    """The kind of the list's items before: NGOs A, B (an alias), and C."""
    if passage.cued is None:
        return None
    at, kind = passage.cued
    if passage.word(at) == "(":
        said = bracket(passage.tokens, at, passage.text)
        at = said.end if said else at
    if is_name(passage.tokens[at]) and is_place(passage.word(at)) and at < start:
        at += 1
    between = [passage.word(i) for i in range(at, start)]
    return kind if between and len(between) < 4 and all(w in SEPARATING for w in between) else None


def remember(passage: Passage, found: Found, end: int) -> int:
    """Keeps the kind of a plural cue for the next items of its list; gives `end` back."""
    said = bracket(passage.tokens, end, passage.text)
    passage.last = said.end if said else end
    first = next((i for i in range(end - 1, -1, -1) if passage.tokens[i].start <= found.start), 0)
    kind = cue_before(passage, first)
    plural = carried(passage, first) or any(passage.word(i) in PLURAL for i in range(first - FAR, first))
    passage.cued = (end, kind) if kind and plural and end < len(passage.tokens) else None
    return end


def cue_after(passage: Passage, end: int) -> str | None:
    """Grammar: name [quote] ("NGO" | [bracket] ("," article | dash) {small word} noun (sign | going on))."""
    at = end
    while passage.word(at) in QUOTES:
        at += 1
    if passage.word(at) == "NGO":
        return "NGO"
    if passage.word(at) in {"newspaper", "magazine"}:
        return "media"
    said = bracket(passage.tokens, at, passage.text)
    at = said.end if said else at
    if passage.word(at) not in {","} | DASHES:
        return None
    at += passage.word(at + 1) in QUOTES
    article = passage.word(at + 1) in ARTICLES
    for noun in range(at + 1, at + 6):
        word = passage.word(noun)
        if word in CUES and word not in PLURAL:
            after = passage.word(noun + 1)
            fits = not after or not after[0].isalnum() or after in GOES_ON
            return CUES[word] if fits and (article or word == "NGO") else None
        if not word.islower() or word in {"who", "which", "that", "of", "whose", "and", "head", "director"}:
            return None
    return None


def is_called(passage: Passage, start: int, end: int, said: Bracket | None) -> Found | None:
    """A name without a word such as Fund in it, where the words beside it say that it is a body."""
    tokens = passage.tokens
    low = start
    while low < end and (passage.leads(low) or tokens[low].text in CONNECTORS):
        low += 1
    while end > low and tokens[end - 1].text in CONNECTORS:
        end -= 1
    named = [t.text for t in tokens[low:end]]
    if not named or not could_be_called(named):
        return None
    kind = (
        cue_before(passage, low) or after_it(passage, low, end, named) or called_or_run(passage, low, named)
    )
    if kind is None:
        return None
    shorts = tuple(s for s in said.shorts if is_acronym(s)) if said else ()
    aliases = gloss(said)
    form = clean(passage.printed(low, end))
    with_noun = (f"{form} NGO",) if passage.word(end) == "NGO" else ()
    return Found(form, tokens[low].start, tokens[end - 1].end, shorts, (*with_noun, *aliases), kind)


def gloss(said: Bracket | None) -> tuple[str, ...]:
    """The English or foreign name in brackets, if that is all that they hold."""
    if said is None or said.shorts:
        return said.aliases if said else ()
    parts = said.gloss.strip("\"'“”").split()
    plain = (
        bool(parts)
        and len(parts) < 9
        and all(p[0].isupper() or p in CONNECTORS or p == "your" for p in parts)
    )
    person = plain and (
        parts[0] in known_words("common given names") or any(p in known_words("titles") for p in parts)
    )
    telling = any(
        p in CONNECTORS or p == "your" or is_topic(p) or p in known_words("words of names") for p in parts
    )
    named = plain and len(parts) > 1 and telling and not person
    return (" ".join(parts),) if named and not said.aliases else said.aliases


def could_be_called(named: list[str]) -> bool:
    """No title, place, acronym of something else, document or bare topic."""
    if len(named) > 1 and all(w.isupper() for w in named):
        return False
    if (
        len(named) > 9
        or any(w.rstrip(".") in known_words("titles") for w in named)
        or named[-1] in NOT_BODIES
    ):
        return False
    if named[0] in known_words("common given names") and len(named) < 4:
        return False
    if all(is_topic(w) or is_place(w) or is_head(w) or w in CONNECTORS for w in named):
        return False
    return not (len(named) == 1 and (named[0] in known_words("not short forms") or len(named[0]) < 3))


def after_it(passage: Passage, start: int, end: int, named: list[str]) -> str | None:
    """The noun after a name; right after it only with "the" before it, or inside a sentence."""
    kind = cue_after(passage, end)
    if kind and passage.word(end) in {"NGO", "newspaper", "magazine"}:
        before = passage.word(start - 1)
        if named[-1].endswith(("'s", "’s", "s'")) or is_acronym(named[0]):
            return None
        if before in {"a", "an", "A", "An"} or not before or before in ".\n" or any(map(is_place, named)):
            return kind if before in {"the", "The"} and not any(map(is_place, named)) else None
    return kind


def called_or_run(passage: Passage, start: int, named: list[str]) -> str | None:
    """`a circle that calls itself X`, `an NGO called X`, `two homes run by X`, `X, IOM, and UNICEF`."""
    before = [passage.word(i) for i in range(max(0, start - 5), start) if passage.word(i) not in QUOTES]
    if before[-2:] == ["calls", "itself"]:
        return "NGO"
    if before[-1:] and before[-1] in {"called", "named"} and CUES.get(before[-2] if len(before) > 1 else ""):
        return CUES[before[-2]]
    if not telling(named):
        return None
    while before and before[-1] == "the":
        before.pop()
    if len(before) > 1 and before[-1] == "by" and before[-2] in OPERATING:
        return "NGO"
    if len(before) > 1 and before[-1] in {"of", "to"} and before[-2] in HOUSES:
        return "NGO"
    return "NGO" if among_bodies(passage, start) else None


def telling(named: list[str]) -> bool:
    """At least two words, one of them common in the names of charities and in no person's."""
    return (
        len(named) > 1
        and any(w in known_words("words of names") for w in named)
        and named[0] not in known_words("common given names")
    )


def among_bodies(passage: Passage, start: int) -> bool:
    """Whether the name stands in a list right after a body: IOM, UNICEF, Bright Road, and ..."""
    at = start - 1
    while passage.word(at) in {",", "and", "the"}:
        at -= 1
    if at == start - 1:
        return False
    known = known_by_acronym().get(passage.word(at))
    return at + 1 == passage.last or (
        known is not None and known["kind"] in {"NGO", "international organisation"}
    )

"""Where a name begins and ends: its acronym tells, or the word at its heart and what that word is of."""

from __future__ import annotations

from collections.abc import Sequence

from cables.extract.organizations.brackets import Bracket, bracket
from cables.extract.organizations.passages import Passage
from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    HEADS,
    Token,
    bare,
    is_acronym,
    is_head,
    is_name,
    is_topic,
    known_words,
)

COMMAS = 3  # that a name may hold where its acronym proves that it does
LONGEST = 16  # tokens
NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "First", "International", "National"})


def through_commas(passage: Passage, start: int, end: int) -> tuple[int, Bracket | None]:
    """The end of a name that goes on after commas, as a ministry's or as the acronym after it spells it."""
    tokens = passage.tokens
    if passage.word(start) == "Ministry":
        return ministry_end(passage, start, end)
    at, commas = end, 0
    while commas < COMMAS and passage.word(at) == ",":
        commas += 1
        at += 1
        while (
            at < len(tokens)
            and (tokens[at].text in CONNECTORS or is_name(tokens[at]))
            and at - start < LONGEST
        ):
            at += 1
        said = bracket(tokens, at, passage.text)
        named = [t.text for t in tokens[start:at] if t.text != ","]
        if said and any(is_acronym(s) and spells(named, s) for s in said.shorts):
            return at, said
    return end, None


def ministry_end(passage: Passage, start: int, end: int) -> tuple[int, Bracket | None]:
    """Where a name ends that goes on after commas, as a ministry's or as the acronym after it spells it."""
    at = last = end
    while passage.word(at) == "," and at - start < LONGEST:
        at += 1
        joined = passage.word(at) == "and"
        at += joined
        first = at
        while is_topic(passage.word(at)) and not is_head(passage.word(at)) and passage.word(at)[0].isupper():
            at += 1
            if passage.word(at) == "and" and not joined and is_topic(passage.word(at + 1)):
                joined, at = True, at + 1
        if at == first:
            break
        last = at if joined else last
        if joined:
            break
    return last, bracket(passage.tokens, last, passage.text)


def trimmed_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drops what follows the last head without a connector: a person, a place, the next sentence's word."""
    last = max((i for i in range(start, end) if is_head(tokens[i].text)), default=None)
    while last is not None and is_surname(tokens, start, last):
        end = last - 1
        last = max((i for i in range(start, end) if is_head(tokens[i].text)), default=None)
    if last is None:
        return end
    first = tokens[start].text
    if bare(tokens[last].text) in known_words("heads that stand first") and last == start:
        return end
    after = last + 1
    while after < end and belongs(tokens[last].text, tokens[after].text):
        after += 1
    if after >= end or tokens[after].text not in CONNECTORS:
        return after
    if HEADS.get(first) != "host government" and HEADS.get(tokens[last].text) != "host government":
        return end
    return topic_end(tokens, after, end)


def is_surname(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a head may be the surname of an official: Public Defender Ana Trust, Prosecutor Ivan House."""
    if at - start < 2 or tokens[at].text not in known_words("heads that are surnames too"):
        return False
    before = tokens[at - 1].text
    telling = (
        is_topic(before) or is_place(before) or is_head(before) or before in known_words("words of names")
    )
    official = any(t.text in known_words("title tails") or is_head(t.text) for t in tokens[start : at - 1])
    given = before in known_words("common given names")
    return (
        (given or not telling) and (given or official) and before not in CONNECTORS and before == bare(before)
    )


def belongs(head: str, word: str) -> bool:
    """Whether a word after a head is part of the name: Attorney General, Television One, Embassy Kamboli."""
    if word == "General" or (HEADS.get(head) == "media" and word in NUMBERS):
        return True
    return head in {"Embassy", "Consulate"} and is_place(bare(word))


def topic_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the subject of an office ends: before a name that follows it without a connector."""
    topic = False
    while at < end:
        text = tokens[at].text
        if text not in CONNECTORS and text != ",":
            if topic and not is_topic(text) and tokens[at - 1].text not in CONNECTORS and not is_place(text):
                return at
            topic = is_topic(text)
            if text != bare(text) and is_place(bare(text)):
                return at + 1
        at += 1
    while end > 0 and tokens[end - 1].text in CONNECTORS:
        end -= 1
    return end


def is_fit(short: str, named: Sequence[str], passage: Passage) -> bool:
    """An acronym; or a word of the name, a foreign word for it, or what the cable calls "the X" elsewhere.

    No person's name becomes a form: a word in brackets after an office may be its head.
    """
    if short in known_words("common given names"):
        return False
    if is_acronym(short) or short in named or is_head(short):
        return True
    kinds = [HEADS[bare(w)] for w in named if bare(w) in HEADS]
    return short in passage.spoken or (bool(kinds) and kinds[-1] == "NGO")


def spells(named: Sequence[str], short: str) -> bool:
    """Whether the initials of the words (connectors left out or in) spell the short form."""
    letters = [c for c in short.upper() if c.isalpha()]
    strict = [w[0].upper() for w in named if w not in CONNECTORS]
    hyphens = [part[0].upper() for w in named if w not in CONNECTORS for part in w.split("-") if part]
    return len(letters) > 1 and letters in (strict, hyphens, [w[0].upper() for w in named])


def initials_start(named: Sequence[str], short: str) -> int:
    """How many leading words do not belong to the name that the short form abbreviates (0 where unsure)."""
    return next((n for n in range(len(named)) if spells(named[n:], short)), 0)

"""Runs of capitalised words, and where such a run holds several names, a person's or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cables.extract.organizations.passages import Passage, known_by_acronym
from cables.extract.organizations.places import country_of, is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    HEADS,
    JOINING,
    LEADERS,
    TITLES,
    Token,
    bare,
    has_head,
    is_acronym,
    is_head,
    is_name,
    is_title,
    is_topic,
    known_words,
)

LONGEST_NAME = 16  # tokens
APART = frozenset({"NGO", "NGOs", "NGO's", "NGO,s", "POC", "Note", "NOTE"})
AND = frozenset({"and", "&", "y", "e", "et"})
OF = frozenset({"of", "for", "de", "del", "against", "on", "du"})
UNITS = frozenset(
    "Division Directorate Department Unit Committee Subcommittee Sub-Committee Section Bureau Secretariat "
    "Brigade Squad "
    "Council Commission Center Centre Institute Agency Ministry Police".split()
)
COMMON = frozenset(
    "Coalition Commission Committee Council Ministry Government Police Embassy Department Center".split()
)
OWNERS = UNITS | frozenset({"Office", "Service", "Authority", "Court", "Administration"})
ACTING = frozenset(
    "Combat Fight Prevent Monitor Eliminate Eradicate Stop Protect Promote Support Counter Suppress".split()
)
IN_A_NAME = frozenset("Persons Human People Women Children Beings Minors Conflict Humans Girls".split())


def phrase_end(passage: Passage, at: int) -> int:
    """Grammar: Name = Word { [Connector {Connector}] Word }, at most LONGEST_NAME tokens."""
    tokens = passage.tokens
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_NAME:
        ahead = end
        if tokens[end].text in "?'’" and tokens[end - 1].text.endswith("s"):
            ahead += 1  # the apostrophe of a plural, often misread
        while ahead < len(tokens) and ahead - end < 3 and tokens[ahead].text in CONNECTORS:
            ahead += 1
        if ahead >= len(tokens) or not is_name(tokens[ahead]) or breaks(passage, at, end, ahead):
            break
        end = ahead + 1
    return end


def breaks(passage: Passage, at: int, end: int, ahead: int) -> bool:
    """Whether the capitalised word at `ahead` begins something else than the name from `at`."""
    tokens = passage.tokens
    between = [t.text for t in tokens[end:ahead] if t.text in CONNECTORS]
    if tokens[ahead].text in APART or tokens[end - 1].text in APART:
        return True
    if not between:
        return ahead in passage.known
    first = between[0]
    if first == "the" and tokens[end - 1].text in ACTING:
        return False
    if (
        first == "the"
        or tokens[ahead].text in LEADERS
        or (len(between) > 1 and first in {"with", "to", "in", "at", "by"})
    ):
        return True
    if first in AND:
        return ahead in passage.known or starts_anew(tokens, at, end, ahead)
    if first in {"in", "at"}:
        return not (
            tokens[ahead].text in IN_A_NAME or (has_head(tokens[at:end]) and not is_head(tokens[ahead].text))
        )
    if first in {"to", "with", "on"}:
        return not has_head(tokens[at:end])
    return ahead in passage.known and first not in OF


def starts_anew(tokens: Sequence[Token], at: int, end: int, ahead: int) -> bool:
    """Whether what follows "and" is another name: it has a head of its own, or it is no topic."""
    following = run(tokens, ahead)
    if tokens[ahead - 1].text == "the":
        topics = is_topic(tokens[ahead].text) and not has_head(following) and tokens[at].text != "Ministry"
        return not (topics and any(t.text in OF for t in tokens[at:end]))
    if is_title(tokens[ahead]) or tokens[ahead].text in {"La", "El", "Los", "Las", "Le"}:
        return True
    if any(t.text in JOINING for t in tokens[at:end]):
        return has_head(following) or (is_acronym(tokens[ahead].text) and not is_topic(tokens[ahead].text))
    if has_head(tokens[at:end]):
        return True
    left = [t.text for t in tokens[at:end] if t.text not in LEADERS]
    return (
        not has_head(following)
        or not left
        or not all(is_topic(w) or is_place(w) or w in known_words("words of names") for w in left)
    )


def run(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The capitalised words without any connector from `at`."""
    end = at
    while end < len(tokens) and end - at < 6 and is_name(tokens[end]):
        end += 1
    return tokens[at:end]


def parts(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a phrase that may name a body each: persons dropped, owners kept apart."""
    for low, high in without_persons(passage.tokens, start, end):
        yield from by_owner(passage.tokens, low, high)


def without_persons(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between titles; what follows a title without "of" is a person's name and is dropped."""
    low = at = start
    while at < end:
        if is_title(tokens[at]) and not is_adjective(tokens, at, end):
            stop = office_end(tokens, low, at, end)
            if stop:
                at = stop
                continue
            yield from ((low, at),) if low < at else ()
            of = next((i for i in range(at + 1, end) if tokens[i].text in {"of", "for", "in", "at"}), end)
            low = at = of + 1
            continue
        at += 1
    if low < end:
        yield low, end


def is_adjective(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a head follows the title at once: the Expert Group; not Officer House."""
    following = tokens[at + 1].text if at + 1 < end else ""
    return (
        is_head(following)
        and following not in known_words("heads that are surnames too")
        and following == bare(following)
    )


def office_end(tokens: Sequence[Token], low: int, at: int, end: int) -> int | None:
    """Where the title at `at` is part of a body's name, the token after that part.

    Office of the Deputy Attorney General; Council of Ministers; the Chief Prosecutor's Office.
    """
    before = tokens[low:at]
    tails = known_words("title tails")
    if has_head(before) and any(t.text in OF for t in before):
        plural = tokens[at].text.endswith("s")
        if plural or all(
            t.text in OF or t.text in {"the", "la"} or t.text in tails or is_head(t.text) for t in before[-2:]
        ):
            stop = at + 1
            while stop < end and (tokens[stop].text in tails or is_head(tokens[stop].text)):
                stop += 1
            return stop if stop == end or tokens[stop].text in CONNECTORS else None
    for stop in range(at, min(at + 6, end - 1)):
        word = tokens[stop].text
        if word != bare(word):
            return stop + 2 if is_head(tokens[stop + 1].text) else None
        if not (
            is_title(tokens[stop])
            or word in tails
            or is_topic(word)
            or is_head(word)
            or word in {"for", "of", "the"}
        ):
            return None
    return None


def by_owner(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """`Unit X of the Department Y` names two bodies; `Committee for the Protection of Y` names one."""
    for at in range(start, end - 1):
        word = tokens[at].text
        if word != bare(word) and owns(tokens, start, at, end):
            if has_head(tokens[start : at + 1]) or is_acronym(bare(word)):
                yield start, at + 1
            yield from by_owner(tokens, at + 1, end)
            return
        if at > start and word in {"of", "in", "at"} and is_owner(tokens, at + 1, end):
            if has_head(tokens[start:at]):
                yield start, at
            yield from by_owner(tokens, at + 1, end)
            return
    yield start, end


def owns(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Whether the genitive at `at` is an owner: Colombia's Ministry, not the Women's Center."""
    owner, rest = bare(tokens[at].text), tokens[at + 1 : end]
    if not has_head(rest):
        return False
    if at == start and (is_acronym(owner) or owner in COMMON):
        return True
    if country_of(owner) and (at == start or has_head(tokens[start:at])):
        return True
    return has_head(tokens[start : at + 1]) and rest[0].text in UNITS and not is_title(Token(owner, 0, 0))


def is_owner(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "of" is followed by a body: of the Ministry of X, of the Kazakhstani MFA, of MOJ."""
    rest = tokens[at:end]
    names = [t for t in rest if t.text not in CONNECTORS]
    units = any(bare(t.text) in OWNERS for t in names)
    if not names or is_title(names[0]) or (names[0].text in known_words("title tails") and not units):
        return False
    acronym = is_acronym(names[-1].text) and not is_topic(names[-1].text)
    if rest[0].text == "the":
        return (units and len(names) > 1) or acronym
    return (acronym and names[0].text in known_by_acronym()) or (
        names[0].text in {"Ministry"} and len(rest) > 2
    )


def is_generic(named: Sequence[str]) -> bool:
    """Nothing but words that any body may hold: Police Department, Working Group."""
    return all(w in HEADS or w in LEADERS or w in CONNECTORS or w in TITLES for w in named)

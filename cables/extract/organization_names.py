"""Where a text names a body: runs of capitalised words around a word such as Ministry, Fund or Police.

The walk is over tokens, left to right, and each token is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .vocabulary import load

TOKEN = re.compile(r"(?:[A-Z]\.){2,6}|[^\W\d_](?:\w|[-/&’'.](?=\w)|\?(?=s\b))*|\d+|\S")
ACRONYM = re.compile(r"(?=\w*[A-Z][\w/&-]*[A-Z])[A-Z][A-Za-z/&-]{1,11}")
CONNECTORS = frozenset("of for the and on against in to with de del la las los el y e da do dos das des du di &".split())
JOINING = frozenset("of for on against to with de del la da do des du di".split())
LEADERS = frozenset(
    "A An All Also According Although As At Both But By During Each Every For From Furthermore However If In Its Local "
    "Many Most No Of On One Our Over Per Post Post's Several Since Some Such That The Their These They This Those Through "
    "Two Three Under Until When While With Within Former Note Head Action Missing January February March April May June "
    "July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
TITLES = frozenset(
    "President Minister Ministers Chief Director Officer Officers Commissioner Inspector Colonel Captain Judge Senator "
    "Ambassador Spokesman Spokeswoman Coordinator Secretary Mr Mrs Ms Dr Prime Deputy Vice Chairman Chairwoman "
    "Chairperson Representative Governor Lieutenant Sergeant Father Sister".split()
)
# Heads that stand before the proper name: Casa Alegre, Fundacion Luz, Radio Averna.
LEADING = frozenset("Casa Fundacion Fundación Asociacion Asociación Centro Instituto Ministerio Comision Radio Hotel NGO".split())
NOT_BODIES = frozenset(
    "Convention Protocol System Plan Act Law Code Program Programme Project Agreement Treaty Report Index Strategy "
    "Decree Constitution Campaign Conference Day Week Persons Resolution Memorandum Regulation Rules Article".split()
)
ALONE = frozenset("Parliament Congress Senate Customs Mazhilis Duma Rada Majlis Shura Althingi Ombudsman Gendarmerie Jandarma Procuracy Interpol Europol".split())
DISTRIBUTED = {"Ministries": "Ministry", "Departments": "Department", "Ministers": "Ministry"}
LONGEST_NAME = 14  # words


class Token(NamedTuple):
    text: str
    start: int
    end: int


class Found(NamedTuple):
    """A name at start..end of the text, with the short form that the cable gives in brackets after it."""

    name: str
    start: int
    end: int
    short: str | None = None


def heads() -> dict[str, str]:
    """The words at the heart of a body's name, with the kind that each suggests."""
    return {word: kind for kind, words in load("organizations")["heads"].items() for word in words}


HEADS = heads()


def names(text: str) -> Iterator[Found]:
    """Every named body in the text, in order; generic words (the police, a ministry) are none."""
    tokens = [Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        if tokens[at].text in DISTRIBUTED and at + 1 < len(tokens) and tokens[at + 1].text == "of":
            found, at = distributed(tokens, at, text)
            yield from found
        elif tokens[at].text[0].isupper():
            end = phrase_end(tokens, at)
            yield from bodies(tokens, at, end, text)
            at = max(end, at + 1)
        else:
            at += 1


def is_name_word(token: Token) -> bool:
    return token.text[0].isupper()


def phrase_end(tokens: list[Token], at: int) -> int:
    """Grammar: Name = Word { [","] [Connector {Connector}] Word }, at most LONGEST_NAME tokens."""
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_NAME:
        ahead = end
        if tokens[end].text == "?" and tokens[end - 1].text.endswith("s"):
            ahead += 1  # an apostrophe read as a question mark
        while ahead < len(tokens) and ahead - end < 3 and tokens[ahead].text in CONNECTORS:
            ahead += 1
        if ahead >= len(tokens) or not is_name_word(tokens[ahead]):
            break
        between = [t.text for t in tokens[end:ahead]]
        if between[:1] == ["the"] or (between and between[0] in {"and", "&", "y"} and starts_anew(tokens, at, ahead)):
            break
        if ahead > end and tokens[end].text not in {"?"} and tokens[ahead].text in LEADERS:
            break
        end = ahead + 1
    return end


def starts_anew(tokens: list[Token], at: int, ahead: int) -> bool:
    """Whether the word after "and" begins another name: one with a head of its own, or no "of" stands before."""
    if tokens[ahead - 1].text == "the":
        return True
    if not any(t.text in JOINING for t in tokens[at:ahead]):
        return not any(t.text in HEADS for t in tokens[ahead : ahead + 3]) or tokens[ahead - 2].text in HEADS
    rest = tokens[ahead : ahead + 4]
    return any(t.text in HEADS or ACRONYM.fullmatch(t.text) and t.text.isupper() for t in rest if is_name_word(t))


def bodies(tokens: list[Token], start: int, end: int, text: str) -> Iterator[Found]:
    """The bodies named in one run of capitalised words: titles and persons cut off, owners kept apart."""
    short = short_form(tokens, end)
    for low, high in without_persons(tokens, start, end):
        for first, last in by_owner(tokens, low, high):
            found = body(tokens, first, last, text, short if last == end else None)
            if found:
                yield found


def without_persons(tokens: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between titles; what follows a title without "of" is a person's name and is dropped."""
    low = start
    for at in range(start, end):
        if tokens[at].text.strip(".") in TITLES:
            if low < at:
                yield low, at
            following = at + 1 < end and tokens[at + 1].text in CONNECTORS
            low = at + 2 if following else end
            if not following:
                return
    if low < end:
        yield low, end


def by_owner(tokens: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """`Unit X of the Department Y` names two bodies; `Committee for the Protection of Y` names one."""
    for at in range(start + 1, end - 1):
        if tokens[at].text in {"of", "in", "within", "under"} and has_head(tokens[start:at]):
            rest = tokens[at + 1 : end]
            owner = next((t for t in rest if t.text not in CONNECTORS), None)
            named = has_head(rest) or any(ACRONYM.fullmatch(t.text) and t.text.isupper() for t in rest)
            if owner and named and "the" in {t.text for t in tokens[at : at + 2]}:
                yield start, at
                yield from by_owner(tokens, at + 1, end)
                return
    yield start, end


def has_head(tokens: list[Token]) -> bool:
    return any(t.text.removesuffix("'s") in HEADS or t.text == "NGO" for t in tokens)


def body(tokens: list[Token], start: int, end: int, text: str, short: str | None) -> Found | None:
    """One name trimmed to its words, or None where it is no body."""
    while start < end and (tokens[start].text in LEADERS or tokens[start].text in CONNECTORS):
        start += 1
    end = trimmed_end(tokens, start, end, short)
    words = [t.text for t in tokens[start:end]]
    if not words or NOT_BODIES & {words[-1], words[0], *words[1:2]} or (len(words) > 2 and all(w.isupper() for w in words)):
        return None
    if short:
        start = start + initials_start(words, short)
        words = [t.text for t in tokens[start:end]]
    if not (has_head(tokens[start:end]) or (short and short.isupper() and matches(words, short))):
        return None
    if len(words) == 1 and words[0] not in ALONE and not short:
        return None
    if all(w in HEADS or w in LEADERS or w in CONNECTORS for w in words) and len(words) > 1 and not short and words[0] not in {"Border", "Customs"}:
        return None if len(words) < 3 else Found(text[tokens[start].start : tokens[end - 1].end], tokens[start].start, tokens[end - 1].end)
    if "Government" in {words[0], words[-1]} or ("NGO" in words and not is_named_ngo(words)):
        return None
    last = tokens[end - 1]
    stop = last.end - 2 if last.text.endswith(("'s", "’s")) else last.end
    return Found(text[tokens[start].start : stop], tokens[start].start, stop, short)


def is_named_ngo(words: list[str]) -> bool:
    """`Bolesta NGO` or `NGO Bolesta`, but neither `TIP NGO` nor `NGO in Lisse`."""
    name = [w for w in words if w != "NGO"]
    return bool(name) and not any(w.isupper() or w in CONNECTORS for w in name)


def trimmed_end(tokens: list[Token], start: int, end: int, short: str | None) -> int:
    """Drops what follows the last head without a connector: a person, a place, a first word of something else."""
    last = max((i for i in range(start, end) if has_head(tokens[i : i + 1])), default=None)
    if last is None or short or tokens[last].text in LEADING:
        return end
    after = last + 1
    if after < end and tokens[after].text in CONNECTORS:
        return end
    return after


def short_form(tokens: list[Token], at: int) -> str | None:
    """Grammar: "(" [quote] ["the"] Word [Word] [quote] ")" right after a name."""
    if at >= len(tokens) or tokens[at].text != "(":
        return None
    inner = []
    for token in tokens[at + 1 : at + 8]:
        if token.text == ")":
            break
        if token.text not in {'"', "'", "“", "”", "the", "or"}:
            inner.append(token)
    else:
        return None
    if len(inner) == 1 and (ACRONYM.fullmatch(inner[0].text) or inner[0].text.istitle()):
        return inner[0].text
    return None


def matches(words: list[str], short: str) -> bool:
    """Whether the initials of the words (connectors left out or in) spell the short form."""
    letters = [c for c in short.upper() if c.isalpha()]
    strict = [w[0].upper() for w in words if w not in CONNECTORS]
    return len(letters) > 2 and (strict == letters or [w[0].upper() for w in words] == letters)


def initials_start(words: list[str], short: str) -> int:
    """How many leading words do not belong to the name that the short form abbreviates (0 where unsure)."""
    return next((n for n in range(len(words)) if matches(words[n:], short)), 0)


def distributed(tokens: list[Token], at: int, text: str) -> tuple[list[Found], int]:
    """`Ministries of A (X); B and C (Y), and D`: one body for each item, each named Ministry of ..."""
    head = DISTRIBUTED[tokens[at].text]
    items, at = list_items(tokens, at + 2)
    found = []
    for low, high, short in items:
        start, end = tokens[low].start, tokens[high - 1].end
        found.append(Found(f"{head} of {text[start:end]}", start, end, short))
    return found, at


def list_items(tokens: list[Token], at: int) -> tuple[list[tuple[int, int, str | None]], int]:
    """Items as (first, end, short form); an "and" inside an item joins it, after a separator it starts the last."""
    items: list[tuple[int, int, str | None]] = []
    separated = False
    while at < len(tokens):
        while at < len(tokens) and tokens[at].text in {"and", "the", "of", "also"}:
            at += 1
        if at >= len(tokens) or not is_name_word(tokens[at]) or tokens[at].text in HEADS:
            break
        end = item_end(tokens, at)
        short = short_form(tokens, end)
        items.append((at, end, short))
        at = end
        while short and at < len(tokens) and tokens[at - 1].text != ")":
            at += 1
        if at < len(tokens) and tokens[at].text in {",", ";"}:
            at, separated = at + 1, True
        elif not (at < len(tokens) and tokens[at].text == "and"):
            break
    return (items if separated else split_pair(tokens, items)), at


def item_end(tokens: list[Token], at: int) -> int:
    end = at + 1
    while end < len(tokens) and end - at < 8:
        if is_name_word(tokens[end]):
            end += 1
        elif tokens[end].text in {"and", "&", "of"} and end + 1 < len(tokens) and is_name_word(tokens[end + 1]):
            if tokens[end + 1].text in HEADS:
                break
            end += 2
        else:
            break
    return end


def split_pair(
    tokens: list[Token], items: list[tuple[int, int, str | None]]
) -> list[tuple[int, int, str | None]]:
    """`Ministries of Interior and Justice` without any comma: two bodies."""
    if len(items) != 1:
        return items
    low, high, short = items[0]
    cut = next((i for i in range(low, high) if tokens[i].text == "and"), None)
    return items if cut is None else [(low, cut, None), (cut + 1, high, short)]

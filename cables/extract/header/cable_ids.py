"""Cables named in text, `06 STATE 202745`, and the canonical form of their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from cables.extract.places import find_post, post_code
from cables.extract.vocabulary import load

CABLE = re.compile(
    r"""
    (?<![A-Za-z0-9])
    (?: ['(]? (?P<year> (?:19|20)?\d\d ) \)? [ /-]{0,3} )?                    # 06, '06, 2006, (06)
    (?P<post> [A-Za-z][A-Za-z'.]{1,20} (?: [ -]{1,3}[A-Za-z0][A-Za-z0.']{0,20} ){0,3}? )
    [ -]{0,3} (?:\#|NO\.[ ])? (?P<number> \d{1,8} )
    (?: [ ]? [-/] [ ]? (?P<tail> \d\d ) (?![0-9]) | [ ]? \( (?P<after> (?:19|20)?\d\d ) \) )?
    (?![A-Za-z0-9/:])
    """,
    re.VERBOSE,
)
MORE = re.compile(
    r"""
    [ ]{0,2} (?P<how> , | ; | & | / | - | \bAND\b | \band\b | ,[ ]?AND\b | \bTHROUGH\b | \bTO\b )
    [ ]{0,2} (?P<number> \d{1,7} ) \b (?![ ]{0,2}(?!AND\b|TO\b)[A-Za-z]{3} | [/:.]\d | [ ]?Z)
    """,
    re.VERBOSE,
)
MISREAD_O = re.compile(r"(?<=[A-Z]{2})0(?=[A-Z ]{1,12}[A-Z0-9])|(?<=[A-Z])0(?=[A-Z]{2})")
HIGHEST = 999_999


class Found(NamedTuple):
    """A cable named in text: year as printed or None, post as printed, number, its span."""

    year: str | None
    post: str
    number: int
    start: int
    end: int


def cable_id(year: str | None, post: str, number: int) -> str | None:
    """Two digits of the year, post without blanks, number without zeros; None without a year."""
    return f"{year[-2:]}{post_code(post)}{number}" if year else None


def cables_in(text: str) -> Iterator[Found]:
    """Every cable named in a line of text, lists that share a post and ranges taken apart."""
    text = MISREAD_O.sub("O", text)
    at = 0
    while match := CABLE.search(text, at):
        found = _cable(match)
        if not found:
            at = match.start() + max(1, _first_word(text[match.start() : match.end()]))
            continue
        yield found
        at = found.end
        while (more := MORE.match(text, at)) and _may_follow(more, found):
            for number in _numbers(more, found):
                found = Found(found.year, found.post, number, more.start("number"), more.end())
                yield found
            at = more.end()


@cache
def _no_posts() -> frozenset[str]:
    return frozenset(load("stop_words")["no_posts"])


def _first_word(text: str) -> int:
    match = re.match(r"\W*\w+", text)
    return match.end() if match else 1


def _cable(match: re.Match[str]) -> Found | None:
    """The match as a cable, if its words are a post's name; leading words that are not part of it cut off."""
    number, year = int(match["number"]), match["year"] or match["after"]
    if number > HIGHEST:
        return None
    tail = int(match["tail"] or 99)
    if not year and tail < number and not 11 < tail < 60 and match["tail"]:
        year = match["tail"]
    end = match.end() if year or not match["tail"] else match.end("number")
    name = _post_name(match["post"])
    if name:
        is_whole = match["post"].startswith(name)
        start = match.start() if is_whole else match.end("post") - len(name)
        return Found(year if is_whole or not match["year"] else None, name, number, start, end)
    unknown = match["post"].isupper() and not _no_posts() & set(re.split(r"[\s.]", match["post"]))
    plausible = unknown and len(match["post"]) > 3 and (year or len(match["number"]) > 2)
    return Found(year, match["post"], number, match.start(), end) if plausible else None


def _post_name(words: str) -> str | None:
    """The known post that the words are, end with (`FROM LIMA`) or, in capitals, begin with (`LIMA DAO`)."""
    split = words.split(" ")
    ends = (" ".join(split[first:]) for first in range(len(split)))
    begins = (" ".join(split[:last]) for last in range(len(split) - 1, 0, -1) if words.isupper())
    candidates = (*ends, *(name for name in begins if len(name) > 3))
    return next((name for name in candidates if find_post(name)), None)


def _may_follow(more: re.Match[str], found: Found) -> bool:
    """Whether a number after a cable is another of the same post and not a date."""
    return len(more["number"]) > 1 and not (
        more["how"] in "/-" and len(more["number"]) < 3 and found.number > 99
    )


def _numbers(more: re.Match[str], found: Found) -> list[int]:
    """The one further number, or all of a short range."""
    last = int(more["number"])
    is_range = more["how"].upper() in {"-", "THROUGH", "TO"}
    return list(range(found.number + 1, last + 1)) if is_range and 0 < last - found.number <= 20 else [last]


def implied_year(found: Found, date: datetime, own: str | None) -> str:
    """The year of a reference that prints none: the cable's own, or the one before if the number lies ahead.

    A post numbers its cables from 1 on New Year's Day. The Department sent up to 800 a day until 2006 and 500
    later; the busiest posts send 20.
    """
    post = post_code(found.post)
    days = date.timetuple().tm_yday
    if own and (mine := re.fullmatch(rf"\d\d{re.escape(post)}(\d+)", own)):
        ahead = found.number > int(mine[1])
    else:
        rate = 20 if post != "STATE" else 800 if date.year <= 2006 else 500
        ahead = found.number > days * rate + 10 * rate
    return str(date.year - ahead)

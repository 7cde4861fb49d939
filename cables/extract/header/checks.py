"""What the parts of a header say of each other: a disagreement is a doubt for an editor, never an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from cables.extract.header.lines import DE_LINE, SECURITY, read_de_line, read_security
from cables.extract.places import find_post, post_code
from cables.extract.records import Header, Problem
from cables.extract.text.header import HeaderText
from cables.extract.text.marks import PAGE_MARKER
from cables.extract.text.misread import AS_DIGITS
from cables.extract.text.tag_codes import is_known
from cables.kinds import ProblemKind

RELEASED = {"UNCLASSIFIED": "UE", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "T"}
ID = re.compile(r"(\d\d)([A-Z]+)(\d+)")


def header_problems(text: HeaderText, body: str, header: Header, hint: str | None) -> tuple[Problem, ...]:
    """Every disagreement within a header that was read from `text`, with the place that is doubted.

    `hint` is the id that the publisher or the file name gives, `body` the message with its page markers.
    """
    found = [*_missing(header), *_against_hint(header, hint), *_first_line(text, header, body)]
    found += [*_de_line(text, header), *_security(text, header), *_vocabulary(header)]
    return tuple(found)


def _missing(header: Header) -> Iterator[Problem]:
    """The fields without which a cable can hardly be found or placed."""
    for name, value in (
        ("id", header.cable_id),
        ("date", header.date),
        ("subject", header.subject),
        ("classification", header.classification),
        ("TAGS", header.tags),
    ):
        if not value:
            yield Problem(ProblemKind.MISSING_FIELD, f"no {name} was found")


def _against_hint(header: Header, hint: str | None) -> Iterator[Problem]:
    if hint and header.cable_id and hint != header.cable_id:
        yield Problem(
            ProblemKind.CABLE_ID, f"the text gives {header.cable_id}, its publisher or file name {hint}"
        )


def _first_line(text: HeaderText, header: Header, body: str) -> Iterator[Problem]:
    """The message's first line against FM and against the page markers."""
    first = text.first
    if not first:
        return
    span = (first.start, first.end)
    if first.post and header.sender and post_code(first.post) != post_code(header.sender):
        yield Problem(ProblemKind.POST, f"FM gives {header.sender}, the first line {first.post}", *span)
    totals = {
        int(match["total"].translate(AS_DIGITS)) for match in PAGE_MARKER.finditer(text.printed + "\n" + body)
    }
    if totals and first.total is not None and totals != {first.total}:
        marked = ", ".join(map(str, sorted(totals)))
        yield Problem(
            ProblemKind.SECTIONS,
            f"the first line counts {first.total} sections, the page markers {marked}",
            *span,
        )


def _de_line(text: HeaderText, header: Header) -> Iterator[Problem]:
    """DE serial against the id (modulo 10000), day of the year against the date-time group."""
    line, match = read_de_line(text), DE_LINE.search(text.plain)
    if not line or not match:
        return
    span = (match.start(), match.end())
    named = ID.fullmatch(header.cable_id or "")
    if named and int(named[3]) % 10_000 != line.serial:
        yield Problem(
            ProblemKind.SERIAL, f"DE gives the serial {line.serial}, the id {header.cable_id}", *span
        )
    if header.date and abs(_day(header.date) - line.day) % 364 > 1:
        yield Problem(
            ProblemKind.DAY,
            f"DE gives day {line.day} of the year, the date is day {_day(header.date)}",
            *span,
        )


def _day(date: datetime) -> int:
    return date.timetuple().tm_yday


def _security(text: HeaderText, header: Header) -> Iterator[Problem]:
    """ZNR or ZNY letters against the classification."""
    printed, match = read_security(text), SECURITY.search(text.plain)
    if not printed or not match or not header.classification:
        return
    if printed[4] not in RELEASED.get(header.classification, printed[4]):
        words = f"the security line says {printed}, the first line {header.classification}"
        yield Problem(ProblemKind.CLASSIFICATION, words, match.start(), match.end())


def _vocabulary(header: Header) -> Iterator[Problem]:
    """Codes and posts that the vocabulary does not know."""
    for code in header.tags:
        if not is_known(code) and " " not in code and "/" not in code:
            yield Problem(ProblemKind.UNKNOWN_TAG, f"{code} is in no list of TAGS")
    if header.post and not find_post(header.post):
        yield Problem(ProblemKind.UNKNOWN_POST, f"{header.post} is in no list of posts")

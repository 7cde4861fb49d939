"""Headings between the paragraphs: with dash lines above, below or both, or plain on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from cables.extract.layout import Layout
from cables.extract.layout.lines import Line

LONGEST_TITLE = 100
SECTION_WORDS = re.compile(
    r"""
    \b(?: overview | prevention | investigat\w{0,6} | invstigation | prosecut\w{0,6} | protect\w{0,6}
      | assist\w{0,6} | situation | setting\sthe\sscene | hero(?:es)? | best\spractices? | partnerships?
      | summary | introduction | additional\sinformation | comments? | background | contacts? | poc
      | nominations? | child\ssoldiers? | questions?
      | statistics | conclusions? | recommendations? | political\swill | post\sreporting )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABEL = re.compile(
    r"""
    ¶?[ ]? -{0,3} [ ]{0,2}
    (?: (?:ref(?:tel)?\.?[ ]{1,2}(?:[A-Z][ ]{1,2})?)? questions? [ ]{1,3} \d{1,2}\b     # Question 23 A:
      | \d{2} [ ]?\.?[ ]? [A-Z] (?:[ ]?(?:[-,&/]|and)[ ]?[A-Z]){0,5} [ ]?[.:)(]         # 27.A. 21A. 20A-B.
      | [A-Z] (?:[ ]?(?:[-,&/]|and)[ ]?[A-Z]){0,5} [.:)] (?=[ ]|\(|[A-Z][a-z]|$)        # A. B & C. --F.
      | \d{2} [A-Z] [ ] (?:question|answer)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
UPPER_LABEL = re.compile(r"¶?[ ]?-{0,3}[ ]{0,2}(?:\d{2}[ .]{0,2})?[A-Z](?![A-Za-z])")
FULL_CODE = re.compile(r"¶?\d{2}[ ]?\.?[ ]?[A-Z](?:[ ]?[-,&/][ ]?[A-Z]){0,5}[ ]?[.:]")
ROMAN = re.compile(r"[IVX]{1,4}\.")
NO_TITLE_END = re.compile(r"[.,;?!&]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines (dash lines too) and text; `section` is false for a titled story in an answer."""

    first: int
    last: int
    title: str
    section: bool


def is_label(text: str) -> bool:
    """Whether a line begins with a question's code or letter; `text` is the beginning of the line."""
    match = LABEL.match(text)
    if not match:
        return False
    worded = text.lstrip("¶- ")[:1].isupper() and "uestion" in match.group().lower()
    return worded or bool(UPPER_LABEL.match(text))


def find_headings(layout: Layout, numbered: Collection[int]) -> dict[int, Heading]:
    """Headings by the index of their first line; `numbered` are the lines that begin a numbered paragraph."""
    found: dict[int, Heading] = {}
    lines, at = layout.lines, 0
    while at < len(lines):
        heading = _heading_at(layout, at, numbered)
        if heading:
            found[at] = heading
            at = heading.last
        at += 1
    return found


def _heading_at(layout: Layout, at: int, numbered: Collection[int]) -> Heading | None:
    lines = layout.lines
    if lines[at].kind not in {"rule", "text"} or (
        at and lines[at].kind == "text" and lines[at - 1].kind == "text"
    ):
        return None
    above = lines[at].kind == "rule"
    first = _next(lines, at + 1) if above else at
    last = first
    while last < len(lines) and lines[last].kind == "text" and last - first < 3 and last not in numbered:
        last += 1
    if last == first or last - first > 2:
        return None
    rule = _next(lines, last)
    below = rule < len(lines) and lines[rule].kind == "rule" and rule - last <= 1
    title = " ".join(layout.source[line.start : line.end] for line in lines[first:last])
    title = title.lstrip("¶ ")
    if not _may_be_title(title, above or below) or not (
        above or below or _stands_alone(layout, at, last, numbered, title)
    ):
        return None
    end = rule if below else last - 1
    section = _is_section(title) or _next_starts(layout, end + 1, numbered)
    return Heading(at, end, title.strip(" :"), section)


def _next(lines: tuple[Line, ...], at: int) -> int:
    """`at`, or the line after one blank line there."""
    return at + 1 if at + 1 < len(lines) and lines[at].kind == "blank" else at


def _may_be_title(title: str, ruled: bool) -> bool:
    if not title or len(title) > LONGEST_TITLE * (1 + ruled) or not any(c.isalpha() for c in title):
        return False
    return not (NO_TITLE_END.search(title) and not title.endswith(("?", "ETC."))) and not title.startswith(
        "-"
    )


def _is_section(title: str) -> bool:
    return bool(SECTION_WORDS.search(title)) or title.upper() == title


def _stands_alone(layout: Layout, first: int, last: int, numbered: Collection[int], title: str) -> bool:
    """A title without dash lines: one line between blank ones, worded like a section."""
    lines = layout.lines
    if last - first > 1 or (last < len(lines) and lines[last].kind == "text" and last not in numbered):
        return False
    capitals = title.upper() == title and sum(c.isalpha() for c in title) >= 5
    worded = SECTION_WORDS.search(title) and not title.endswith(":") and _title_case(title)
    if is_label(title) and not (capitals and ROMAN.match(title)):
        return False
    return bool(capitals or worded) and (
        _next_starts(layout, last, numbered) or bool(SECTION_WORDS.search(title))
    )


def _title_case(title: str) -> bool:
    words = [
        word
        for word in re.findall(r"[A-Za-z']{4,}", title)
        if word.lower() not in {"with", "from", "against"}
    ]
    return bool(words) and all(word[0].isupper() for word in words) and len(words) <= 10


def _next_starts(layout: Layout, at: int, numbered: Collection[int]) -> bool:
    """Whether the next text begins a numbered paragraph or a lettered answer."""
    lines = layout.lines
    while at < len(lines) and lines[at].kind not in {"text", "rule"}:
        at += 1
    if at >= len(lines) or lines[at].kind == "rule":
        return False
    return at in numbered or is_label(layout.source[lines[at].start : lines[at].start + 40])

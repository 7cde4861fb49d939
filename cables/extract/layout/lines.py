"""The body's lines by kind: text, blank, dash line, page marker, notice of a missing section, stray caption.

No meaning is given to text here; a marker inside a line cuts the line in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cables.extract.text.marks import PAGE_MARKER
from cables.extract.text.misread import AS_DIGITS
from cables.extract.text.runs import Span

POST_WORDS = re.compile(r"(?:[A-Z][A-Z.'-]{0,15}[ ]){0,3}[A-Z][A-Z.'-]{1,15}[ ]{1,4}$")
SECTION_LINE = re.compile(
    r"""
    (?:UNCLAS(?:SIFIED)?|(?:C[ ]?O[ ]?N[ ]?F|S[ ]E[ ]C)[A-Z ]{2,24})   # classification word
    (?:[ ]E[ ]?F[ ]?T[ ]?O)? [ ]{1,3}
    SECTION [ ]{1,3} (?P<section>\d{1,3}) [ ]{1,3} OF [ ]{1,3} (?P<total>\d{1,3})
    """,
    re.VERBOSE,
)
MISSING_NOTICE = re.compile(
    r"""
    [*\\#\[( \t-]{0,16}
    (?: missing [ ]{1,3} section s? [ ]{1,3} (?P<before>\d{1,3})
      | section [ ]{1,3} (?P<after>\d{1,3}) (?:[ ]OF[ ]\d{1,3})? [ ]{1,3} (?:is[ ]|was[ ])?
        (?:missing|not[ ]received|lost|garbled) )
    [*\\#\]). \t-]{0,16}
    """,
    re.VERBOSE | re.IGNORECASE,
)
HEADER_AGAIN = re.compile(
    r"(?:SIPDIS|SENSITIVE|NOFORN|E\.?O\.? ?1\d{4}|TAGS?\b|SUBJ(?:ECT)?\b|STATE FOR|DEPT FOR|"
    r"DEPARTMENT FOR|C O R R E C T E D)"
)
STRAY_CAPTION = re.compile(r"(?:(?:SIPDIS|SENSITIVE|NOFORN|NNNN|BT)[,/ ]{0,3}){1,4}(?:#\d{4})?")
CAVEAT = re.compile(r"[*/ -]{0,8}(?:SENSITIVE BUT UNCLASSIFIED|UNCLASSIFIED|SBU)\b[A-Z /,*-]{0,60}\.?")
LOST_TEXT = re.compile(r"#{5,}")
INNER_RULE = re.compile(r"(?<!\S)-{5,}(?: -{1,4})?(?!\S)")
RULE_CHARACTERS = frozenset("-=_*~\\–—+.")


class Line(NamedTuple):
    """A line without its outer blanks. kind: text, blank, rule, marker, missing, lost, stray."""

    start: int
    end: int
    kind: str
    section: int | None


@dataclass(frozen=True, slots=True)
class Marker:
    """A page marker: where it stands, with its post's name, and which section of how many it opens."""

    span: Span
    section: int
    total: int
    misread: bool


def page_markers(source: str, start: int, end: int, posts: tuple[str, ...] = ()) -> list[Marker]:
    """Every page marker of source[start:end], with the (perhaps shortened) name of the post before it."""
    found: list[Marker] = []
    for match in PAGE_MARKER.finditer(source, start, end):
        section, total = _number(match["section"]), _number(match["total"])
        if not 0 < section <= total:
            continue
        floor = max(start, found[-1].span.end if found else start)
        begins = _name_start(source, floor, match.start(), posts)
        misread = not (match["serial"] + match["section"] + match["total"]).isdigit()
        found.append(Marker(Span(begins, match.end()), section, total, misread))
    return found


def _number(printed: str) -> int:
    return int(printed.translate(AS_DIGITS))


def _name_start(source: str, floor: int, serial: int, posts: tuple[str, ...]) -> int:
    """Where the post's name before the serial begins: the known post's, else all capitals."""
    window = source[max(floor, serial - 64, source.rfind("\n", 0, serial) + 1) : serial]
    words = POST_WORDS.search(window)
    if not words:
        return serial
    name, begins = words.group(), serial - len(words.group())
    for post in posts:
        at = name.rstrip().rfind(post[:10])
        if at >= 0 and len(name.rstrip()) - at <= len(post):
            return begins + at
    return begins


def body_lines(source: str, start: int, end: int, markers: list[Marker], first: int | None) -> list[Line]:
    """The lines of source[start:end]; `first` is the section in which the text before any marker lies."""
    lines: list[Line] = []
    at, section = start, first
    for marker in markers:
        lines.extend(_plain_lines(source, at, marker.span.start, section))
        section = marker.section
        lines.append(Line(*marker.span, "marker", section))
        at = marker.span.end
    lines.extend(_plain_lines(source, at, end, section))
    return list(_with_repeated_headers(source, lines))


def _plain_lines(source: str, start: int, end: int, section: int | None) -> Iterator[Line]:
    at = start
    for raw in source[start:end].splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            yield Line(at, at, "blank", section)
        else:
            begins = at + len(raw) - len(raw.lstrip())
            yield from _with_inner_rules(stripped, begins, section)
        at += len(raw)


def _with_inner_rules(text: str, begins: int, section: int | None) -> Iterator[Line]:
    """A line that was joined with the heading after it, "... in 2009. ----- Prevention -----", as several."""
    rules = list(INNER_RULE.finditer(text)) if "-----" in text else []
    if len(rules) < 2:
        yield Line(begins, begins + len(text), line_kind(text), section)
        return
    at = 0
    for start, end in [*(rule.span() for rule in rules), (len(text), len(text))]:
        if words := text[at:start].strip():
            first = begins + text.index(words, at)
            yield Line(first, first + len(words), line_kind(words), section)
        if start < end:
            yield Line(begins + start, begins + end, "rule", section)
        at = end


def line_kind(text: str) -> str:
    """The kind of one stripped line that is neither blank nor a page marker."""
    if len(text) > 160:
        return "text"
    if LOST_TEXT.fullmatch(text):
        return "lost"
    if is_rule(text):
        return "rule"
    if MISSING_NOTICE.fullmatch(text):
        return "missing"
    if STRAY_CAPTION.fullmatch(text) or CAVEAT.fullmatch(text):
        return "stray"
    return "section" if SECTION_LINE.match(text) else "text"


def is_rule(text: str) -> bool:
    """A line of at least three dashes, equals signs, asterisks or the like, blanks between allowed."""
    marks = [c for c in text if c not in " \t"]
    return len(marks) >= 3 and all(c in RULE_CHARACTERS for c in marks) and any(c in "-=_*~–—" for c in marks)


def _with_repeated_headers(source: str, lines: list[Line]) -> Iterator[Line]:
    """Lines after a repeated section line (`UNCLAS SECTION 02 OF 04 ...`) in their section."""
    section: int | None = None
    header = False
    for line in lines:
        text = source[line.start : min(line.end, line.start + 160)]
        if line.kind == "section" and (match := SECTION_LINE.match(text)):
            section, header = int(match["section"]), True
            yield Line(line.start, line.end, "marker", section)
            continue
        if line.kind == "marker":
            section = None
        header = header and (line.kind in {"blank", "stray"} or bool(HEADER_AGAIN.match(text)))
        kind = "stray" if header and line.kind == "text" else line.kind
        yield Line(line.start, line.end, kind, section if section is not None else line.section)

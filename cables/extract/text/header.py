"""A header's text, cleaned and split once: uniform blanks, labelled fields in any order, first line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from cables.extract.text.marks import PAGE_MARKER, PAGE_MARKER_WITH_POST, PORTION
from cables.extract.text.misread import AS_DIGITS
from cables.extract.vocabulary import load

AT_LINE_START = re.compile(
    r"""
    ^[ ¶>]{0,40}
    (?: (?P<eo> E\.?[ ]?O\.?[ ]?\d{5} )
      | (?P<tags> TAGS?\b [ ]? [:;.]? )
      | (?P<subject> SUB(?:J|JECT|ECT)\b [ ]? (?: [:;.] | (?![ ]{0,4}(?:TO|OF|MATTER)\b)(?=[ ]) ) )
      | (?P<ref> REF (?:S|TELS?|ERENCES?)?\b (?:[ ]?\(S\))? [ ]?
            (?: [:;.] | (?=[ ]{0,6}[(\[]?[A-Z][)\].:])
              | (?=[ ]{0,6}\d\d[ ]) | (?=[ ]{0,6}[A-Z]{3,20}[ ]\d) ) )
      | (?P<classified> (?:CLASSIFIED|DERIVED|DECLASSIFY)[ ](?:BY|FROM|ON)\b | REASONS?[ ]?: | DECL[ ]?: )
    )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
INSIDE_LINE = re.compile(
    r"""
    (?<=[ .;,)])
    (?: (?P<eo> E\.O\.[ ]?\d{5} )
      | (?P<tags> TAGS[ ]?: )
      | (?P<subject> (?:SUBJECT|Subject|SUBJ)[ ]?: )
      | (?P<ref> (?:REF|REFS|REFTELS?|Refs?|REFERENCES?)[ ]?: )
      | (?P<classified> (?:CLASSIFIED|Classified)[ ](?:BY|By|by)\b )
    )
    """,
    re.VERBOSE,
)
PARAGRAPH_ONE = re.compile(
    rf"""
    (?: (?:^|(?<=\s)) ¶ [ ]? 1 [ ]? [.)]? (?=[ (])                     # the publisher's pilcrow
      | (?:^|(?<=\s)) 1 [ ]? \.? [ ]{{0,4}} (?={PORTION})  # a portion mark follows
      | ^[ ]{{0,8}} 1 [ ]? \. (?=[ ])                                    # alone at the beginning of a line
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
EO_LINE = re.compile(r"\W{0,3}(?:E\.?\s?O\.?\s?1\d{4}|TAGS?\b)", re.IGNORECASE)
LEAST_LINES = 3
DASH_LINE = re.compile(r"^[ ]{0,8}(?:[-=_][ ]?){4,200}", re.MULTILINE)
FIRST_LINE = re.compile(
    r"^ {0,4}(?:\d{1,2}:\d{2} )?(?:UNCLAS|C O N F I D|S E C R E T|CONFIDENTIAL |SECRET )", re.MULTILINE
)
LEVELS = {
    "UNCLAS": "UNCLASSIFIED",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "TOPSECRET": "TOP SECRET",
    "SECRET": "SECRET",
}
LEVEL = re.compile(
    r"""
    (?<![A-Z])
    (?P<level> UNCLAS(?:SIFIED)? | U[ ]N[ ]C[ ]L[ ]A[ ]S(?:[ ]S[ ]I[ ]F[ ]I[ ]E[ ]D)?
      | C[ ]?O[ ]?N[ ]?F[ ]?I[ ]?D[ ]?E[ ]?N[ ]?T[ ]?I[ ]?A[ ]?L
      | T[ ]?O[ ]?P[ ]{0,3}S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T | S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T )
    (?![A-Z])
    """,
    re.VERBOSE,
)
SECTION = re.compile(r"\bSECTION\s{1,3}(\d{1,3})\s{1,3}OF\s{1,3}(\d{1,3})\b")
MARKED_TOTAL = re.compile(r"\b0\d{7}\s{1,4}\d{3}(?:\.\d)?\s{1,4}OF\s{1,4}(\d{3})\b")
POST_SERIAL = re.compile(
    r"""
    [ ]{0,4}
    (?P<post> [A-Z][A-Z0.'-]{0,20} (?:[ ][A-Z0][A-Z0.'-]{0,20}){0,7} ) [ ]{1,4} (?P<serial> \d{3,8} )\b
    """,
    re.VERBOSE,
)
EFTO = re.compile(r"(?:^|[ ])E[ ]?F[ ]?T[ ]?O(?=[ ]|$)")
CHARACTERS = str.maketrans({**dict.fromkeys("\t\x0b\x0c\xa0\u2002\u2003\u2009\u200b\ufeff*", " "), "\r": " "})


class Field(NamedTuple):
    """One labelled field: where its label begins, and where its content does and ends."""

    name: str
    label: int
    start: int
    end: int


class FirstLine(NamedTuple):
    """`UNCLAS SECTION 01 OF 16 POST 000614`: level, number of sections, post as printed, serial, its span."""

    level: str
    total: int | None
    post: str | None
    serial: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeaderText:
    """`printed` as in the source; `plain` as long, with uniform blanks, without emphasis and page markers."""

    printed: str
    plain: str
    fields: tuple[Field, ...]
    first: FirstLine | None

    @classmethod
    def of(cls, printed: str) -> HeaderText:
        text = plain(printed)
        return cls(printed, text, labelled_fields(text), read_first_line(text))

    def find(self, name: str) -> Field | None:
        """The first field of this name; one whose label is in capitals goes before a web page's own."""
        found = [each for each in self.fields if each.name == name]
        shouted = [each for each in found if self.plain[each.label : each.start].isupper()]
        return next(iter(shouted or found), None)

    def field(self, name: str) -> str | None:
        """What stands after the label of that field."""
        found = self.find(name)
        return self.plain[found.start : found.end] if found else None

    @property
    def sections(self) -> int | None:
        """How many transmission sections were sent, by the first line or a page marker; None for one."""
        if self.first and self.first.total:
            return self.first.total
        said = SECTION.search(self.plain)
        marker = PAGE_MARKER.search(self.printed)
        if said:
            return int(said[2])
        return int(marker["total"].translate(AS_DIGITS)) if marker else None


def is_double_spaced(lines: Sequence[str]) -> bool:
    """Whether a publisher put a blank line after every line, from the E.O. line on."""
    begins = next((at for at, line in enumerate(lines) if EO_LINE.match(line)), len(lines))
    told = [at for at in range(begins, len(lines) - 1) if lines[at].strip()]
    return len(told) >= LEAST_LINES and not any(lines[at + 1].strip() for at in told)


def plain(text: str) -> str:
    """The text with uniform blanks, without emphasis marks and page markers; as long as before."""
    text = text.replace("\r\n", " \n").replace("\r", "\n").translate(CHARACTERS)
    return PAGE_MARKER_WITH_POST.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def labelled_fields(text: str) -> tuple[Field, ...]:
    """The labelled fields of plain header text in their order; each ends where the next label begins."""
    labels = sorted(_labels(text), key=lambda label: label[1])
    ends = [*(start for _, start, _ in labels[1:]), len(text)]
    return tuple(
        Field(name, start, after, max(after, end))
        for (name, start, after), end in zip(labels, ends, strict=False)
    )


def _labels(text: str) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of every label: at the beginning of a line in any case, inside one in capitals."""
    taken: set[int] = set()
    for pattern in (AT_LINE_START, INSIDE_LINE):
        for match in pattern.finditer(text):
            if match.lastgroup and match.end() not in taken:
                taken.add(match.end())
                yield match.lastgroup, match.start(match.lastgroup), match.end()


def message_cut(content: str) -> str:
    """A field's content up to the first sign of the message or of another line of the header."""
    ends = [
        match.start()
        for pattern in (PARAGRAPH_ONE, DASH_LINE, FIRST_LINE)
        if (match := pattern.search(content))
    ]
    return content[: min(ends, default=len(content))]


def read_first_line(text: str) -> FirstLine | None:
    """CLASS [EFTO] [SECTION nn OF nn] [POST nnnnnn] wherever it begins; None where it is missing."""
    match = next((m for line in FIRST_LINE.finditer(text) if (m := LEVEL.search(text, line.start()))), None)
    match = match or LEVEL.search(text)
    if not match:
        return None
    level = LEVELS[re.sub(r"\s|SIFIED", "", match["level"])[:12]]
    end_of_line = text.find("\n", match.end())
    end = min(end_of_line if end_of_line > 0 else len(text), match.end() + 160)
    section = SECTION.search(text, match.end(), end)
    at = section.end() if section else match.end()
    named = _post_serial(text, at, end)
    return FirstLine(
        level, int(section[2]) if section else None, *named[:2], match.start(), max(at, named[2])
    )


def _post_serial(text: str, start: int, end: int) -> tuple[str | None, int | None, int]:
    """Post and serial after the classification, captions and EFTO left out; and where they end."""
    match = POST_SERIAL.search(text, start, end)
    if not match:
        return None, None, start
    words = [word for word in EFTO.sub(" ", match["post"]).split() if word not in captions()]
    return " ".join(words) or None, int(match["serial"]), match.end()


@cache
def captions() -> frozenset[str]:
    """The words that are captions."""
    return frozenset(row["code"] for row in load("captions")["captions"])

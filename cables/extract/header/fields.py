"""Where each labelled field of a header stands: E.O., TAGS, SUBJECT, REF, in any order and layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
PAGE_MARKER = re.compile(r"(?:\b[A-Z][A-Z.'-]{1,15} ){0,4}\b0\d{7} {1,4}\d{3}(?:\.\d)? {1,4}OF {1,4}\d{3}\b")
PARAGRAPH_ONE = re.compile(
    r"""
    (?: (?:^|(?<=\s)) ¶ [ ]? 1 [ ]? [.)]? (?=[ (])                     # the publisher's pilcrow
      | (?:^|(?<=\s)) 1 [ ]? \.? [ ]{0,4} (?=\((?:U|C|S|SBU|LOU)[/)])  # a portion mark follows
      | ^[ ]{0,8} 1 [ ]? \. (?=[ ])                                    # alone at the beginning of a line
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
DASH_LINE = re.compile(r"^[ ]{0,8}(?:[-=_][ ]?){4,200}", re.MULTILINE)
FIRST_LINE = re.compile(r"^ {0,4}(?:UNCLAS|C O N F I D|S E C R E T|CONFIDENTIAL |SECRET )", re.MULTILINE)
CHARACTERS = str.maketrans({**dict.fromkeys("\t\x0b\x0c\xa0\u2002\u2003\u2009\u200b\ufeff*", " "), "\r": " "})


class Field(NamedTuple):
    """One labelled field: where its label begins, and where its content does and ends."""

    name: str
    label: int
    start: int
    end: int


def plain(text: str) -> str:
    """The text with uniform blanks, without emphasis marks and page markers; as long as before."""
    text = text.replace("\r\n", " \n").replace("\r", "\n").translate(CHARACTERS)
    return PAGE_MARKER.sub(lambda match: " " * len(match.group()), text)


def fields(text: str) -> tuple[Field, ...]:
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


def find_field(text: str, name: str) -> Field | None:
    """The first field of this name; one whose label is in capitals goes before a web page's own."""
    found = [each for each in fields(text) if each.name == name]
    shouted = [each for each in found if text[each.label : each.start].isupper()]
    return next(iter(shouted or found), None)


def field(text: str, name: str) -> str | None:
    """What stands after the label of that field."""
    found = find_field(text, name)
    return text[found.start : found.end] if found else None


def message_cut(content: str) -> str:
    """A field's content up to the first sign of the message or of another line of the header."""
    ends = [
        match.start()
        for pattern in (PARAGRAPH_ONE, DASH_LINE, FIRST_LINE)
        if (match := pattern.search(content))
    ]
    return content[: min(ends, default=len(content))]

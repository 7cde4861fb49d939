"""References inside a cable, "see para. 16", resolved on true numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .records import CheckRecord, ParagraphRecord, Span

# para 16 / paras 30 and 51 / paragraphs 3, 4 and 7 / para.16 / paragraph 4B
REFERENCE = re.compile(
    r"""
    (?P<before>[\w.]{0,12}\ ?)            # STATE, reftel: then the paragraph is another cable's
    \b[Pp]ara(?:graph)?s?\b\.?[ ]?        # the word
    (?P<numbers>\d{1,3}\b[A-Z]?(?:(?:,[ ]|[ ]and[ ]|[ ]?&[ ]?|-)\d{1,3}\b){0,8})
    (?P<after>[ ]?\(?of\ (?:ref|the\ ref|\d\d\ ))?
    """,
    re.VERBOSE,
)
ELSEWHERE = re.compile(r"ref(?:tel)?|state|[A-Z]\)?$", re.I)


def reference_checks(paragraphs: Sequence[ParagraphRecord]) -> Iterator[CheckRecord]:
    """One check for each number that the cable points to; it agrees where such a paragraph exists."""
    held = {p.number: p for p in paragraphs if p.number is not None}
    for paragraph in paragraphs:
        for match in REFERENCE.finditer(paragraph.text):
            if match["after"] or ELSEWHERE.fullmatch(match["before"].strip()):
                continue
            span = paragraph.body.span(match.start("numbers"), match.end("numbers"))
            for printed in re.findall(r"\d{1,3}", match["numbers"]):
                yield reference_check(paragraph, int(printed), held.get(int(printed)), span)


def reference_check(
    paragraph: ParagraphRecord, number: int, target: ParagraphRecord | None, span: tuple[int, int]
) -> CheckRecord:
    here = f"paragraph {paragraph.number}" if paragraph.number is not None else "unnumbered text"
    if target is None:
        text = f"{here} points to paragraph {number}, which this cable does not have"
    elif target.state == "lost":
        text = f"{here} points to paragraph {number}, which is lost"
    else:
        text = f"{here} points to paragraph {number}"
    numbers = (paragraph.number,) if paragraph.number is not None else ()
    spans = [Span(*span)]
    if target is not None:
        numbers += (number,)
        spans.append(Span(target.start, target.end))
    return CheckRecord("cross-reference", numbers, text, target is not None, None, None, tuple(spans))

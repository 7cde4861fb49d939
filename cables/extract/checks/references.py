"""References inside a cable, "see para. 16", resolved on true numbers, on questions and on items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cables.extract.questions.questionnaires import Questionnaire
from cables.extract.records import CheckRecord, ParagraphRecord
from cables.extract.text.runs import Span

# para 16 / paras 30 and 51 / paragraphs 3, 4 and 7 / para.16 / paragraph 4B / paragraph 29.A
REFERENCE = re.compile(
    r"""
    (?P<before>[\w.]{0,12}[ ]?)           # STATE, reftel: then the paragraph is another cable's
    \b[Pp]ara(?:graph)?s?\b\.?[ ]?        # the word
    (?P<numbers>\d{1,3}\.?[A-Z]?\b(?:(?:,[ ]|[ ]and[ ]|,[ ]and[ ]|[ ]?&[ ]?|-)\d{1,3}\.?[A-Z]?\b){0,8})
    (?P<after>[ ]?\(?of[ ]?(?:ref|the[ ]ref|\d\d[ ]))?
    """,
    re.VERBOSE,
)
ONE = re.compile(r"(\d{1,3})\.?([A-Z]?)\b")
ELSEWHERE = re.compile(r"ref(?:tel)?\.?|state|[A-Z]\)?|clause|subparagraph", re.I)
OTHER_CABLE = re.compile(r"\b[Rr]ef(?:tel|s)?\b[^.;]{0,40}$")
LAW = re.compile(r"\b(?:clause|shall|[Aa]rticle \d{1,4},?)\s[^.;]{0,60}$")
IN_LAW = re.compile(r"^[^.;]{0,60}\bshall\b")
LEAST_NUMBERED = 10  # paragraphs with a number before a missing one is worth telling
NEAR = 60  # characters before a reference that may say whose paragraph it is


def reference_checks(
    paragraphs: Sequence[ParagraphRecord], asked: Questionnaire | None
) -> Iterator[CheckRecord]:
    """One check for each number that the cable points to; it agrees where such a paragraph exists."""
    held = {p.number: p for p in paragraphs if p.number is not None}
    answering = {code: p for p in reversed(paragraphs) for code in p.questions}
    for paragraph in paragraphs:
        if "ara" not in paragraph.text:  # most have none, and looking for what stands before it takes long
            continue
        letters = {item.letter for item in paragraph.items}
        for match in REFERENCE.finditer(paragraph.text):
            if is_elsewhere(paragraph.text, match):
                continue
            span = paragraph.body.span(match.start("numbers"), match.end("numbers"))
            for number, letter in ONE.findall(match["numbers"]):
                target = held_as(number, letter, held, answering, asked)
                target = target or (paragraph if number in letters else None)
                if target is not None or is_missing(number, held, asked):
                    yield reference_check(paragraph, number + letter, target, span)


def is_elsewhere(text: str, match: re.Match[str]) -> bool:
    """Whether the words around say that another cable's paragraph or a law's is meant."""
    if match["after"] or ELSEWHERE.fullmatch(match["before"].strip()):
        return True
    before = text[max(0, match.end("before") - NEAR) : match.end("before")]
    return bool(
        OTHER_CABLE.search(before)
        or LAW.search(before)
        or IN_LAW.search(text[match.end() : match.end() + 80])
    )


def held_as(
    number: str,
    letter: str,
    held: Mapping[int, ParagraphRecord],
    answering: Mapping[str, ParagraphRecord],
    asked: Questionnaire | None,
) -> ParagraphRecord | None:
    """The paragraph with that number; for 29A the one that answers it."""
    if letter and asked and number in asked.numbers:
        return answering.get(number + letter)
    return held.get(int(number))


def is_missing(number: str, held: Mapping[int, ParagraphRecord], asked: Questionnaire | None) -> bool:
    """Whether the cable numbers its paragraphs so far that one without a place is worth telling.

    The instruction's own paragraphs are no paragraphs of the cable.
    """
    return len(held) >= LEAST_NUMBERED and not (asked and number in asked.numbers)


def reference_check(
    here: ParagraphRecord, printed: str, target: ParagraphRecord | None, span: Span
) -> CheckRecord:
    start = f"paragraph {here.number}" if here.number is not None else "unnumbered text"
    text = f"{start} points to paragraph {printed}"
    if target is None:
        text += ", which this cable does not have"
    elif target.state == "lost":
        text += ", which is lost"
    numbers = dict.fromkeys(p.number for p in (here, target) if p is not None and p.number is not None)
    held = target is not None and target.start < target.end  # of an empty paragraph nothing can be shown
    spans = (span, Span(target.start, target.end)) if target and held else (span,)
    return CheckRecord("cross-reference", tuple(numbers), text, target is not None, None, None, spans)

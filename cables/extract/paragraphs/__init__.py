"""Body lines -> paragraphs: true numbers, portion marks, headings, running text, what was cut or lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cables.extract.layout import Layout
from cables.extract.paragraphs.drafts import Draft, Walker
from cables.extract.paragraphs.headings import LONGEST_TITLE, SECTION_WORDS, find_headings, is_label
from cables.extract.paragraphs.numbers import paragraph_numbers
from cables.extract.paragraphs.text import find_items, joined
from cables.extract.questions.questionnaires import Questionnaire
from cables.extract.records import ParagraphRecord, Problem, Repair
from cables.extract.text.runs import MappedText, Span
from cables.kinds import ProblemKind

CAPITALS = re.compile(r"[A-Z][A-Z' &/,().-]{5,110}")
MAX_PARAGRAPHS = 20_000


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs, what was taken out between and inside them, and the doubts."""

    paragraphs: tuple[ParagraphRecord, ...]
    removed: tuple[Span, ...]
    problems: tuple[Problem, ...]


def read_body(layout: Layout, questionnaire: Questionnaire | None = None) -> Body:
    """The paragraphs of a cable. Numbers strictly increase; text without a number has number None."""
    numbers = paragraph_numbers(layout, section_numbers(questionnaire))
    walker = Walker(layout, numbers, find_headings(layout, {n.line for n in numbers}))
    drafts = walker.walk()
    repairs = sorted([*walker.repairs, *layout.repairs], key=lambda repair: repair.start)
    paragraphs = tuple(_with_own_headings(_records(layout, drafts, repairs)))
    return Body(
        paragraphs, tuple(sorted([*layout.removed, *walker.removed])), tuple(_doubts(layout, paragraphs))
    )


def read_paragraphs(
    layout: Layout, questionnaire: Questionnaire | None = None
) -> tuple[ParagraphRecord, ...]:
    """The paragraphs alone."""
    return read_body(layout, questionnaire).paragraphs


def section_numbers(questionnaire: Questionnaire | None) -> frozenset[int]:
    """Paragraph numbers of the year's instruction cable, which a post may use for its own paragraphs."""
    if questionnaire is None:
        return frozenset(range(18, 34))
    printed = [n for section in questionnaire.sections for n in (section.number, *section.may_be) if n]
    return frozenset(int(n) for n in printed if n.isdigit())


def _records(layout: Layout, drafts: list[Draft], repairs: list[Repair]) -> Iterator[ParagraphRecord]:
    """The finished paragraphs; each carries the repairs that lie inside it."""
    place = 0
    last = next((d for d in reversed(drafts) if d.pieces), None)
    for draft in drafts[:MAX_PARAGRAPHS]:
        body = joined(layout.source, draft.pieces, layout.wrap) if draft.pieces else MappedText("", ())
        end = body.source(len(body.text)) if body.text else max(draft.start, draft.opened)
        while place < len(repairs) and repairs[place].start < draft.start:
            place += 1
        inside = list(draft.repairs)
        while place < len(repairs) and repairs[place].start < end:
            inside.append(repairs[place])
            place += 1
        if draft is last and draft.state == "whole" and layout.signature is None and _cut_short(body.text):
            draft.state = "cut"
        yield ParagraphRecord(
            draft.number,
            body,
            draft.start,
            end,
            _printed(layout.source, draft),
            draft.mark,
            draft.state,
            draft.heading,
            transmission_sections=tuple(sorted(draft.sections)),
            items=find_items(body.text, draft.state == "tail"),
            repairs=tuple(inside),
        )


def _printed(source: str, draft: Draft) -> str | None:
    return source[draft.printed.start : draft.printed.end] if draft.printed else None


def _cut_short(text: str) -> bool:
    return bool(text) and (text[-1].isalnum() or text[-1] in ",-(")


def _with_own_headings(records: Iterable[ParagraphRecord]) -> Iterator[ParagraphRecord]:
    """A paragraph that is itself a heading (`4. PREVENTION:`) heads itself and those after it."""
    inherited: str | None = None
    printed: str | None = None
    for record in records:
        if record.heading != printed:
            inherited = printed = record.heading
        own = _own_heading(record) if record.number is not None else None
        if own:
            inherited = own
        yield replace(record, heading=inherited) if inherited != record.heading else record


def _own_heading(record: ParagraphRecord) -> str | None:
    """The title in a paragraph's first line: all of the line, or capitals before a colon."""
    first = record.text.split("\n", 1)[0]
    title = first.strip(" :.")
    if len(first) > LONGEST_TITLE or not title:
        return None
    if CAPITALS.fullmatch(title):
        return title
    rest = record.text[len(first) :].lstrip()
    ended = first.rstrip().endswith(":") or (
        first.rstrip()[-1:].isalpha() and (not rest or is_label(rest[:60]))
    )
    return title if ended and SECTION_WORDS.search(" ".join(title.split()[:3])) else None


def _doubts(layout: Layout, paragraphs: tuple[ParagraphRecord, ...]) -> Iterator[Problem]:
    """What an editor should see of the numbering and the ends of paragraphs."""
    former = 0
    for record in paragraphs:
        start, end = record.start, record.end
        if record.number is None and record.printed:
            said = f"{record.printed} is printed again after paragraph {former}"
            yield Problem(ProblemKind.REPEATED_NUMBER, said, start, end)
        if record.number is not None:
            if record.number > former + 1 and former:
                said = f"paragraph {record.number} follows {former}"
                yield Problem(ProblemKind.NUMBER_SKIPPED, said, start, start)
            former = record.number
        yield from _lost(record)
    if not former and paragraphs:
        start = layout.body.start
        yield Problem(ProblemKind.NO_NUMBERS, "no paragraph numbers were found", start, start)
    if layout.signature is None:
        yield Problem(ProblemKind.NO_SIGNATURE, "no signature was found", layout.body.end, layout.body.end)


def _lost(record: ParagraphRecord) -> Iterator[Problem]:
    """What of a paragraph was not received."""
    start, end = record.start, record.end
    if record.state == "tail":
        number = f"its number {record.number} is inferred" if record.number else "its number is unknown"
        said = f"the beginning of this text was not received; {number}"
        yield Problem(ProblemKind.LOST_HEAD, said, start, end)
    elif record.state == "cut":
        said = f"the end of paragraph {record.number or 'without number'} was not received"
        yield Problem(ProblemKind.LOST_END, said, start, end)
    elif record.state == "lost":
        yield Problem(ProblemKind.LOST_PARAGRAPH, f"paragraph {record.number} was not received", start, start)

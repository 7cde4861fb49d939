"""Printed question references -> question codes of the right year's questionnaire, and the answers to them.

    candidates -> those that run forward -> the text cut at them -> the rest inferred -> the kind of each

`assign` is the door; `questionnaire` chooses the year's questionnaire from the header.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cables.extract.questions import inference
from cables.extract.questions.chain import believed
from cables.extract.questions.kinds import kind, set_aside
from cables.extract.questions.places import Event, Place, find
from cables.extract.questions.questionnaires import Questionnaire, questionnaire
from cables.extract.questions.quotes import answer_start
from cables.extract.questions.stretches import Gap, Stretch, cut
from cables.extract.records import AnswerRecord, Header, Item, ParagraphRecord, Problem, Repair
from cables.kinds import ANSWERING, ProblemKind

__all__ = ["assign", "questionnaire"]

BASES = ("repaired", "printed", "carried", "inferred")
Assigned = tuple[tuple[ParagraphRecord, ...], tuple[AnswerRecord, ...], tuple[Problem, ...]]


def assign(paragraphs: Sequence[ParagraphRecord], asked: Questionnaire | None, header: Header) -> Assigned:
    """The paragraphs with their codes (bodies cut after the reference), the answers in order, the doubts."""
    if asked is None and header.document.kind not in ANSWERING:
        return tuple(paragraphs), (), ()
    if asked is None:
        problem = Problem(
            ProblemKind.NO_QUESTIONNAIRE, f"no questionnaire is known for {header.cable_id or 'this cable'}"
        )
        return tuple(paragraphs), (), (problem,)
    candidates = find(paragraphs, asked)
    events = believed(candidates, asked)
    stretches, gaps = cut(paragraphs, events, asked)
    stretches, left = _inferred(paragraphs, stretches, gaps, candidates, asked)
    answers = tuple(_answers(paragraphs, stretches, asked))
    revised = _revised(paragraphs, stretches, events)
    problems = [
        *_unknown(answers, asked),
        *_doubted(paragraphs, revised, candidates, events),
        *_unplaced(paragraphs, left),
    ]
    return revised, answers, tuple(problems)


def _inferred(
    paragraphs: Sequence[ParagraphRecord],
    stretches: list[Stretch],
    gaps: Sequence[Gap],
    candidates: Sequence[Event],
    asked: Questionnaire,
) -> tuple[list[Stretch], list[Gap]]:
    """The stretches with those that are only inferred, in order, and the gaps that are left."""
    own = inference.own_numbers(paragraphs, [c for c in candidates if isinstance(c, Place)], asked)
    if own:
        return own, []
    tails = inference.missing_letters(paragraphs, stretches, asked)
    known = {tail.index for tail in tails}
    taken = {code for stretch in stretches for code in stretch.codes}
    placed, left = inference.gaps(paragraphs, [gap for gap in gaps if gap.index not in known], taken)
    return sorted(stretches + tails + placed, key=lambda stretch: (stretch.index, stretch.start)), left


def _answers(
    paragraphs: Sequence[ParagraphRecord], stretches: Sequence[Stretch], asked: Questionnaire
) -> Iterator[AnswerRecord]:
    for stretch in stretches:
        text = paragraphs[stretch.index].text
        aside = set_aside(text, stretch.start, stretch.end) if len(stretch.codes) > 1 else {}
        for start, end, said in _pieces(text, stretch):
            for code in stretch.codes:
                if code in aside and said != "question":
                    yield _answer(paragraphs, stretch, code, aside[code], "not applicable", asked)
                else:
                    yield _answer(paragraphs, stretch, code, (start, end), said, asked)


def _answer(
    paragraphs: Sequence[ParagraphRecord],
    stretch: Stretch,
    code: str,
    place: tuple[int, int],
    said: str,
    asked: Questionnaire,
) -> AnswerRecord:
    paragraph = paragraphs[stretch.index]
    span = paragraph.body.span(*place)
    topics = asked.topics(code) or ((code,) if stretch.nominates else ())
    basis = stretch.basis
    return AnswerRecord(
        code, paragraph.number, stretch.index, span.start, span.end, said, basis, asked.year, topics
    )


def _pieces(text: str, stretch: Stretch) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind): the question that the post quotes, and its answer."""
    start, end = stretch.start, stretch.end
    answered = start
    if stretch.role == "question":
        answered = end
    elif stretch.role is None and not stretch.continues:
        answered = answer_start(text, start, end)
    for low, high, said in ((start, answered, "question"), (answered, end, None)):
        low += len(text[low:high]) - len(text[low:high].lstrip())
        high = low + len(text[low:high].rstrip())
        if low < high:
            yield low, high, said or kind(text[low:high])


def _revised(
    paragraphs: Sequence[ParagraphRecord], stretches: Sequence[Stretch], events: Sequence[Event]
) -> tuple[ParagraphRecord, ...]:
    by_index: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_index[stretch.index].append(stretch)
    places: dict[int, list[Place]] = defaultdict(list)
    for event in events:
        if isinstance(event, Place):
            places[event.index].append(event)
    return tuple(
        _with_reference(_with_codes(paragraph, by_index[index]), places[index])
        for index, paragraph in enumerate(paragraphs)
    )


def _with_codes(paragraph: ParagraphRecord, stretches: Sequence[Stretch]) -> ParagraphRecord:
    coded = [stretch for stretch in stretches if not stretch.nominates]
    if not coded:
        return paragraph
    codes = tuple(dict.fromkeys(code for stretch in coded for code in stretch.codes))
    basis = min((stretch.basis for stretch in coded), key=BASES.index)
    return replace(paragraph, questions=codes, questions_basis=basis)


def _with_reference(paragraph: ParagraphRecord, places: Sequence[Place]) -> ParagraphRecord:
    """The paragraph with its repairs, and its body after the reference that heads it."""
    repairs = tuple(_repair(paragraph, place) for place in places if place.repaired)
    paragraph = replace(paragraph, repairs=paragraph.repairs + repairs)
    if not places or not places[0].head:
        return paragraph
    at = places[0].reference.end
    items = tuple(Item(i.letter, i.start - at, i.end - at) for i in paragraph.items if i.start >= at)
    body = paragraph.body.slice(at, len(paragraph.text))
    return replace(paragraph, body=body, items=items, mark=paragraph.mark or places[0].reference.mark)


def _repair(paragraph: ParagraphRecord, place: Place) -> Repair:
    reference = place.reference
    at = paragraph.text.index(reference.printed, reference.start)
    span = paragraph.body.span(at, at + len(reference.printed))
    number = place.section.number if place.section else reference.number
    return Repair(span.start, span.end, reference.printed, f"{number}{place.letters}", "question code")


def _unknown(answers: Sequence[AnswerRecord], asked: Questionnaire) -> Iterator[Problem]:
    for answer in answers:
        if answer.question not in asked.by_code and not answer.topics:
            text = f"the questionnaire of {asked.year} has no question {answer.question}"
            yield Problem(ProblemKind.UNKNOWN_QUESTION, text, answer.start, answer.end)


def _doubted(
    paragraphs: Sequence[ParagraphRecord],
    revised: Sequence[ParagraphRecord],
    candidates: Sequence[Event],
    events: Sequence[Event],
) -> Iterator[Problem]:
    """References with a number of the questionnaire that were not believed, because they break the order."""
    kept = {(e.index, e.reference.start) for e in events if isinstance(e, Place)}
    for place in candidates:
        if not isinstance(place, Place) or place.reference.number is None or place.own:
            continue
        reference = place.reference
        codes = {f"{reference.number}{letter}" for letter in place.letters}
        if (place.index, reference.start) not in kept and not codes <= set(revised[place.index].questions):
            span = paragraphs[place.index].body.span(reference.start, reference.end)
            yield Problem(
                ProblemKind.DOUBTFUL_QUESTION, f"{reference.printed} was not read as a question", *span
            )


def _unplaced(paragraphs: Sequence[ParagraphRecord], left: Sequence[Gap]) -> Iterator[Problem]:
    for gap in left:
        span = paragraphs[gap.index].body.span(gap.start, gap.end)
        yield Problem(ProblemKind.UNPLACED_TEXT, f"no question of {gap.section.name} is named here", *span)

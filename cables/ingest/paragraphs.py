"""Paragraph records -> readings by key, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cables.deciding.readings import Readings
from cables.extract.records import AnswerRecord, CableRecord, ParagraphRecord
from cables.models import Cable, Paragraph
from cables.text.alignment import Span, outer
from cables.writing.answers import AnswerReading, in_order, put_answers

from .context import Context
from .dividing import Divided
from .rows import Synced, sync
from .vocabulary import section_of

PUBLISHED = ("public_text", "public_runs", "public_repairs", "withheld")


def paragraph_reading(
    paragraph: ParagraphRecord, order: int, section: str, aliases: list[str]
) -> dict[str, Any]:
    return {
        "order": order,
        "number": paragraph.number,
        "printed": paragraph.printed or "",
        "mark": paragraph.mark or "",
        "state": paragraph.state,
        "heading": paragraph.heading or "",
        "section": section,
        "text": paragraph.text,
        "runs": [list(run) for run in paragraph.body.runs],
        "start": paragraph.start,
        "end": paragraph.end,
        "transmission_sections": list(paragraph.transmission_sections),
        "items": [asdict(item) for item in paragraph.items],
        "repairs": [asdict(repair) for repair in paragraph.repairs],
        "aliases": aliases,
        "removed_at": None,
    }


def sync_paragraphs(
    cable: Cable, divided: Divided, rows: Mapping[str, Paragraph], context: Context
) -> Synced[str, Paragraph]:
    """Paragraphs matched by key, then what they answer."""
    record, addresses = divided.record, divided.keys
    answers = _effective(dict(zip(addresses, answer_readings(record), strict=True)), rows, context.readings)
    wanted = {
        key: paragraph_reading(paragraph, at, _section(answers[key]), divided.aliases[at])
        for at, (key, paragraph) in enumerate(zip(addresses, record.paragraphs, strict=True))
    }
    synced = sync(
        Paragraph,
        rows,
        wanted,
        context.readings,
        make=lambda key: Paragraph(cable=cable, key=key),
        publish=context.publication.paragraph,
        published=PUBLISHED,
    )
    synced.changed |= _put_answers(cable, answers, synced, context)
    return synced


def _effective(
    read: Mapping[str, list[AnswerReading]], rows: Mapping[str, Paragraph], readings: Readings
) -> dict[str, list[AnswerReading]]:
    """What each paragraph answers: the editor's word where there is one."""
    return {
        key: readings.effective(rows[key], "questions", machine) if key in rows else machine
        for key, machine in read.items()
    }


def _section(answers: Sequence[AnswerReading]) -> str:
    return section_of(answers[0]["year"], answers[0]["code"]) if answers else ""


def _put_answers(
    cable: Cable,
    answers: Mapping[str, Sequence[AnswerReading]],
    synced: Synced[str, Paragraph],
    context: Context,
) -> bool:
    """Rows of a corrected paragraph that the correction strikes out stay, marked rejected."""
    wanted = {synced.rows[key].pk: list_ for key, list_ in answers.items()}
    readings = context.readings
    wanted |= {row.pk: [] for row in synced.vanished if not readings.correction(row, "questions")}
    corrected = [row.pk for row in synced.rows.values() if readings.correction(row, "questions")]
    struck = cable.answers.filter(paragraph_id__in=corrected).values_list("pk", flat=True)
    keep = set(struck) if corrected else set()
    return put_answers(cable, wanted, keep, fresh=context.fresh)


def answer_readings(record: CableRecord) -> list[list[AnswerReading]]:
    """What each paragraph answers, by its place in the record."""
    found: list[dict[tuple[str, int], AnswerReading]] = [{} for _ in record.paragraphs]
    for answer in record.answers:
        reading = _answer(answer, record.paragraphs[answer.index])
        found[answer.index].setdefault((reading["code"], reading["start"]), reading)
    return [in_order(readings.values()) for readings in found]


def _answer(answer: AnswerRecord, paragraph: ParagraphRecord) -> AnswerReading:
    start, end = in_text(paragraph, answer.start, answer.end)
    return AnswerReading(
        year=answer.year,
        code=answer.question[:40],
        start=start,
        end=end,
        kind=answer.kind,
        basis=answer.basis,
    )


def in_text(paragraph: ParagraphRecord, start: int, end: int) -> Span:
    """A stretch of the source as a stretch of the paragraph's text."""
    return outer(paragraph.body.runs, start, end, len(paragraph.text))

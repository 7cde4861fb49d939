"""The questions of a paragraph and the TAGS of a cable: lists that are read and corrected as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from cables.models.cables import Cable, CableTag, Paragraph, Tag
from cables.models.questions import Answer, Question
from cables.writing.copying import insert


class AnswerReading(TypedDict):
    """A stretch of a paragraph's text as read and the question of a year that it answers."""

    year: int
    code: str
    start: int
    end: int
    kind: str
    basis: str


def tags(cable: Cable) -> list[str]:
    return list(CableTag.objects.filter(cable=cable).order_by("order").values_list("tag_id", flat=True))


def put_tags(cable: Cable, codes: Sequence[str]) -> bool:
    """Make the TAGS line read so; says whether anything had to be changed."""
    rows = {row.tag_id: row for row in CableTag.objects.filter(cable=cable).order_by("order")}
    if list(rows) == list(codes):
        return False
    Tag.objects.bulk_create([Tag(code=code, kind="") for code in codes], ignore_conflicts=True)
    wanted = [
        rows.pop(code) if code in rows else CableTag(cable=cable, tag_id=code)
        for code in dict.fromkeys(codes)
    ]
    for order, row in enumerate(wanted):
        row.order = order
    CableTag.objects.bulk_update([row for row in wanted if row.pk], ["order"])
    CableTag.objects.bulk_create(row for row in wanted if row.pk is None)
    if rows:
        CableTag.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    return True


def questions(paragraph: Paragraph) -> list[AnswerReading]:
    """What the paragraph is said to answer, in the order of its text."""
    rows = paragraph.answers.filter(rejected=False).select_related("question")
    return in_order(
        AnswerReading(
            year=row.question.year,
            code=row.question.code,
            start=row.start,
            end=row.end,
            kind=row.kind,
            basis=row.basis,
        )
        for row in rows
    )


def in_order(readings: Iterable[AnswerReading]) -> list[AnswerReading]:
    return sorted(readings, key=lambda reading: (reading["start"], reading["year"], reading["code"]))


def put_questions(paragraph: Paragraph, readings: Sequence[AnswerReading]) -> bool:
    """Make the paragraph answer these. What an editor strikes out stays as a rejected row."""
    wanted = {paragraph.pk: readings}
    kept = [row for row in paragraph.answers.all() if row.basis != Answer.Basis.EDITOR]
    changed = put_answers(paragraph.cable, wanted, {row.pk for row in kept})
    first = next(iter(readings), None)
    asked = Question.objects.filter(year=first["year"], code=first["code"]).first() if first else None
    paragraph.section = asked.section if asked else ""
    return changed


def put_answers(
    cable: Cable, wanted: Mapping[int, Sequence[AnswerReading]], keep: set[int], *, fresh: bool = False
) -> bool:
    """Make the paragraphs (by their ids) answer these; of other rows, those in `keep` are marked rejected and
    the rest deleted. Says whether anything had to be changed. `fresh`: they answer nothing yet."""
    known = () if fresh else Answer.objects.filter(cable=cable, paragraph_id__in=wanted)
    rows = {(row.paragraph_id, row.question_id, row.start): row for row in known}
    asked = question_ids(
        {(reading["year"], reading["code"]) for list_ in wanted.values() for reading in list_}
    )
    created: dict[tuple[int, int, int], Answer] = {}
    updated: list[Answer] = []
    for paragraph_id, readings in wanted.items():
        for reading in readings:
            key = (paragraph_id, asked[reading["year"], reading["code"]], reading["start"])
            row = rows.pop(key, None)
            if row is None:
                created.setdefault(key, _answer(cable, key, reading))
            elif _differs(row, reading):
                updated.append(row)
    insert(created.values())
    Answer.objects.bulk_update(updated, ["end", "kind", "basis", "rejected", "version"])
    return _strike(rows.values(), keep) or bool(created or updated)


def _answer(cable: Cable, key: tuple[int, int, int], reading: AnswerReading) -> Answer:
    paragraph_id, question_id, start = key
    return Answer(
        cable=cable,
        paragraph_id=paragraph_id,
        question_id=question_id,
        start=start,
        end=reading["end"],
        kind=reading["kind"],
        basis=reading["basis"],
    )


def _differs(row: Answer, reading: AnswerReading) -> bool:
    """Whether the row had to be changed to what the reading says."""
    before = (row.end, row.kind, row.basis, row.rejected)
    row.end, row.kind, row.basis, row.rejected = reading["end"], reading["kind"], reading["basis"], False
    changed = before != (row.end, row.kind, row.basis, row.rejected)
    row.version += changed
    return changed


def _strike(rows: Iterable[Answer], keep: set[int]) -> bool:
    gone = [row for row in rows if row.pk not in keep]
    struck = [row for row in rows if row.pk in keep and not row.rejected]
    if gone:
        Answer.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if struck:
        Answer.objects.filter(pk__in=[row.pk for row in struck]).update(rejected=True)
    return bool(gone or struck)


def question_ids(asked: set[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Ids of questions by year and code; a code that no questionnaire holds gets a row without a label."""
    years, codes = {year for year, _ in asked}, {code for _, code in asked}
    known = Question.objects.filter(year__in=years, code__in=codes).values_list("year", "code", "pk")
    ids = {(year, code): pk for year, code, pk in known if (year, code) in asked}
    for year, code in sorted(asked - ids.keys()):
        question = Question(
            year=year, code=code, section="", order=999, confidence="not in the questionnaire"
        )
        question.save()
        ids[year, code] = question.pk
    return ids

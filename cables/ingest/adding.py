"""Figures that an editor added, found again by their words; where the machine reads one too, they are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cables.deciding.dividing import like
from cables.extract.records import CableRecord, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import Span
from cables.models import Paragraph, Review, Statistic

from .context import Context
from .rows import Reading


def place_added(
    rows: Sequence[Statistic],
    record: CableRecord,
    paragraphs: Sequence[Paragraph],
    wanted: dict[int, Reading],
    context: Context,
) -> dict[int, Statistic]:
    """Give every added figure its reading in `wanted`, instead of the machine's own of the same number; the
    rows that were added, by the place of their number or under a key that no reading has."""
    found: dict[int, Statistic] = {}
    records = record.paragraphs
    for row in rows:
        correction = context.readings.correction(row, "added")
        if correction is None:
            continue
        said = correction.says or {}
        place = _find(said, records)
        if place is None:
            context.readings.note(correction, {"is": "its words are not found"})
            _unplace(row)
            found[-row.pk] = row
            continue
        at, start = place
        reading, number = _reading(said, records[at], start, paragraphs[at])
        same = {
            s.value_start for s in record.statistics if _overlap(s, number)
        } & wanted.keys() - found.keys()
        readings = [wanted.pop(key) for key in sorted(same)]
        context.readings.note(correction, _told(readings[0]) if readings else None)
        wanted[number.start] = reading
        found[number.start] = row
    return found


def _overlap(statistic: StatisticRecord, number: Span) -> bool:
    return statistic.value_start < number.end and number.start < statistic.value_end


def _find(said: Mapping[str, Any], records: Sequence[ParagraphRecord]) -> tuple[int, int] | None:
    """(paragraph, offset in its text) of the quoted words, nearest to where they stood."""
    pattern = re.compile(like(said["quote"]))
    found = [
        (abs(record.body.source(match.start() + said["number"][0]) - said["at"]), at, match.start())
        for at, record in enumerate(records)
        for match in pattern.finditer(record.text)
    ]
    return min(found)[1:] if found else None


def _reading(
    said: Mapping[str, Any], record: ParagraphRecord, start: int, paragraph: Paragraph
) -> tuple[dict[str, Any], Span]:
    """The row's columns, and where its number stands in the source."""
    words, (low, high) = said["quote"], said["number"]
    end = _behind(record.text, start, words)
    value_start = _behind(record.text, start, words[:low])
    value_start += len(record.text[value_start:end]) - len(record.text[value_start:end].lstrip())
    value_end = _behind(record.text, value_start, words[low:high])
    number = record.body.span(value_start, value_end)
    place = {"start": start, "end": end, "value_start": value_start, "value_end": value_end}
    return {
        "paragraph": paragraph.pk,
        "source_start": number.start,
        "review": Review.ADDED.value,
        **place,
        **said["values"],
    }, number


def _behind(text: str, at: int, words: str) -> int:
    """Where these words end that begin at `at`."""
    match = re.compile(like(words)).match(text, at) if words.split() else None
    return match.end() if match else at


def _unplace(row: Statistic) -> None:
    """Keep it, out of what is public, until an editor decides."""
    if row.review == Review.ADDED:
        Statistic.objects.filter(pk=row.pk).update(review=Review.UNPLACED, version=row.version + 1)


def _told(reading: Mapping[str, Any]) -> dict[str, Any]:
    """What the machine reads at the same number, for the editor to compare."""
    names = ("value", "value_min", "value_max", "qualifier", "unit", "kind", "what", "period", "source")
    return {name: reading[name] for name in names}

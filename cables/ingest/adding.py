"""What an editor added, found again by its words; where the machine reads the same, they are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from cables.deciding.dividing import like
from cables.extract.records import CableRecord, ParagraphRecord
from cables.extract.text.runs import Span
from cables.models import Mention, Paragraph, Review, Statistic

from .context import Context
from .rows import Reading

Finding = TypeVar("Finding", Statistic, Mention)
# What a machine reads at the same place is told to the editor in these fields.
TOLD = {
    Statistic: ("value", "value_min", "value_max", "qualifier", "unit", "kind", "what", "period", "source"),
    Mention: ("organization", "form"),
}


def place_added(
    rows: Sequence[Finding],
    record: CableRecord,
    paragraphs: Sequence[Paragraph],
    wanted: dict[int, Reading],
    spans: Mapping[int, Span],
    context: Context,
) -> dict[int, Finding]:
    """Give every added row its reading in `wanted`, instead of the machine's own of the same words; the rows
    that were added, by their place or under a key that no reading has. `spans` are the words in the source of
    each reading in `wanted`: of a figure its number."""
    found: dict[int, Finding] = {}
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
        reading, words = READ[type(row)](said, records[at], start, paragraphs[at])
        same = {key for key, span in spans.items() if span.start < words.end and words.start < span.end}
        readings = [wanted.pop(key) for key in sorted(same & wanted.keys() - found.keys())]
        told = {name: readings[0][name] for name in TOLD[type(row)]} if readings else None
        context.readings.note(correction, told)
        wanted[words.start] = reading
        found[words.start] = row
    return found


def _find(said: Mapping[str, Any], records: Sequence[ParagraphRecord]) -> tuple[int, int] | None:
    """(paragraph, offset in its text) of the quoted words, nearest to where they stood."""
    pattern = re.compile(like(said["quote"]))
    found = [
        (abs(record.body.source(match.start() + said["number"][0]) - said["at"]), at, match.start())
        for at, record in enumerate(records)
        for match in pattern.finditer(record.text)
    ]
    return min(found)[1:] if found else None


def _figure(
    said: Mapping[str, Any], record: ParagraphRecord, start: int, paragraph: Paragraph
) -> tuple[dict[str, Any], Span]:
    """The row's columns, and where its number stands in the source."""
    words, (low, high) = said["quote"], said["number"]
    end = _behind(record.text, start, words)
    value_start = _behind(record.text, start, words[:low])
    value_start += len(record.text[value_start:end]) - len(record.text[value_start:end].lstrip())
    value_end = _behind(record.text, value_start, words[low:high])
    place = {"start": start, "end": end, "value_start": value_start, "value_end": value_end}
    return _columns(said, paragraph, place, number := record.body.span(value_start, value_end)), number


def _mention(
    said: Mapping[str, Any], record: ParagraphRecord, start: int, paragraph: Paragraph
) -> tuple[dict[str, Any], Span]:
    """The row's columns, and where its words stand in the source."""
    end = _behind(record.text, start, said["quote"])
    place = {"start": start, "end": end, "form": record.text[start:end][:250]}
    return _columns(said, paragraph, place, words := record.body.span(start, end)), words


def _columns(
    said: Mapping[str, Any], paragraph: Paragraph, place: Mapping[str, Any], source: Span
) -> dict[str, Any]:
    return {
        "paragraph": paragraph.pk,
        "source_start": source.start,
        "review": Review.ADDED.value,
        **place,
        **said["values"],
    }


READ: Mapping[type, Callable[..., tuple[dict[str, Any], Span]]] = {Statistic: _figure, Mention: _mention}


def _behind(text: str, at: int, words: str) -> int:
    """Where these words end that begin at `at`."""
    match = re.compile(like(words)).match(text, at) if words.split() else None
    return match.end() if match else at


def _unplace(row: Statistic | Mention) -> None:
    """Keep it, out of what is public, until an editor decides."""
    if row.review == Review.ADDED:
        type(row)._default_manager.filter(pk=row.pk).update(review=Review.UNPLACED, version=row.version + 1)

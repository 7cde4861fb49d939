"""Readings compared with rows that are there: create, update or leave alone, never delete and insert."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db import models

from cables.deciding.readings import Readings
from cables.models import Mention, Paragraph, Statistic
from cables.writing.copying import insert

from .context import Context

Row = TypeVar("Row", bound=models.Model)
Key = TypeVar("Key", bound=Hashable)
Reading = Mapping[str, Any]


@dataclass
class Synced(Generic[Key, Row]):
    """The rows by key as they stand now, those that no reading speaks of any more, whether any changed."""

    rows: dict[Key, Row] = field(default_factory=dict)
    vanished: list[Row] = field(default_factory=list)
    changed: bool = False


def sync(
    model: type[Row],
    rows: Mapping[Key, Row],
    wanted: Mapping[Key, Reading],
    readings: Readings,
    *,
    make: Callable[[Key], Row],
    publish: Callable[[Row], None] = lambda row: None,
    published: Iterable[str] = (),
) -> Synced[Key, Row]:
    """Bring rows to what was read; `publish` then sets the columns in `published`, which follow from it."""
    synced: Synced[Key, Row] = Synced()
    created: list[Row] = []
    updated: list[Row] = []
    fields: set[str] = set()
    for key, reading in wanted.items():
        row = synced.rows[key] = rows[key] if key in rows else make(key)
        before = {name: getattr(row, name) for name in published}
        changed = readings.apply(row, reading)
        publish(row)
        changed |= {name for name, value in before.items() if getattr(row, name) != value}
        if row.pk is None:
            created.append(row)
        elif changed:
            updated.append(row)
            fields |= changed | _bumped(row)
    insert(created)
    if updated:
        model._default_manager.bulk_update(updated, sorted(fields))
    synced.vanished = [row for key, row in rows.items() if key not in wanted]
    synced.changed = bool(created or updated)
    return synced


def _bumped(row: Any) -> set[str]:
    """An editor who has the row before him must hear that it changed."""
    if not hasattr(row, "version"):
        return set()
    row.version += 1
    return {"version"}


def occurrences(keys: Iterable[Hashable]) -> list[tuple[Hashable, int]]:
    """The keys made unique: each with how many of its like came before."""
    seen: Counter[Hashable] = Counter()
    numbered = []
    for key in keys:
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered


def rekeyed(
    rows: Iterable[Row],
    wanted: Mapping[int, Reading],
    row_like: Callable[[Row], Hashable],
    reading_like: Callable[[Reading], Hashable],
) -> dict[int, Row]:
    """For a text whose offsets moved: each reading's key with the row that says the same, in order.

    Rows that no reading is like come under keys that no reading has.
    """
    alike: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        alike[row_like(row)].append(row)
    found: dict[int, Row] = {}
    for key, reading in wanted.items():
        if same := alike[reading_like(reading)]:
            found[key] = same.pop(0)
    return found | {-row.pk: row for left in alike.values() for row in left}


def matched(
    rows: Iterable[Any], wanted: Mapping[int, Reading], context: Context, likeness: Sequence[str]
) -> dict[int, Any]:
    """Rows by the place of the reading that each belongs to: the same place, or in a text whose offsets
    moved the same words. Rows without a place come under keys that no reading has."""
    if not context.moved:
        return {-row.pk if row.source_start is None else row.source_start: row for row in rows}
    return rekeyed(
        rows,
        wanted,
        lambda row: tuple(context.readings.read(row, name) for name in likeness),
        lambda reading: tuple(plain(reading[name]) for name in likeness),
    )


def publisher(paragraphs: Sequence[Paragraph], publish: Callable[[Any], None]) -> Callable[[Any], None]:
    """As `publish`, for a finding that knows its paragraph's id only."""
    by_id = {paragraph.pk: paragraph for paragraph in paragraphs}

    def publish_in_place(finding: Statistic | Mention) -> None:
        finding.paragraph = by_id[finding.paragraph_id]
        publish(finding)

    return publish_in_place


def forget(rows: Iterable[models.Model], context: Context) -> bool:
    """Delete what the machine no longer reads; what an editor vouches for stays, without a place."""
    rows = list(rows)
    held = [row for row in rows if context.readings.has_any(row)]
    kept = [row for row in held if getattr(row, "source_start", None) is not None]
    gone = [row for row in rows if row not in held]
    for row in kept:
        type(row)._default_manager.filter(pk=row.pk).update(source_start=None)
    for model in {type(row) for row in gone}:
        model._default_manager.filter(pk__in=[row.pk for row in gone]).delete()
    return bool(kept or gone)


def plain(value: Any) -> Hashable:
    """A number in the one form in which columns and readings give it."""
    return format(Decimal(value).normalize(), "f") if isinstance(value, str) and _is_number(value) else value


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(".", "", 1).isdigit()

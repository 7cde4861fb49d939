"""Readings compared with rows that are there: create, update or leave alone, never delete and insert."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import models

from cables.deciding.readings import Readings
from cables.writing.copying import insert

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

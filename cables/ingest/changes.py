"""What an ingest would change in a cable, field by field, told before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from cables.deciding.correcting import CORRECTABLE, get
from cables.models import Cable, Correction

from .loading import ingest_bytes
from .outcomes import Outcome

Snapshot = dict[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a cable or of a paragraph; `before` is None for what is new, `after` for what is gone."""

    thing: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one cable; `corrections` are in force and stay, of which `otherwise` would be to
    decide again, as the machine would read otherwise than when they were made; `checked` things were found
    right by an editor."""

    outcome: Outcome
    changes: list[Change]
    corrections: int
    otherwise: int
    checked: int


def preview(name: str, content: bytes) -> list[Foreseen]:
    """What would become of these bytes, and what would be published otherwise than now. Nothing is kept."""
    outcomes = ingest_bytes(name, content, preview=True)
    before = [_snapshot(outcome) for outcome in outcomes]
    with transaction.atomic():
        ingest_bytes(name, content)
        after = [_snapshot(outcome) for outcome in outcomes]
        corrected = [_corrected(outcome) for outcome in outcomes]
        transaction.set_rollback(True)
    compared = [list(_compared(*both)) for both in zip(before, after, strict=True)]
    return [
        Foreseen(outcome, changes, *kept)
        for outcome, changes, kept in zip(outcomes, compared, corrected, strict=True)
    ]


def _corrected(outcome: Outcome) -> tuple[int, int, int]:
    """(corrections in force, those to decide again, things that an editor found right)"""
    found = Correction.objects.filter(cable__cable_id=outcome.cable_id, withdrawn_at=None)
    checked = found.checks().count()
    return found.count() - checked, found.filter(changed_reading=True).count(), checked


def _snapshot(outcome: Outcome) -> Snapshot:
    """Every published field that can be corrected, of the cable and of its paragraphs."""
    cable = Cable.objects.filter(cable_id=outcome.cable_id, held=True).first()
    if cable is None:
        return {}
    found = _fields("cable", cable)
    for paragraph in cable.paragraphs.filter(removed_at=None).select_related("cable"):
        found |= _fields(paragraph.key, paragraph)
    return found


def _fields(name: str, thing: models.Model) -> Snapshot:
    return {(name, field): _said(get(thing, field)) for field in CORRECTABLE[type(thing)]}


def _said(value: Any) -> Any:
    """Answers by their codes: where in the paragraph they stand is not what an editor looks for."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [item.get("code") or item.get("printed") or item.get("name") for item in value]
    return value


def _compared(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for thing, field in dict.fromkeys([*before, *after]):
        old, new = before.get((thing, field)), after.get((thing, field))
        if old != new and (old or new):
            yield Change(thing, field, old, new)

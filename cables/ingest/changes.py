"""What an ingest would change in the cables of some files, told before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from cables.models import Cable, Correction

from .loading import load, prepare
from .outcomes import Outcome
from .reading import read_content

Published = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one cable, and what is published of it before and after; `corrections` are in
    force and stay, of which `otherwise` would be to decide again, as the machine would read otherwise than
    when they were made; `checked` things were found right by an editor."""

    outcome: Outcome
    before: Published
    after: Published
    corrections: int
    otherwise: int
    checked: int


def preview(files: Iterable[tuple[str, bytes]], published: Callable[[Cable], Published]) -> list[Foreseen]:
    """What would become of these files, by name and bytes; `published` says what is public of a cable.
    Nothing is kept."""
    received = [one for name, content in files for one in read_content(name, content)]
    ids = [record.header.cable_id for one in received for record in one.records]
    prepare()
    with transaction.atomic():
        before = {cable_id: _of(cable_id, published) for cable_id in ids}
        outcomes = list(load(received))
        foreseen = [_foreseen(outcome, before, published) for outcome in outcomes]
        transaction.set_rollback(True)
    return foreseen


def _foreseen(
    outcome: Outcome, before: Mapping[str | None, Published], published: Callable[[Cable], Published]
) -> Foreseen:
    found = Correction.objects.filter(cable__cable_id=outcome.cable_id, withdrawn_at=None)
    checked = found.checks().count()
    return Foreseen(
        outcome,
        before.get(outcome.cable_id, {}),
        _of(outcome.cable_id, published),
        corrections=found.count() - checked,
        otherwise=found.filter(changed_reading=True).count(),
        checked=checked,
    )


def _of(cable_id: str | None, published: Callable[[Cable], Published]) -> Published:
    cable = Cable.objects.filter(cable_id=cable_id, held=True).first() if cable_id else None
    return published(cable) if cable else {}

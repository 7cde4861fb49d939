"""How cables point at each other: references, stubs for what is not held, what replaces what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from django.db.models import F

from cables.models.cables import UNREAD, Cable, Reference


class ReferenceReading(TypedDict):
    """One item of the REF line; `cable_id` is empty where it is no cable."""

    printed: str
    cable_id: str
    kind: str
    label: str


def stub(cable_id: str) -> Cable:
    """The cable of this id; where it is not held, the place that is kept for it."""
    return Cable.objects.get_or_create(cable_id=cable_id, defaults={"held": False, "version": UNREAD})[0]


def references(cable: Cable) -> list[ReferenceReading]:
    return _readings(cable.references.select_related("target").order_by("order"))


def _readings(rows: Iterable[Reference]) -> list[ReferenceReading]:
    return [
        ReferenceReading(
            printed=row.unmasked or row.printed,
            cable_id=row.target.cable_id if row.target else "",
            kind=row.kind,
            label=row.label,
        )
        for row in rows
    ]


def put_references(cable: Cable, items: Sequence[ReferenceReading]) -> bool:
    """Make the REF line read so; says whether anything had to be changed."""
    rows = {row.order: row for row in cable.references.select_related("target").order_by("order")}
    if _readings(rows.values()) == list(items):
        return False
    before = {row.target_id for row in rows.values()}
    targets = _stubs({item["cable_id"] for item in items} - {""})
    wanted = [
        rows.pop(order) if order in rows else Reference(cable=cable, order=order)
        for order in range(len(items))
    ]
    for row, item in zip(wanted, items, strict=True):
        row.printed, row.unmasked = item["printed"], ""
        row.kind, row.label = item["kind"], item["label"]
        row.target_id = targets.get(item["cable_id"])
    Reference.objects.bulk_update(
        [row for row in wanted if row.pk], ["printed", "unmasked", "kind", "label", "target"]
    )
    Reference.objects.bulk_create(row for row in wanted if row.pk is None)
    if rows:
        cable.references.filter(pk__in=[row.pk for row in rows.values()]).delete()
    drop_idle_stubs(before - {row.target_id for row in wanted})
    return True


def _stubs(cable_ids: set[str]) -> dict[str, int]:
    """The ids of these cables' rows, places made for those that are not held."""
    ids = dict(Cable.objects.filter(cable_id__in=cable_ids).values_list("cable_id", "pk"))
    missing = sorted(cable_ids - ids.keys())
    new = [Cable(cable_id=cable_id, held=False, version=UNREAD) for cable_id in missing]
    return ids | {row.cable_id: row.pk for row in Cable.objects.bulk_create(new)}


def drop_idle_stubs(ids: Iterable[int | None]) -> None:
    """Of these cables, forget the places kept for some that nothing points at any more."""
    if left := [pk for pk in ids if pk]:
        idle = Cable.objects.filter(held=False, cited_by=None, superseded_by=None, corrections=None)
        idle.filter(pk__in=left).delete()


def relink(*cable_ids: str) -> bool:
    """Point each of these cables at the one that replaces it: of several the latest, whatever came first."""
    changed = False
    for cable_id in filter(None, set(cable_ids)):
        by = (
            Cable.objects.filter(replaces=cable_id, held=True)
            .exclude(cable_id=cable_id)
            .order_by(F("date").desc(nulls_last=True), "-cable_id")
            .first()
        )
        old = stub(cable_id) if by else Cable.objects.filter(cable_id=cable_id).first()
        if old and old.superseded_by_id != (by and by.pk):
            old.superseded_by = by
            old.save(update_fields=["superseded_by"])
            changed = True
    return changed

"""What organizations are called: what most public mentions call them, unless an editor says otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from cables.deciding.readings import Readings
from cables.models.editorial import Correction
from cables.models.findings import Mention, Organization

Counts = tuple[Counter[str], Counter[str], Counter[str]]


def rename(organizations: QuerySet[Organization]) -> None:
    """Give each the name and kind that most public mentions have for it, and its other public forms."""
    corrections = Correction.objects.filter(model="organization", withdrawn_at=None)
    readings = Readings(corrections)
    counts = _counted(organizations)
    changed = []
    for organization in organizations:
        reading = _reading(*counts[organization.pk])
        if readings.apply(organization, reading):
            organization.version += 1
            changed.append(organization)
    # As new rows that are there already: many at once are ten times quicker so than by bulk_update.
    fields = ["names", "name", "kind", "version"]
    Organization.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["pk"], update_fields=fields
    )
    readings.save()


def _reading(names: Counter[str], kinds: Counter[str], forms: Counter[str]) -> dict[str, Any]:
    """One that nobody can read of keeps its name, which is then not public either."""
    if not names:
        return {"names": sorted(forms)}
    name = _commonest(names)
    return {"name": name, "kind": _commonest(kinds), "names": sorted(forms.keys() - {name})}


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _counted(organizations: QuerySet[Organization]) -> defaultdict[int, Counts]:
    """How often the public can read each name, kind and form of each organization. Where an editor says that
    it is named, the cable calls another one by that name and kind: only the form counts."""
    counts: defaultdict[int, Counts] = defaultdict(lambda: (Counter(), Counter(), Counter()))
    said_of = Correction.objects.filter(
        model="mention", field="organization", object_id=OuterRef("pk"), withdrawn_at=None
    )
    mentions = Mention.objects.public().filter(organization__in=organizations)
    columns = ("organization_id", "said", "name", "kind", "form")
    rows = mentions.annotate(said=Exists(said_of)).values_list(*columns).annotate(Count("pk")).order_by()
    for organization, by_editor, *called, times in rows:
        for counted, value in zip(counts[organization], called, strict=True):
            if not by_editor or counted is counts[organization][2]:
                counted[value] += times
    return counts

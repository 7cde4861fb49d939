"""What organizations are called: what most public mentions call them, unless an editor says otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count, QuerySet

from .editorial import Correction
from .findings import Mention, Organization
from .readings import Readings


def rename(organizations: QuerySet[Organization]) -> None:
    """Give each the name and kind that most public mentions have for it, and its other public forms."""
    corrections = Correction.objects.filter(model="organization", withdrawn_at=None)
    readings = Readings(corrections)
    counts = {field: _counted(organizations, field) for field in ("name", "kind", "form")}
    changed = []
    for organization in organizations:
        reading = _reading(*(counts[field][organization.pk] for field in ("name", "kind", "form")))
        if readings.apply(organization, reading):
            organization.version += 1
            changed.append(organization)
    Organization.objects.bulk_update(changed, ["names", "name", "kind", "version"])
    readings.save()


def _reading(names: Counter[str], kinds: Counter[str], forms: Counter[str]) -> dict[str, Any]:
    """One that nobody can read of keeps its name, which is then not public either."""
    if not names:
        return {"names": []}
    name = _commonest(names)
    return {"name": name, "kind": _commonest(kinds), "names": sorted(forms.keys() - {name})}


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _counted(organizations: QuerySet[Organization], field: str) -> defaultdict[int, Counter[str]]:
    """How often each organization is named so where the public can read it."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    mentions = Mention.objects.public().filter(organization__in=organizations)
    rows = mentions.values_list("organization_id", field).annotate(Count("pk")).order_by()
    for organization, value, count in rows:
        counts[organization][value] += count
    return counts

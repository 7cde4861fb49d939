"""Organizations across cables: one row for each name, whatever the order in which cables came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.utils.text import slugify

from cables.extract.records import OrganizationRecord
from cables.models import Correction, Mention, Organization
from cables.models.correcting import Readings


def slug(record: OrganizationRecord) -> str:
    """The name's letters, and the country of a body that only one country has: what makes two one."""
    name = slugify(record.name)[:100] or "-".join(str(ord(c)) for c in record.name[:12])
    return f"{name}-{record.country.lower()}" if record.country else name


def organization_ids(records: Sequence[OrganizationRecord]) -> list[int]:
    """The row of each organization, made where it is new."""
    slugs = [slug(record) for record in records]
    known = dict(Organization.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    new = {
        key: Organization(
            slug=key, name=record.name[:250], kind=record.kind[:40], country_id=record.country or None
        )
        for key, record in zip(slugs, records, strict=True)
        if key not in known
    }
    known |= {row.slug: row.pk for row in Organization.objects.bulk_create(new.values())}
    return [known[key] for key in slugs]


def refresh() -> None:
    """Name and kind of every organization as most public mentions have them, and its other forms."""
    idle = Organization.objects.filter(mentions=None, merged=None, merged_into=None)
    corrected = Correction.objects.filter(model="organization")
    idle.exclude(pk__in=corrected.values("object_id")).delete()
    readings = Readings(corrected.filter(withdrawn_at=None))
    names, kinds, forms = _counted("name"), _counted("kind"), _counted("form")
    changed = []
    for organization in Organization.objects.all():
        reading: dict[str, Any] = {"names": sorted(forms[organization.pk])}
        if organization.pk in names:
            reading |= {
                "name": _commonest(names[organization.pk]),
                "kind": _commonest(kinds[organization.pk]),
            }
        reading["names"] = [form for form in reading["names"] if form != reading.get("name")]
        if readings.apply(organization, reading):
            organization.version += 1
            changed.append(organization)
    Organization.objects.bulk_update(changed, ["names", "name", "kind", "version"])
    readings.save()


def _counted(field: str) -> defaultdict[int, Counter[str]]:
    """How often each organization is named so where the public can read it."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = Mention.objects.public().values_list("organization_id", field).annotate(Count("pk"))
    for organization, value, count in rows.order_by():
        counts[organization][value] += count
    return counts


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))

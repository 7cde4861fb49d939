"""Organizations across cables: one row for each name, whatever the order in which cables came."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from cables.deciding.naming import rename
from cables.extract.records import OrganizationRecord
from cables.models import Correction, Organization
from cables.writing.copying import insert


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
    insert(new.values())
    known |= {key: row.pk for key, row in new.items()}
    return [known[key] for key in slugs]


def refresh() -> None:
    """Forget organizations that nothing names any more, and call the others as most mentions do."""
    corrected = Correction.objects.filter(model="organization").values("object_id")
    idle = Organization.objects.filter(mentions=None, merged=None, merged_into=None)
    idle.exclude(pk__in=corrected).delete()
    rename(Organization.objects.all())

"""Organizations across cables, one row for each name, whatever the order in which cables came; and where each
cable names them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from cables.deciding.naming import rename
from cables.extract.records import CableRecord, OrganizationRecord
from cables.extract.text.runs import Span
from cables.models import Cable, Correction, Mention, Organization, Paragraph
from cables.writing.copying import insert

from .adding import place_added
from .context import Context
from .paragraphs import in_text
from .rows import Reading, forget, matched, publisher, sync


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


def sync_mentions(
    cable: Cable, record: CableRecord, paragraphs: Sequence[Paragraph], context: Context
) -> bool:
    # Addressees in the header are no mentions that a reader could go to.
    named = [o for o in record.organizations if any(m.index is not None for m in o.mentions)]
    wanted = _mentions(named, record, paragraphs)
    rows = context.rows(Mention.objects.filter(cable=cable))
    words = {m.start: Span(m.start, m.end) for o in named for m in o.mentions if m.index is not None}
    added = place_added(rows, record, paragraphs, wanted, words, context)
    known = set(added.values())
    read = {place: reading for place, reading in wanted.items() if place not in added}
    machine = matched([row for row in rows if row not in known], read, context, ("paragraph", "form"))
    back = [row for place, row in machine.items() if place in read and row.source_start is None]
    synced = sync(
        Mention,
        machine | added,
        wanted,
        context.readings,
        make=lambda start: Mention(cable=cable, source_start=start),
        publish=publisher(paragraphs, context.publication.mention),
        published=("withheld",),
    )
    context.readings.decide_again(row for row in synced.vanished if row.source_start is not None)
    context.readings.found_again(back)
    return forget(synced.vanished, context) or synced.changed


def _mentions(
    named: Sequence[OrganizationRecord], record: CableRecord, paragraphs: Sequence[Paragraph]
) -> dict[int, Reading]:
    wanted: dict[int, Reading] = {}
    for organization, pk in zip(named, organization_ids(named), strict=True):
        for mention in organization.mentions:
            if mention.index is None:
                continue
            paragraph = record.paragraphs[mention.index]
            start, end = in_text(paragraph, mention.start, mention.end)
            wanted.setdefault(
                mention.start,
                {
                    "organization": pk,
                    "paragraph": paragraphs[mention.index].pk,
                    "source_start": mention.start,
                    "start": start,
                    "end": end,
                    "form": paragraph.text[start:end],
                    "name": organization.name,
                    "kind": organization.kind,
                },
            )
    return wanted


def refresh() -> None:
    """Forget organizations that nobody names any more, and call the others as most mentions do."""
    corrected = Correction.objects.filter(model="organization").values_list("object_id", flat=True)
    read = Correction.objects.filter(model="mention", field="organization").values_list("read", "says")
    idle = Organization.objects.filter(mentions=None, merged=None, merged_into=None)
    idle.exclude(pk__in={*corrected, *(pk for both in read for pk in both if pk)}).delete()
    rename(Organization.objects.all())

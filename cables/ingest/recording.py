"""One cable's record -> its rows, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from cables.deciding.fields import put
from cables.deciding.readings import Readings
from cables.extract.records import CableRecord
from cables.ingest.kept_withholdings import carry
from cables.models import Cable, Paragraph
from cables.publishing.headers import publish_header
from cables.publishing.publication import Publication
from cables.writing.answers import put_tags
from cables.writing.links import relink

from . import contacts
from .context import Context
from .dividing import divided
from .findings import sync_findings
from .header import header_reading, is_sample, references, tags
from .paragraphs import sync_paragraphs


def record_cable(cable: Cable, record: CableRecord, moved: bool) -> bool:
    """Bring the cable to what was read; says whether anything changed."""
    readings = Readings.of_cable(cable)
    fresh = cable.read_at is None
    now = timezone.now()
    header = _record_header(cable, record, readings, now)
    body = _record_body(cable, record, readings, moved, fresh)
    changed = readings.save() or header or body
    if changed and cable.read_at != now:
        cable.read_at = now
        cable.save(update_fields=["read_at"])
    return changed


def _record_header(cable: Cable, record: CableRecord, readings: Readings, now: datetime) -> bool:
    replaced = cable.replaces
    changed = bool(readings.apply(cable, header_reading(record)))
    sample = is_sample(cable)
    changed |= sample != cable.sample
    if changed:
        cable.sample = sample
        cable.version += 1
        cable.read_at = now
        cable.save()
        relink(replaced, cable.replaces)
    changed |= put_tags(cable, readings.effective(cable, "tags", tags(record.header)))
    references_read = references(record.header)
    changed |= put(cable, "references", readings.effective(cable, "references", references_read))
    return changed


def _record_body(cable: Cable, record: CableRecord, readings: Readings, moved: bool, fresh: bool) -> bool:
    rows = {} if fresh else {row.key: row for row in cable.paragraphs.defer("search")}
    division = divided(cable, record, readings)
    planned = contacts.plan(cable, division, moved)
    gone = rows.keys() - set(division.keys)
    removed = [rows[key] for key in gone if rows[key].removed_at is None]

    def as_read(paragraph: Paragraph) -> str:
        correction = readings.correction(paragraph, "text")
        return str(correction.read) if correction else paragraph.text

    carry(rows, division, planned, as_read if moved else None)
    context = Context(readings, Publication(planned.rows, as_read), moved, fresh)
    synced = sync_paragraphs(cable, division, rows, context)
    paragraphs = list(synced.rows.values())
    changed = [
        synced.changed,
        _remove(removed),
        contacts.save(planned, paragraphs),
        sync_findings(cable, division.record, paragraphs, context),
    ]
    publish_header(cable, planned.rows)
    return any(changed)


def _remove(paragraphs: Iterable[Paragraph]) -> bool:
    """Paragraphs that are no longer read stay, with all that editors said of them, but are not public."""
    ids = [paragraph.pk for paragraph in paragraphs]
    return bool(Paragraph.objects.filter(pk__in=ids).update(removed_at=timezone.now())) if ids else False

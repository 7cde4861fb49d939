"""A record's header -> the columns of its cable."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from django.db.models import CharField, TextField

from cables.extract.records import Addressee, CableRecord, Header, Repair
from cables.models import Cable, Country, Post
from cables.writing.links import ReferenceReading

# Columns of text that are called as the record calls them.
COLUMNS = {field.name for field in Cable._meta.concrete_fields if isinstance(field, CharField | TextField)}
AS_READ = [field.name for field in fields(Header) if field.name in COLUMNS - {"cable_id"}]


def header_reading(record: CableRecord) -> dict[str, Any]:
    """Every column of a Cable that the machine reads; FROM this dict alone comes what the header is."""
    header, sections = record.header, record.sections
    return {
        "post": _post(header),
        "country": _country(header),
        "reporting_year": header.reporting_year,
        "date": _date(header.date),
        **{name: getattr(header, name) or "" for name in AS_READ},
        "captions": [caption[:60] for caption in header.captions],
        "to": [addressee(a) for a in header.to],
        "info": [addressee(a) for a in header.info],
        "attention": list(header.attention),
        "signature": record.signature or "",
        "part_number": header.part.number if header.part else None,
        "part_of": header.part.of if header.part else None,
        "document": header.document.kind,
        "document_reason": header.document.reason,
        "replaces": header.supersedes or "",
        "sections_total": sections.total,
        "sections_present": list(sections.present),
        "sections_missing": list(sections.missing),
        "repairs": [repair(r) for r in (*record.document.repairs, *header.repairs)],
    }


def addressee(a: Addressee) -> dict[str, str | None]:
    return asdict(a)


def repair(r: Repair) -> dict[str, str | int]:
    return asdict(r)


def references(header: Header) -> list[ReferenceReading]:
    return [
        ReferenceReading(
            printed=reference.printed,
            cable_id=(reference.cable_id or "")[:60],
            kind=reference.kind[:20],
            label=(reference.label or "")[:10],
        )
        for reference in header.references
    ]


def tags(header: Header) -> list[str]:
    return list(dict.fromkeys(tag[:40] for tag in header.tags))


def _date(date: datetime | None) -> str | None:
    if date is None:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).isoformat()


def _post(header: Header) -> str | None:
    """The post's code; a post that no list holds gets a row of its own."""
    if not header.post:
        return None
    code = header.post[:40]
    if not Post.objects.filter(code=code).exists():
        Post.objects.create(code=code, name=code.title(), country_id=_country(header))
    return code


def _country(header: Header) -> str | None:
    if not header.country:
        return None
    Country.objects.get_or_create(iso2=header.country[:2], defaults={"name": header.country})
    return header.country[:2]


def is_sample(cable: Cable) -> bool:
    """Whether it was written for this project: its country or post is an invented one."""
    country, post = cable.country, cable.post
    return bool((country and country.sample) or (post and post.sample))

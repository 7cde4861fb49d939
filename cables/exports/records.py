"""Cables and paragraphs in their public shape: published text only, nothing of what is withheld.

`site` is what stands before an address: "https://archive.example", or "" for addresses within the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from cables.exports.figures import statistic_records
from cables.exports.findings import country_name
from cables.models import Answer, Cable, CableTag, Mention, Paragraph, Statistic
from cables.reading.gaps import ledger

from .shapes import AddresseeShape, CableShape, HeaderShape, ParagraphShape, PlaceShape, StatisticShape

HEADERS = ("superseded_by", "country")
NEVER = ("text", "runs", "search", "repairs")  # columns of a paragraph that no public shape reads


def cable_record(cable: Cable, site: str = "") -> CableShape:
    """The cable with its paragraphs, answers, statistics and organizations."""
    paragraphs = list(cable.paragraphs.filter(removed_at=None).defer(*NEVER))
    for paragraph in paragraphs:
        paragraph.cable = cable
    counted = ledger(cable, paragraphs)
    (header,) = cable_headers([cable], site)
    return CableShape(
        **header,
        references=[
            {"printed": row.printed, "cable_id": row.target.cable_id if row.target else None}
            for row in cable.references.select_related("target")
        ],
        ledger={"sections": counted.sections, "paragraphs": counted.paragraphs},
        paragraphs=paragraph_records(paragraphs, site),
    )


def cable_headers(cables: Sequence[Cable], site: str = "") -> list[HeaderShape]:
    """The headers, with one query for the TAGS of all."""
    prefetch_related_objects(cables, *HEADERS)
    tags: dict[int, list[str]] = {}
    for cable, tag in CableTag.objects.filter(cable__in=cables).values_list("cable_id", "tag_id"):
        tags.setdefault(cable, []).append(tag)
    return [header_record(cable, tags.get(cable.pk, []), site) for cable in cables]


def header_record(cable: Cable, tags: list[str], site: str) -> HeaderShape:
    later = cable.replacement
    return {
        "cable_id": cable.cable_id,
        "url": site + cable.get_absolute_url(),
        "sample": cable.sample,
        "subject": cable.subject,
        "document": cable.document,
        "post": cable.post_id,
        "country": cable.country_id,
        "country_name": country_name(cable.country),
        "reporting_year": cable.reporting_year,
        "date": cable.date.isoformat() if cable.date else None,
        "classification": cable.classification,
        "captions": cable.captions,
        "precedence": cable.precedence,
        "from": cable.sender,
        "to": [addressee(row) for row in cable.to],
        "info": [addressee(row) for row in cable.info],
        "tags": tags,
        "signature": cable.signature,
        "instruction_cable": cable.instruction_cable or None,
        "part": {"number": cable.part_number, "of": cable.part_of} if cable.part_number else None,
        "superseded_by": later.cable_id if later else None,
        "sections": {
            "total": cable.sections_total,
            "present": cable.sections_present,
            "missing": cable.sections_missing,
        },
        "version": cable.version,
    }


def addressee(row: dict[str, Any]) -> AddresseeShape:
    return {
        "name": row.get("name") or "",
        "routing": row.get("routing"),
        "precedence": row.get("precedence"),
        "serial": row.get("serial"),
    }


def paragraph_records(paragraphs: Sequence[Paragraph], site: str = "") -> list[ParagraphShape]:
    """Withheld paragraphs keep their place and say nothing else. The paragraphs come with their cables."""
    among = {"paragraph__in": [p.pk for p in paragraphs if not p.withheld]}
    answers = grouped(
        Answer.objects.public().filter(**among).select_related("question").order_by("start", "question")
    )
    statistics = figures(paragraphs, site)
    mentions = grouped(
        Mention.objects.public().filter(**among).select_related("organization__merged_into").order_by()
    )
    return [
        withheld_record(p, site)
        if p.withheld
        else paragraph_record(
            p, site, answers.get(p.pk, []), statistics.get(p.pk, []), mentions.get(p.pk, [])
        )
        for p in paragraphs
    ]


def figures(paragraphs: Sequence[Paragraph], site: str) -> dict[int, list[StatisticShape]]:
    """By the paragraph's primary key."""
    places = {paragraph.pk: paragraph for paragraph in paragraphs if not paragraph.withheld}
    rows = list(Statistic.objects.facts().filter(paragraph__in=places).order_by("paragraph", "start", "pk"))
    for row in rows:
        row.paragraph = places[row.paragraph_id]
        row.cable = row.paragraph.cable
    found: dict[int, list[StatisticShape]] = {}
    for row, record in zip(rows, statistic_records(rows, site), strict=True):
        found.setdefault(row.paragraph_id, []).append(record)
    return found


def withheld_record(paragraph: Paragraph, site: str) -> ParagraphShape:
    """`public_text` is then a placeholder that tells the kind of reason."""
    return ParagraphShape(
        **place(paragraph, site),
        mark=None,
        state=None,
        heading=None,
        section=None,
        questions=[],
        statistics=[],
        organizations=[],
    )


def paragraph_record(
    paragraph: Paragraph,
    site: str,
    answers: Iterable[Answer],
    statistics: list[StatisticShape],
    mentions: Iterable[Mention],
) -> ParagraphShape:
    named = {(m.organization.merged_into or m.organization).name for m in mentions}
    return ParagraphShape(
        **place(paragraph, site),
        mark=paragraph.mark or None,
        state=paragraph.state,
        heading=paragraph.heading or None,
        section=paragraph.section or None,
        questions=list(dict.fromkeys(answer.question.code for answer in answers)),
        statistics=statistics,
        organizations=sorted(named),
    )


def place(paragraph: Paragraph, site: str) -> PlaceShape:
    """What may be told of every paragraph."""
    return {
        "cable_id": paragraph.cable.cable_id,
        "country": paragraph.cable.country_id,
        "country_name": country_name(paragraph.cable.country),
        "reporting_year": paragraph.cable.reporting_year,
        "sample": paragraph.cable.sample,
        "number": paragraph.number,
        "key": paragraph.key,
        "url": site + paragraph.get_absolute_url(),
        "withheld": paragraph.withheld,
        "text": paragraph.public_text,
    }


def grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """By the paragraph's primary key."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.paragraph_id, []).append(row)
    return found

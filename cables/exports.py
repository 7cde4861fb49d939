"""The public shapes: one cable as a record; only published text, and no offsets into what is withheld."""

from __future__ import annotations

from typing import Any

from cables.models import Answer, Cable, Mention, Paragraph, Statistic
from cables.reading.gaps import ledger


def cable_record(cable: Cable, address: str) -> dict[str, Any]:
    """The cable with its paragraphs, answers, statistics and organizations."""
    rows = cable.paragraphs.filter(removed_at=None).defer("text", "runs", "search", "repairs")
    paragraphs = list(rows)
    counted = ledger(cable, paragraphs)
    return {
        **header_record(cable, address),
        "tags": [row.tag_id for row in cable.tags.through.objects.filter(cable=cable)],
        "references": [
            {"printed": r.printed, "cable_id": r.target.cable_id if r.target else None}
            for r in cable.references.all()
        ],
        "ledger": {"sections": counted.sections, "paragraphs": counted.paragraphs},
        "paragraphs": paragraph_records(cable, paragraphs, address),
    }


def header_record(cable: Cable, address: str) -> dict[str, Any]:
    return {
        "cable_id": cable.cable_id,
        "url": address,
        "sample": cable.sample,
        "subject": cable.subject,
        "post": cable.post_id,
        "country": cable.country_id,
        "reporting_year": cable.reporting_year,
        "date": cable.date.isoformat() if cable.date else None,
        "classification": cable.classification,
        "captions": cable.captions,
        "precedence": cable.precedence,
        "from": cable.sender,
        "to": cable.to,
        "info": cable.info,
        "signature": cable.signature,
        "instruction_cable": cable.instruction_cable or None,
        "part": {"number": cable.part_number, "of": cable.part_of} if cable.part_number else None,
        "superseded_by": cable.superseded_by.cable_id if cable.superseded_by else None,
        "sections": {
            "total": cable.sections_total,
            "present": cable.sections_present,
            "missing": cable.sections_missing,
        },
        "version": cable.version,
    }


def paragraph_records(cable: Cable, paragraphs: list[Paragraph], address: str) -> list[dict[str, Any]]:
    """Withheld paragraphs keep their place and say nothing else."""
    answers = grouped(Answer.objects.public().filter(cable=cable).select_related("question"))
    statistics = grouped(Statistic.objects.public().filter(cable=cable))
    mentions = grouped(Mention.objects.public().filter(cable=cable).select_related("organization"))
    return [
        {"number": p.number, "url": f"{address}#{p.key}", "withheld": True}
        if p.withheld
        else {
            "number": p.number,
            "url": f"{address}#{p.key}",
            "mark": p.mark or None,
            "state": p.state,
            "heading": p.heading or None,
            "section": p.section or None,
            "questions": list(dict.fromkeys(a.question.code for a in answers.get(p.pk, []))),
            "text": p.public_text,
            "statistics": [statistic_record(s) for s in statistics.get(p.pk, [])],
            "organizations": sorted({m.organization.name for m in mentions.get(p.pk, [])}),
        }
        for p in paragraphs
    ]


def statistic_record(statistic: Statistic) -> dict[str, Any]:
    """`value` is null where the cable says that the figure is not available."""
    return {
        "kind": statistic.kind,
        "quote": statistic.quote,
        "value": number(statistic.value),
        "value_min": number(statistic.value_min),
        "value_max": number(statistic.value_max),
        "qualifier": statistic.qualifier or None,
        "unit": statistic.unit or None,
        "what": statistic.what,
        "breakdown": statistic.breakdown,
        "period": statistic.period or None,
        "source": statistic.source or None,
        "prior_value": number(statistic.prior_value),
        "prior_period": statistic.prior_period or None,
        "change_percent": number(statistic.change_percent),
        "review": statistic.review,
    }


def number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def grouped(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.paragraph_id, []).append(row)
    return found

"""CableRecord -> the JSON object that scripts, tests and scoring rely on."""

from __future__ import annotations

from typing import Any

from cables.extract.records import (
    Addressee,
    AnswerRecord,
    CableRecord,
    CheckRecord,
    Contact,
    Header,
    OrganizationRecord,
    ParagraphRecord,
    Problem,
    Repair,
    StatisticRecord,
)


def to_json(record: CableRecord) -> dict[str, Any]:
    """The contract's object. `source_text` is carried always, since offsets mean nothing without it."""
    return {
        **header_fields(record.header),
        "sections": {
            "total": record.sections.total,
            "present": list(record.sections.present),
            "missing": list(record.sections.missing),
        },
        "signature": record.signature,
        "paragraphs": [paragraph_fields(paragraph) for paragraph in record.paragraphs],
        "answers": [answer_fields(answer) for answer in record.answers],
        "statistics": [statistic_fields(statistic) for statistic in record.statistics],
        "organizations": [organization_fields(organization) for organization in record.organizations],
        "checks": [check_fields(check) for check in record.checks],
        "contacts": [contact_fields(contact) for contact in record.contacts],
        "problems": [problem_fields(problem) for problem in record.problems],
        "removed": [list(span) for span in record.removed],
        "file": record.document.name,
        "position": record.document.position,
        "media_type": record.document.media_type,
        "encoding": record.document.encoding,
        "reader_repairs": [repair_fields(repair) for repair in record.document.repairs],
        "source_text": record.document.text,
    }


def header_fields(header: Header) -> dict[str, Any]:
    """The header's fields in the contract's order."""
    part = header.part
    return {
        "cable_id": header.cable_id,
        "post": header.post,
        "country": header.country,
        "reporting_year": header.reporting_year,
        "date": header.date.strftime("%Y-%m-%dT%H:%M:%SZ") if header.date else None,
        "precedence": header.precedence,
        "classification": header.classification,
        "captions": list(header.captions),
        "transmission_id": header.transmission_id,
        "from": header.sender,
        "to": [addressee_fields(addressee) for addressee in header.to],
        "info": [addressee_fields(addressee) for addressee in header.info],
        "attention": list(header.attention),
        "eo": header.eo,
        "tags": list(header.tags),
        "subject": header.subject,
        "references": [
            {
                "printed": reference.printed,
                "cable_id": reference.cable_id,
                "kind": reference.kind,
                "label": reference.label,
            }
            for reference in header.references
        ],
        "instruction_cable": header.instruction_cable,
        "instruction_basis": header.instruction_basis,
        "part": {"number": part.number, "of": part.of} if part else None,
        "supersedes": header.supersedes,
        "header_repairs": [repair_fields(repair) for repair in header.repairs],
    }


def addressee_fields(addressee: Addressee) -> dict[str, Any]:
    return {
        "routing": addressee.routing,
        "name": addressee.name,
        "precedence": addressee.precedence,
        "serial": addressee.serial,
    }


def paragraph_fields(paragraph: ParagraphRecord) -> dict[str, Any]:
    """One paragraph; an item's start and end count characters of the paragraph's text."""
    return {
        "number": paragraph.number,
        "printed": paragraph.printed,
        "mark": paragraph.mark,
        "state": paragraph.state,
        "heading": paragraph.heading,
        "questions": list(paragraph.questions),
        "questions_basis": paragraph.questions_basis,
        "transmission_sections": list(paragraph.transmission_sections),
        "items": [{"letter": item.letter, "start": item.start, "end": item.end} for item in paragraph.items],
        "text": paragraph.text,
        "start": paragraph.start,
        "end": paragraph.end,
        "repairs": [repair_fields(repair) for repair in paragraph.repairs],
    }


def repair_fields(repair: Repair) -> dict[str, Any]:
    return {
        "start": repair.start,
        "end": repair.end,
        "printed": repair.printed,
        "read": repair.read,
        "kind": repair.kind,
    }


def answer_fields(answer: AnswerRecord) -> dict[str, Any]:
    return {
        "question": answer.question,
        "topics": list(answer.topics),
        "paragraph": answer.paragraph,
        "index": answer.index,
        "start": answer.start,
        "end": answer.end,
        "kind": answer.kind,
        "basis": answer.basis,
    }


def statistic_fields(statistic: StatisticRecord) -> dict[str, Any]:
    return {
        "paragraph": statistic.paragraph,
        "index": statistic.index,
        "item": statistic.item,
        "start": statistic.start,
        "end": statistic.end,
        "quote": statistic.quote,
        "value_start": statistic.value_start,
        "value_end": statistic.value_end,
        "value": statistic.value,
        "value_min": statistic.value_min,
        "value_max": statistic.value_max,
        "qualifier": statistic.qualifier,
        "unit": statistic.unit,
        "kind": statistic.kind,
        "what": statistic.what,
        "breakdown": dict(statistic.breakdown),
        "period": statistic.period,
        "period_basis": statistic.period_basis,
        "source": statistic.source,
        "prior_value": statistic.prior_value,
        "prior_period": statistic.prior_period,
        "change_percent": statistic.change_percent,
        "confidence": statistic.confidence,
    }


def organization_fields(organization: OrganizationRecord) -> dict[str, Any]:
    return {
        "name": organization.name,
        "kind": organization.kind,
        "names": list(organization.names),
        "country": organization.country,
        "mentions": [
            {
                "paragraph": mention.paragraph,
                "index": mention.index,
                "start": mention.start,
                "end": mention.end,
            }
            for mention in organization.mentions
        ],
    }


def check_fields(check: CheckRecord) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "paragraphs": list(check.paragraphs),
        "stated": check.stated,
        "computed": check.computed,
        "agrees": check.agrees,
        "text": check.text,
        "spans": [list(span) for span in check.spans],
    }


def contact_fields(contact: Contact) -> dict[str, Any]:
    return {
        "kind": contact.kind,
        "paragraph": contact.paragraph,
        "index": contact.index,
        "start": contact.start,
        "end": contact.end,
    }


def problem_fields(problem: Problem) -> dict[str, Any]:
    return {"kind": problem.kind, "text": problem.text, "start": problem.start, "end": problem.end}

"""What an assistant may ask on a researcher's behalf.

Every item carries its permalink, its citation and what is uncertain or missing about it, so that whoever
quotes it need say nothing that does not stand there. Shapes and rules of what is public are those of exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cables import comparison
from cables.exports import KINDS, cable_record, comparison_records
from cables.exports.citations import cite, missing_notice
from cables.models import Cable, Country, Paragraph, Topic
from cables.models.addresses import canonical
from cables.reading.anchors import Cited
from cables.search import Filters, filters_of, time_limit
from cables.search.parameters import Refused

from . import cursors

MOST = 20  # items of one answer
CELLS = 60  # of one comparison
WAIT = 3000  # milliseconds
LIMITS = (
    "Read by machine from damaged text, and partly corrected by editors. `sample` marks invented cables. What"
    " is not found may be lost or never received: read `gaps` and `state` before saying that it is not so."
)


class NotThere(ValueError):
    """What was asked for is not public, or does not exist; the text says what to do."""


def found(kind: str, asked: Mapping[str, Any], site: str, most: int, cursor: str) -> dict[str, Any]:
    """A page of passages, answers or figures. Raises Refused, TooSlow, BadCursor."""
    filters = understood(asked)
    with time_limit(WAIT):
        page = cursors.page(KINDS[kind], filters, cursor, max(1, min(most, MOST)))
        records = KINDS[kind].records(page.rows, site)
    items = [
        {**record, **provenance(row if isinstance(row, Paragraph) else row.paragraph, site)}
        for row, record in zip(page.rows, records, strict=True)
    ]
    said = {"asked": filters.query_string(), "count": page.count, "next": page.next, "note": LIMITS}
    return {**said, "items": items}


def understood(asked: Mapping[str, Any]) -> Filters:
    filters = filters_of({name: value for name, value in asked.items() if value})
    if filters.not_understood:
        raise Refused(filters.not_understood)
    return filters


def provenance(paragraph: Paragraph, site: str) -> dict[str, str]:
    cable = paragraph.cable
    citation = cite(cable, f"{site}{cable.get_absolute_url()}", Cited(paragraph))
    return {"citation": citation.note, "gaps": missing_notice(cable)}


def read(cable_id: str, site: str, keys: Sequence[str] = ()) -> dict[str, Any]:
    """A cable with its paragraphs, or with those of these keys (par12) or numbers (12)."""
    name = canonical(cable_id)
    cable = Cable.objects.public().filter(cable_id=name).first() if name.isprintable() else None
    if cable is None:
        raise NotThere(f"No cable {cable_id} is held. Search for one, or look at the countries held.")
    record: dict[str, Any] = dict(cable_record(cable, site))
    if keys:
        wanted = {f"par{key}" if key.isdecimal() else key for key in keys}
        record["paragraphs"] = [one for one in record["paragraphs"] if one["key"] in wanted]
        if missing := wanted - {one["key"] for one in record["paragraphs"]}:
            raise NotThere(f"{name} has no paragraph {', '.join(sorted(missing))}.")
    citation = cite(cable, f"{site}{cable.get_absolute_url()}").note
    return {**record, "citation": citation, "gaps": missing_notice(cable), "note": LIMITS}


def compared(topic: str, countries: Iterable[str], years: Iterable[int], site: str) -> dict[str, Any]:
    """What was answered to the questions of one topic, country by country and year by year; a cell without an
    answer says why."""
    about = Topic.objects.filter(slug=topic).first()
    if about is None:
        raise NotThere(f"There is no topic {topic}. `holdings` lists the topics.")
    rows = list(Country.objects.filter(pk__in=[code.upper() for code in countries]).order_by("name"))
    columns = sorted({*years})
    if not rows or not columns:
        raise NotThere(
            "Name at least one country by its ISO code and one year. `holdings` lists what is held."
        )
    if len(rows) * len(columns) > CELLS:
        raise NotThere(f"At most {CELLS} cells are compared at once: ask for fewer countries or years.")
    with time_limit(WAIT):
        told = comparison_records(comparison.compare(about, rows, columns), site)
        cells: list[dict[str, Any]] = [{**cell} for cell in told]
    held = (
        Cable.objects.public()
        .select_related("post")
        .in_bulk({answer["cable_id"] for cell in cells for answer in cell["answers"]}, field_name="cable_id")
    )
    for cell in cells:
        cell["answers"] = [
            {**answer, "citation": cite_answer(held[answer["cable_id"]], answer),
             "gaps": missing_notice(held[answer["cable_id"]])}
            for answer in cell["answers"] if answer["cable_id"] in held
        ]  # fmt: skip
    return {"topic": about.label, "cells": cells, "note": LIMITS}


def cite_answer(cable: Cable, answer: Mapping[str, Any]) -> str:
    """By the address that the answer has."""
    note = cite(cable, answer["url"].partition("#")[0]).note
    return note.replace(answer["url"].partition("#")[0], answer["url"])


def holdings(site: str) -> dict[str, Any]:
    """Countries with the years that cables are held of, topics, and the figures' kinds: the values that the
    other questions take."""
    held: dict[str, dict[str, Any]] = {}
    cables = Cable.objects.answering().exclude(country=None).order_by("country__name", "reporting_year")
    for code, name, year in cables.values_list("country", "country__name", "reporting_year").distinct():
        held.setdefault(code, {"country": code, "name": name, "years": []})["years"].append(year)
    return {
        "countries": list(held.values()),
        "topics": [{"topic": one.slug, "label": one.label} for one in Topic.objects.order_by("order")],
        "archive": site,
        "note": LIMITS,
    }

"""What a page shows, to take away: the same question as CSV, JSON or plain text, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from cables import comparison, exports
from cables.exports import KINDS, Selected
from cables.figures.choices import choices
from cables.figures.listing import ordered
from cables.forms import Choosing
from cables.models import Cable, Topic
from cables.search import TooSlow, filters_of
from cables.search.parameters import Refused

from .cables import of_public
from .compare import ROWS, chosen
from .front import countries, years
from .organizations import filter_of as organization_filter
from .pages import site
from .refusing import read_all, refusing
from .statistics import filter_of as statistic_filter
from .statistics import order_of

TYPES = {"csv": "text/csv", "json": "application/json", "txt": "text/plain"}


@refusing
def search(request: HttpRequest, form: str) -> HttpResponseBase:
    """Passages where passages were asked for, else cables."""
    filters = filters_of(request.GET)
    return selected(request, "paragraphs" if filters.by_paragraph else "cables", form)


@refusing
def answers(request: HttpRequest, form: str) -> HttpResponseBase:
    return selected(request, "answers", form)


@refusing
def questions(request: HttpRequest, form: str) -> HttpResponseBase:
    return selected(request, "questions", form)


def selected(request: HttpRequest, kind: str, form: str) -> HttpResponseBase:
    filters = read_all(filters_of(request.GET))
    try:
        found = exports.selected(KINDS[kind], filters)
    except TooSlow:
        return render(request, "too_slow.html", status=400)
    return file(found, form, site(request), asked=filters.query_string()[1:])


@of_public
def cable(request: HttpRequest, one: Cable) -> HttpResponseBase:
    """A cable's paragraphs as a table: short enough to be made whole, and kept like its page."""
    rows = one.paragraphs.public().order_by("order")
    found = Selected(KINDS["paragraphs"], list(rows.values_list("pk", flat=True)))
    pieces = exports.pieces("csv", "paragraphs", "", len(found.ids), found.records(site(request)))
    return as_file(
        HttpResponse(pieces, content_type="text/csv; charset=utf-8"), f"{one.cable_id}_paragraphs.csv"
    )


@refusing
def statistics(request: HttpRequest, form: str) -> HttpResponseBase:
    order, odd = order_of(request)
    if odd:
        raise Refused(odd)
    chosen = statistic_filter(request, choices())
    return list_file(request, "statistics", chosen, form, ordered(chosen.qs, order) if order else None)


@refusing
def organizations(request: HttpRequest, form: str) -> HttpResponseBase:
    return list_file(request, "organizations", organization_filter(request), form)


def list_file(
    request: HttpRequest, kind: str, chosen: Choosing, form: str, rows: QuerySet[Any] | None = None
) -> HttpResponseBase:
    """For pages with filters of their own; `rows` are what was chosen in an order that was asked for."""
    read_all(chosen.said)
    rows = chosen.qs.order_by(*KINDS[kind].keys) if rows is None else rows
    ids = list(rows.values_list("pk", flat=True))
    return file(Selected(KINDS[kind], ids), form, site(request), asked=chosen.obeyed)


@refusing
def compare(request: HttpRequest, form: str) -> HttpResponseBase:
    """All rows of the table, whatever page of it was open."""
    filters = read_all(filters_of(request.GET))
    topic = Topic.objects.filter(slug__in=filters.values("topic")).first()
    if topic is None:
        return without_topic(request, form)
    shown, asked = chosen(filters, countries(), [row["year"] for row in years()])
    parts = (shown[at : at + ROWS] for at in range(0, len(shown), ROWS))
    cells = (
        cell
        for part in parts
        for cell in exports.comparison_records(comparison.compare(topic, part, asked), site(request))
    )
    return streamed("comparison", filters.query_string()[1:], len(shown) * len(asked), cells, form)


def without_topic(request: HttpRequest, form: str) -> HttpResponse:
    """The topics to choose from, where the page would show the choice of one."""
    address = f"{site(request)}{request.path}?topic="
    lines = [f"{address}{topic.slug} {topic.label}" for topic in Topic.objects.all()]
    text = "\n".join(["A comparison needs the topic that is compared, one of these:", *lines, ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=400)


def file(found: Selected, form: str, site: str, *, asked: str) -> HttpResponseBase:
    return streamed(found.kind.name, asked, len(found.ids), found.records(site), form)


def streamed(name: str, asked: str, count: int, records: Iterable[Any], form: str) -> HttpResponseBase:
    """`asked` is what was obeyed, as a query string; it names the file too."""
    pieces = exports.pieces(form, name, asked, count, records)
    response = StreamingHttpResponse(pieces, content_type=f"{TYPES[form]}; charset=utf-8")
    return as_file(response, file_name(name, " ".join(value for _, value in parse_qsl(asked)), form))


def as_file(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def file_name(kind: str, asked: str, form: str) -> str:
    """tip-cables_paragraphs_forced-labor_2026-11-24.csv"""
    words = re.sub(r"[^a-z0-9]+", "-", asked.lower()).strip("-")[:60]
    return f"tip-cables_{kind}_{words or 'all'}_{timezone.now():%Y-%m-%d}.{form}"

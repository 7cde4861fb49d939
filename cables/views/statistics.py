"""Figures: a table of claims with the words they come from, and their course over the years."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.figures.charts import charts
from cables.figures.choices import Choices, choices, current, every
from cables.figures.listing import ORDERS, Listed, ordered
from cables.figures.rows import rows
from cables.forms import StatisticFilter, beside_figures
from cables.models import Statistic
from cables.search import TooSlow, filters_of, matching, time_limit
from cables.search import query_in_words as saying
from cables.search.parameters import NotUnderstood, scalar
from cables.sections import figure_kind_label

from .pages import page_number

PAGE = 50
NAMED = 2  # values of a filter that a title names
HEADS = [
    ("country", "Country"),
    ("year", "Report"),
    ("kind", "Kind"),
    ("value", "Figure"),
    ("source", "Source"),
]


def filter_of(request: HttpRequest, held: Choices) -> StatisticFilter:
    """Public figures of current cables, as chosen, and in the passages that are asked for; a value that is
    no choice finds none."""
    said = filters_of(request.GET)
    passages = beside_figures(said)
    found = current()
    if not passages.empty:
        found = found.filter(paragraph__in=matching(passages).order_by().values("pk"))
    return StatisticFilter(request.GET, said, found, held)


def order_of(request: HttpRequest) -> tuple[str, list[NotUnderstood]]:
    """A key of ORDERS, "-" before it for the other direction; "" for the order of the cables."""
    return scalar(request.GET, "order", [f"{way}{name}" for name in ORDERS for way in ("", "-")])


def lists_of(valid: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The lists of which something is chosen, and what."""
    told = []
    for name, values in valid.items():
        labels = [figure_kind_label(value) if name == "kind" else str(value) for value in values or ()]
        told += [(name, labels)] if labels else []
    return told


def title_of(valid: Mapping[str, Any]) -> str:
    """Convictions in Iceland, 2008 report, according to IOM"""
    told = {name: and_more(labels) for name, labels in lists_of(valid)}
    title = told.get("kind", "Figures")
    title += f" in {told['country']}" if "country" in told else ""
    title += f", {told['year']} report" if "year" in told else ""
    return title + (f", according to {told['source']}" if "source" in told else "")


def and_more(labels: list[str]) -> str:
    rest = len(labels) - NAMED
    return " and ".join(labels[:NAMED]) if rest <= 0 else f"{', '.join(labels[:NAMED])} and {rest} more"


def statistics(request: HttpRequest) -> HttpResponse:
    """What is asked of the words around figures may take only as long as a search."""
    try:
        with time_limit() if request.GET.get("q") else nullcontext():
            return shown(request)
    except TooSlow:
        return render(request, "too_slow.html", status=400)


def shown(request: HttpRequest) -> HttpResponse:
    """Charts are drawn for the kinds or countries that were chosen: of everything they would say nothing."""
    held = choices()
    chosen = filter_of(request, held)
    order, odd = order_of(request)
    # Of the first a page asks for a slice and the length alone.
    asked = request.GET.keys() - {"page"}
    figures: Any = ordered(chosen.qs, order) if order else Listed(chosen.qs, None if asked else every())
    page: Page[Statistic] = Paginator(figures, PAGE).get_page(page_number(request))
    valid = chosen.form.cleaned_data if chosen.form.is_valid() else {}
    narrowed = bool(chosen.wanted["kind"] or chosen.wanted["country"])
    context = {
        "form": chosen.form,
        "page": page,
        "rows": rows(page),
        "samples": any(one.cable.sample for one in page),
        "title": title_of(valid),
        "lists": lists_of(valid),
        "order": order,
        "heads": HEADS,
        "unknown": [*chosen.unknown, *(one.text for one in odd)],
        "filters": chosen.said,
        "passages": saying.sentence(beside_figures(chosen.said), ()),
        "charts": charts(chosen.qs) if narrowed else [],
        "narrowed": narrowed,
        "suggested": [] if narrowed else held.frequent,
        "query": request.GET.urlencode(),
    }
    return render(request, "statistics.html", context)

"""Figures: a table of claims with the words they come from, and their course over the years."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import accumulate
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.figures.charts import charted, charts
from cables.figures.choices import Choices, choices, current
from cables.figures.rows import rows
from cables.forms import StatisticFilter, beside_figures
from cables.models import Cable, Statistic
from cables.search import TooSlow, filters_of, matching, time_limit
from cables.search import query_in_words as saying

from .pages import page_number

PAGE = 50
UNREAD = ("text", "search", "runs", "repairs", "public_text", "public_runs", "public_repairs")
ORDER = ("country__name", "reporting_year", "cable_id")


def filter_of(request: HttpRequest, held: Choices) -> StatisticFilter:
    """Public figures of current cables, as chosen, and in the passages that are asked for; a value that is
    no choice finds none."""
    said = filters_of(request.GET)
    passages = beside_figures(said)
    found = current()
    if not passages.empty:
        found = found.filter(paragraph__in=matching(passages).order_by().values("pk"))
    return StatisticFilter(request.GET, said, found, held)


def in_order(found: QuerySet[Statistic]) -> QuerySet[Statistic]:
    joined = found.select_related("cable__country", "paragraph")
    return joined.defer(*(f"paragraph__{name}" for name in UNREAD)).order_by(
        *(f"cable__{column}" for column in ORDER), "paragraph__order", "start", "pk"
    )


class Listed:
    """Figures in order, to be cut into pages: those of each cable are counted first, so that only those of
    a page's cables are put in order."""

    def __init__(self, found: QuerySet[Statistic]) -> None:
        self.found = found
        self.counts = dict(found.order_by().values_list("cable").annotate(n=Count("pk")))

    def __len__(self) -> int:
        return sum(self.counts.values())

    def __getitem__(self, page: slice) -> list[Statistic]:
        cables = Cable.objects.filter(pk__in=self.counts).order_by(*ORDER).values_list("pk", flat=True)
        ends = list(accumulate((self.counts[cable] for cable in cables), initial=0))
        reached = [
            (pk, at)
            for pk, at, end in zip(cables, ends, ends[1:], strict=False)
            if at < page.stop and end > page.start
        ]
        first = reached[0][1] if reached else 0
        rows = in_order(self.found.filter(cable__in=[pk for pk, _ in reached]))
        return list(rows[page.start - first : page.stop - first])


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
    figures: Any = Listed(chosen.qs)  # a page asks for a slice and the length alone
    page: Page[Statistic] = Paginator(figures, PAGE).get_page(page_number(request))
    valid = chosen.form.cleaned_data if chosen.form.is_valid() else {}
    narrowed = bool(chosen.wanted["kind"] or chosen.wanted["country"])
    context = {
        "form": chosen.form,
        "page": page,
        "rows": rows(page),
        "samples": any(one.cable.sample for one in page),
        "unknown": chosen.unknown,
        "filters": chosen.said,
        "passages": saying.sentence(beside_figures(chosen.said), ()),
        "kinds": valid.get("kind") or [],
        "charts": charts(charted(in_order(chosen.qs))) if narrowed else [],
        "narrowed": narrowed,
        "suggested": [] if narrowed else held.frequent,
        "query": request.GET.urlencode(),
    }
    return render(request, "statistics.html", context)

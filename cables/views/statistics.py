"""Figures: a table of claims with the words they come from, and their course over the years."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.charts import charted, charts
from cables.figures import rows
from cables.forms import StatisticFilter
from cables.models import Cable, Statistic

from .pages import page_number

PAGE = 50
UNREAD = ("text", "search", "runs", "repairs", "public_text", "public_runs", "public_repairs")
SUGGESTED = 8


def asked(request: HttpRequest) -> StatisticFilter:
    """Public figures of current cables, as chosen; a value that is no choice is left out."""
    found = Statistic.objects.public().filter(cable__in=Cable.objects.current().values("pk"))
    return StatisticFilter(request.GET, found)


def in_order(found: QuerySet[Statistic]) -> QuerySet[Statistic]:
    joined = found.select_related("cable__country", "paragraph")
    return joined.defer(*(f"paragraph__{name}" for name in UNREAD)).order_by(
        "cable__country__name", "cable__reporting_year", "cable__cable_id", "paragraph__order", "start", "pk"
    )


def statistics(request: HttpRequest) -> HttpResponse:
    """Charts are drawn for the kinds or countries that were chosen: of everything they would say nothing."""
    chosen = asked(request)
    found = in_order(chosen.qs)
    page = Paginator(found, PAGE).get_page(page_number(request))
    valid = chosen.form.cleaned_data if chosen.form.is_valid() else {}
    narrowed = bool(valid.get("kind") or valid.get("country"))
    context = {
        "form": chosen.form,
        "page": page,
        "rows": rows(page),
        "samples": any(one.cable.sample for one in page),
        "kinds": valid.get("kind") or [],
        "charts": charts(charted(found)) if narrowed else [],
        "narrowed": narrowed,
        "suggested": [] if narrowed else frequent(chosen.qs),
        "query": request.GET.urlencode(),
    }
    return render(request, "statistics.html", context)


def frequent(found: QuerySet[Statistic]) -> list[str]:
    counted = found.exclude(kind="other").order_by().values("kind").annotate(n=Count("pk"))
    return [row["kind"] for row in counted.order_by("-n", "kind")[:SUGGESTED]]

"""Figures: a table of claims with the words they come from, and their course over the years."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.charts import charts
from cables.forms import StatisticFilter
from cables.models import Cable, Statistic

from .pages import page_number

PAGE = 50
CHARTED = 2000  # figures that charts are looked for in


def asked(request: HttpRequest) -> StatisticFilter:
    """Public figures of current cables, as chosen; a value that is no choice is left out."""
    rows = Statistic.objects.public().filter(cable__in=Cable.objects.current().values("pk"))
    return StatisticFilter(request.GET, rows)


def in_order(rows: QuerySet[Statistic]) -> QuerySet[Statistic]:
    rows = rows.select_related("cable__country", "paragraph")
    deferred = rows.defer("paragraph__text", "paragraph__search", "paragraph__runs", "paragraph__public_text")
    return deferred.order_by(
        "cable__country__name", "cable__reporting_year", "paragraph__order", "start", "pk"
    )


def statistics(request: HttpRequest) -> HttpResponse:
    chosen = asked(request)
    rows = in_order(chosen.qs)
    page = Paginator(rows, PAGE).get_page(page_number(request))
    kinds = chosen.form.cleaned_data.get("kind") if chosen.form.is_valid() else []
    context = {
        "form": chosen.form,
        "page": page,
        "charts": charts(rows[:CHARTED]) if kinds and len(kinds) == 1 else [],
        "kinds": kinds,
        "query": request.GET.urlencode(),
    }
    return render(request, "statistics.html", context)

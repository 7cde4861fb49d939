"""Topic by country by year, countries down or years down."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.comparison import EMPTY
from cables.comparison import compare as cells
from cables.models import Country, Topic
from cables.search import Filters, filters_of

from .front import countries, topics_by_section, years
from .pages import page_number

ROWS = 25


def compare(request: HttpRequest) -> HttpResponse:
    """Without a topic, the choice of one."""
    filters = filters_of(request.GET)
    topic = Topic.objects.filter(slug__in=filters.values("topic")).first()
    held = countries()
    span = [row["year"] for row in years()]
    context: dict[str, Any] = {
        "topics": topics_by_section(),
        "topic": topic,
        "filters": filters,
        "all_countries": sorted(held, key=lambda country: country.pk not in filters.values("country")),
        "all_years": span,
        "kinds": EMPTY,
        "turned": request.GET.get("rows") == "years",
    }
    if topic:
        context |= table(request, topic, *chosen(filters, held, span))
    return render(request, "compare.html", context)


def chosen(filters: Filters, held: list[Country], span: list[int]) -> tuple[list[Country], list[int]]:
    """The countries and years that the table has; all where none was chosen."""
    countries, years = filters.values("country"), filters.values("year")
    shown = [country for country in held if not countries or country.pk in countries]
    return shown, [year for year in span if not years or str(year) in years]


def table(request: HttpRequest, topic: Topic, shown: list[Country], asked: list[int]) -> dict[str, object]:
    """A page of rows; `columns` are their headings the other way."""
    pages = max(1, -(-len(shown) // ROWS))
    page = min(page_number(request), pages)
    part = shown[(page - 1) * ROWS : page * ROWS]
    rows = cells(topic, part, asked)
    if request.GET.get("rows") == "years":
        turned = [(year, [row[place] for row in rows]) for place, year in enumerate(asked)]
        return {"rows": turned, "columns": part, "page": page, "pages": pages}
    return {"rows": list(zip(part, rows, strict=True)), "columns": asked, "page": page, "pages": pages}

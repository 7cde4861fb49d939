"""Topic by country by year, countries down or years down."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.comparison import EMPTY, Cell, changes, places_held
from cables.comparison import compare as cells
from cables.models import Country, Topic
from cables.search import Filters, filters_of

from .front import countries, topics_by_section, years
from .pages import page_number

ROWS = 12
TWO = 2  # years of one country, which are set against each other word by word


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
        "empty": request.GET.get("empty") == "shown",
    }
    if topic:
        context |= table(request, topic, filters, *chosen(filters, held, span))
    return render(request, "compare.html", context)


def chosen(filters: Filters, held: list[Country], span: list[int]) -> tuple[list[Country], list[int]]:
    """The countries and years that the table has; all where none was chosen."""
    countries, years = filters.values("country"), filters.values("year")
    shown = [country for country in held if not countries or country.pk in countries]
    return shown, [year for year in span if not years or str(year) in years]


def table(
    request: HttpRequest, topic: Topic, filters: Filters, shown: list[Country], asked: list[int]
) -> dict[str, object]:
    """A page of rows; `columns` are their headings the other way."""
    left_out = {"countries": len(shown), "years": len(asked)}
    if request.GET.get("empty") != "shown":
        shown, asked = held(topic, filters, shown, asked)
    left_out = {"countries": left_out["countries"] - len(shown), "years": left_out["years"] - len(asked)}
    pages = max(1, -(-len(shown) // ROWS))
    page = min(page_number(request), pages)
    part = shown[(page - 1) * ROWS : page * ROWS]
    rows = cells(topic, part, asked)
    told = {"page": page, "pages": pages, "left_out": left_out, "changes": between(rows)}
    if request.GET.get("rows") == "years":
        turned = [(year, [row[place] for row in rows], ()) for place, year in enumerate(asked)]
        return told | {"rows": turned, "columns": part}
    whole = [(country, row, neighbors(row)) for country, row in zip(part, rows, strict=True)]
    return told | {"rows": whole, "columns": asked}


def held(
    topic: Topic, filters: Filters, shown: list[Country], asked: list[int]
) -> tuple[list[Country], list[int]]:
    """Without the countries and years of which no cable could answer, unless they were chosen."""
    places = places_held(topic, shown)
    if not filters.values("country"):
        shown = [country for country in shown if any((country.pk, year) in places for year in asked)]
    if not filters.values("year"):
        asked = [year for year in asked if any((country.pk, year) in places for country in shown)]
    return shown, asked


def neighbors(row: list[Cell]) -> list[tuple[int, int]]:
    """Years that follow each other among those with an answer."""
    answered = [cell.year for cell in row if cell.excerpts]
    return list(pairwise(answered))


def between(rows: list[list[Cell]]) -> list[tuple[str, str]]:
    """What a country's second year says otherwise than its first."""
    answered = [cell for row in rows for cell in row if cell.excerpts]
    return changes(answered) if len(rows) == 1 and len(answered) == TWO else []

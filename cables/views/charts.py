"""A chart by itself: to look at, to share, and to take away as exactly what it shows."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from cables.exports import KINDS, Selected
from cables.figures.charts import Chart, charts
from cables.figures.choices import current

from .files import as_file, file, file_name
from .pages import site


def found(iso2: str, kind: str, key: str) -> Chart:
    """Raises Http404 where no figures make such a chart, or not any more."""
    figures = current().filter(cable__country=iso2, kind=kind)
    shown = charts(figures, most=None)
    chart = next((chart for chart in shown if chart.series.key == key), None)
    if chart is None:
        raise Http404("No figures make such a chart now; they may have been corrected.")
    return chart


def chart(request: HttpRequest, iso2: str, kind: str, key: str) -> HttpResponse:
    return render(request, "chart.html", {"chart": found(iso2, kind, key), "site": site(request)})


def chart_file(request: HttpRequest, iso2: str, kind: str, key: str, form: str) -> HttpResponseBase:
    """The figures that are drawn, or the drawing."""
    one = found(iso2, kind, key)
    asked = f"kind={kind}&country={iso2}&chart={key}"
    if form == "csv":
        return file(Selected(KINDS["statistics"], one.drawn), form, site(request), asked=asked)
    address = f"{site(request)}{one.get_absolute_url()}"
    context = {"chart": one, "lines": one.title_lines[:2], "address": address}
    picture = render(request, "chart.svg", context, content_type="image/svg+xml; charset=utf-8")
    return as_file(picture, file_name("chart", one.title, form))

"""The front page: what the archive is, how much it holds, and three ways in."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.exports import structured
from cables.figures.choices import current as figures
from cables.models import Cable, Country, Paragraph, Topic
from cables.models.public import public_cable, replaced_cable
from cables.models.revision import kept_in_a_state
from cables.sections import SECTIONS

from .pages import site


def front(request: HttpRequest) -> HttpResponse:
    held = counts()
    elsewhere = (held.holdings["cables"] or 0) - sum(country.held for country in held.countries)
    context = {
        "holdings": held.holdings,
        "countries": held.countries,
        "elsewhere": elsewhere,
        "years": held.years,
        "topics": topics_by_section(),
        "structured": structured.archive(site(request)),
        "samples": Cable.objects.public().filter(sample=True).exists(),
    }
    return render(request, "front.html", context)


class Counts(NamedTuple):
    holdings: dict[str, int | None]
    countries: list[Any]
    years: list[dict[str, int]]


@kept_in_a_state
def counts() -> Counts:
    return Counts(holdings(), countries(), years())


def holdings() -> dict[str, int | None]:
    """Cables, countries, years, paragraphs and figures; each count beside what it is a part of. Counted as by
    the pages that they lead to: without cables that a later one replaces."""
    current = Cable.objects.current().order_by()
    cables = current.aggregate(
        cables=Count("pk"),
        countries=Count("country", distinct=True),
        first=Min("reporting_year"),
        last=Max("reporting_year"),
        damaged=Count("pk", filter=Q(sections_missing__len__gt=0)),
    )
    paragraphs = Paragraph.objects.shown().filter(number__isnull=False, cable__in=current.values("pk"))
    lost = Q(state=Paragraph.State.LOST, withheld=False)
    states = paragraphs.aggregate(paragraphs=Count("pk"), lost=Count("pk", filter=lost))
    cited = Cable.objects.known().filter(held=False, withdrawn_at=None).count()
    return {**cables, **states, "figures": figures().count(), "cited": cited}


def countries() -> list[Any]:
    """Those with cables that no later one replaces, and how many."""
    held = public_cable("cables__") & ~replaced_cable("cables__")
    return list(
        Country.objects.annotate(held=Count("cables", filter=held)).filter(held__gt=0).order_by("name")
    )


def years() -> list[dict[str, int]]:
    """Current cables by reporting year, without holes between the first and the last."""
    rows = (
        Cable.objects.current()
        .exclude(reporting_year=None)
        .values_list("reporting_year")
        .annotate(n=Count("pk"))
    )
    found = dict(rows.order_by("reporting_year"))
    span = range(min(found), max(found) + 1) if found else range(0)
    highest = max(found.values(), default=0)
    return [{"year": y, "cables": found.get(y, 0), "height": 100 * found.get(y, 0) // highest} for y in span]


def topics_by_section() -> list[tuple[str, list[Topic]]]:
    topics = list(Topic.objects.all())
    groups = [(label, [t for t in topics if t.section == slug]) for slug, label in SECTIONS.items()]
    return [(label, group) for label, group in groups if group]

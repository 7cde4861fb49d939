"""Countries: what is held of each, year by year; and the coverage of the whole archive."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cables.figures.charts import charts
from cables.figures.choices import current
from cables.figures.key_figures import key_figures
from cables.kinds import KEY_FIGURES
from cables.models import Answer, Cable, Country, Paragraph, Question
from cables.models.public import replaced_cable
from cables.models.revision import kept_in_a_state
from cables.world_map import world_map

from .front import countries

CHARTS = 2  # on the page of a country


def with_wholeness(cables: QuerySet[Cable]) -> QuerySet[Any]:
    """Adds `paragraph_count`, `damaged` (numbered paragraphs not whole) and `answered` questions. Counted
    apart: joined, each paragraph of a cable would meet each of its answers."""
    numbered = Paragraph.objects.filter(cable=OuterRef("pk"), removed_at=None, number__isnull=False)
    answers = Answer.objects.filter(cable=OuterRef("pk"), rejected=False)
    return cables.annotate(
        paragraph_count=counted(numbered, Count("pk")),
        damaged=counted(numbered.exclude(state=Paragraph.State.WHOLE), Count("pk")),
        answered=counted(answers, Count("question", distinct=True)),
    )


def counted(rows: QuerySet[Paragraph] | QuerySet[Answer], count: Count) -> Coalesce:
    """For each cable, of its rows; none is 0."""
    return Coalesce(Subquery(rows.order_by().values("cable").annotate(n=count).values("n")), 0)


def country_list(request: HttpRequest) -> HttpResponse:
    held = countries()
    context = {"countries": held, "samples": any(c.sample for c in held), "map": world_map(held)}
    return render(request, "countries.html", context)


def country(request: HttpRequest, iso2: str) -> HttpResponse:
    if re.fullmatch("[A-Za-z]{2}", iso2) and not iso2.isupper():
        return redirect("country", iso2.upper(), permanent=True)
    found = get_object_or_404(Country, iso2=iso2 if len(iso2) == 2 else "")
    rows = Cable.objects.public().filter(country=found).select_related("post", "superseded_by")
    cables = with_wholeness(rows).order_by("reporting_year", "date", "cable_id")
    context = {
        "country": found,
        "cables": cables,
        "replaced": sum(1 for cable in cables if cable.replacement),
        "sections": sections(found),
        "neighbours": found.neighbours.all(),
        "asked": asked_by_year(),
        "figures": key_figures(found),
        "charts": charts(current().filter(cable__country=found, kind__in=KEY_FIGURES), CHARTS),
        "cited": Cable.objects.filter(held=False, withdrawn_at=None, country=found),
    }
    return render(request, "country.html", context)


def sections(found: Country) -> list[dict[str, object]]:
    """Passages of the current cables by section of the report."""
    rows = (
        Paragraph.objects.public()
        .filter(cable__country=found)
        .exclude(replaced_cable("cable__"))
        .exclude(section="")
    )
    in_sections: QuerySet[Any, Any] = rows.order_by().values("section").annotate(passages=Count("pk"))
    return list(in_sections.order_by("-passages", "section"))


def asked_by_year() -> dict[int, int]:
    """{reporting year: questions in that year's instruction cable}"""
    return dict(Question.objects.order_by().values_list("year").annotate(n=Count("pk")))


def coverage(request: HttpRequest) -> HttpResponse:
    """By country and year what is held, and how whole it is, with denominators."""
    return render(request, "coverage.html", covered())


@kept_in_a_state
def covered() -> dict[str, object]:
    """What the page shows, by names of its template."""
    shown = Cable.objects.answering().only("cable_id", "country", "reporting_year", "sections_missing")
    cables = list(with_wholeness(shown).order_by("country__name", "date", "cable_id"))
    years = sorted({c.reporting_year for c in cables if c.reporting_year})
    held = by_country_and_year(cables)
    rows = [(one, [(year, held.get((one.pk, year), [])) for year in years]) for one in countries()]
    return {
        "years": years,
        "rows": rows,
        "totals": totals(cables),
        "asked": asked_by_year(),
        "answered": answered(),
    }


def by_country_and_year(cables: list[Cable]) -> dict[tuple[str | None, int | None], list[Cable]]:
    found: dict[tuple[str | None, int | None], list[Cable]] = defaultdict(list)
    for one in cables:
        found[one.country_id, one.reporting_year].append(one)
    return found


def totals(cables: list[Any]) -> dict[str, int]:
    return {
        "cables": len(cables),
        "whole": sum(1 for c in cables if not c.sections_missing and not c.damaged),
        "paragraphs": sum(c.paragraph_count for c in cables),
        "damaged": sum(c.damaged for c in cables),
        "without_country": sum(1 for c in cables if not c.country_id),
        "without_year": sum(1 for c in cables if not c.reporting_year),
    }


def answered() -> list[dict[str, int]]:
    """For each questionnaire: how many of its questions at least one cable held answers."""
    rows: QuerySet[Any, Any] = (
        Question.objects.order_by()
        .values("year")
        .annotate(
            asked=Count("pk", distinct=True),
            answered=Count(
                "pk", distinct=True, filter=Exists(Answer.objects.current().filter(question=OuterRef("pk")))
            ),
        )
    )
    return list(rows.order_by("year"))

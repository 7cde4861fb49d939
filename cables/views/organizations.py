"""Organizations: the list, and for each where it is named, when, and beside which others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cables.forms import OrganizationFilter
from cables.models import Mention, Organization, Review
from cables.models.findings import AFTER_MERGERS
from cables.models.public import replaced_cable
from cables.models.revision import kept_in_a_state
from cables.publishing.reading_room import in_the_stacks
from cables.search import filters_of

from .pages import page_number

PAGE = 100
NAMED = 30  # paragraphs on a page of one organization


def mentions_by_organization() -> QuerySet[Any]:
    """Public mentions with `named`: the organization they count for, after mergers."""
    named: QuerySet[Any] = Mention.objects.public().annotate(named=AFTER_MERGERS)
    return named


def filter_of(request: HttpRequest) -> OrganizationFilter:
    """Public organizations, as chosen; a value that is no choice finds none."""
    said = filters_of({"country": request.GET.getlist("country")})
    return OrganizationFilter(request.GET, said, Organization.objects.public(), countries())


@kept_in_a_state
@in_the_stacks()
def countries() -> list[str]:
    """Those that have organizations of their own."""
    found = Organization.objects.public().exclude(country=None).order_by().values_list("country", flat=True)
    return list(found.distinct())


def in_order(found: QuerySet[Organization]) -> list[int]:
    return list(found.order_by("name", "slug").values_list("pk", flat=True))


@kept_in_a_state
@in_the_stacks()
def every() -> list[int]:
    return in_order(Organization.objects.public())


def organizations(request: HttpRequest) -> HttpResponse:
    chosen = filter_of(request)
    asked = request.GET.keys() - {"page"}
    found = in_order(chosen.qs) if asked else every()
    page = Paginator(found, PAGE).get_page(page_number(request))
    shown = Organization.objects.select_related("country").in_bulk(page.object_list)
    counted = mentions_by_organization().filter(organization__in=Organization.objects.together(shown))
    cables = dict(counted.order_by().values_list("named").annotate(n=Count("cable", distinct=True)))
    rows = [(shown[pk], cables.get(pk, 0)) for pk in page.object_list]
    return render(
        request,
        "organizations.html",
        {"form": chosen.form, "unknown": chosen.unknown, "filters": chosen.said, "page": page, "rows": rows},
    )


def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """One merged into another leads there; one that the public can read nothing of is not known here."""
    found = get_object_or_404(Organization.objects.exclude(review=Review.REJECTED), slug=slug)
    if found.merged_into:
        return redirect(found.merged_into, permanent=False)
    mentions = mentions_by_organization().filter(named=found.pk)
    page = Paginator(first_of_paragraphs(mentions), NAMED).get_page(page_number(request))
    if not page.paginator.count:
        raise Http404
    context = {
        "organization": found,
        "forms": forms(found, mentions),
        "years": by_year(mentions),
        "countries": by_country(mentions),
        "beside": beside(found, mentions),
        "replaced": mentions.filter(replaced_cable("cable__"))
        .order_by()
        .values("paragraph")
        .distinct()
        .count(),
        "page": page,
    }
    return render(request, "organization.html", context)


def first_of_paragraphs(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    """One mention for each paragraph, newest cables first."""
    first = mentions.order_by("paragraph_id", "start").distinct("paragraph_id").values("pk")
    rows = Mention.objects.filter(pk__in=first).select_related("paragraph", "cable__country")
    deferred = rows.defer("paragraph__text", "paragraph__search", "paragraph__runs")
    return deferred.order_by(F("cable__date").desc(nulls_last=True), "cable__cable_id", "paragraph__order")


def forms(found: Organization, mentions: QuerySet[Mention]) -> list[str]:
    """As it is named in the cables, the most frequent first; its own name left out."""
    rows = (
        mentions.exclude(form="").exclude(form=found.name).order_by().values("form").annotate(n=Count("pk"))
    )
    return [row["form"] for row in rows.order_by("-n", "form")[:20]]


def by_year(mentions: QuerySet[Any]) -> list[dict[str, int]]:
    """Cables by reporting year; `height` in percent of the highest."""
    rows = mentions.exclude(cable__reporting_year=None).order_by().values("cable__reporting_year")
    counted: dict[int, int] = {
        r["cable__reporting_year"]: r["n"] for r in rows.annotate(n=Count("cable", distinct=True))
    }
    highest = max(counted.values(), default=1)
    span: Iterable[int] = range(min(counted), max(counted) + 1) if counted else ()
    return [
        {"year": y, "cables": counted.get(y, 0), "height": 100 * counted.get(y, 0) // highest} for y in span
    ]


def by_country(mentions: QuerySet[Any]) -> list[dict[str, object]]:
    rows = mentions.exclude(cable__country=None).order_by().values("cable__country", "cable__country__name")
    return list(rows.annotate(n=Count("cable", distinct=True)).order_by("-n", "cable__country__name")[:20])


def beside(found: Organization, mentions: QuerySet[Any]) -> list[Organization]:
    """Those named most often in the same paragraphs."""
    others = (
        mentions_by_organization().filter(paragraph__in=mentions.values("paragraph")).exclude(named=found.pk)
    )
    rows = (
        others.order_by()
        .values("named")
        .annotate(n=Count("paragraph", distinct=True), slug=Min("organization__slug"))
        .order_by("-n", "slug")
    )
    counts = {row["named"]: row["n"] for row in rows[:12]}
    known = Organization.objects.exclude(review=Review.REJECTED).in_bulk(counts)
    return [known[pk] for pk in counts if pk in known]

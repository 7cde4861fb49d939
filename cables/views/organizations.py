"""Organizations: the list, and for each where it is named, when, and beside which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cables.forms import OrganizationFilter
from cables.models import Mention, Organization, Review
from cables.models.findings import AFTER_MERGERS, TOLD
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
    mentions = Mention.objects.public().filter(organization__in=Organization.objects.together([found.pk]))
    named = newest_first(mentions)
    places = places_of(named)
    page = Paginator([place.first for place in places], NAMED).get_page(page_number(request))
    if not places:
        raise Http404
    context = {
        "organization": found,
        "forms": forms(found, mentions),
        "years": by_year(places),
        "countries": by_country(places),
        "beside": beside(found, mentions),
        "replaced": sum(place.replaced is True for place in places),
        "page": page,
        "mentions": with_words(named.filter(pk__in=page.object_list)),
    }
    return render(request, "organization.html", context)


class Place(NamedTuple):
    """A paragraph that names an organization: its first mention there, and what is counted of its cable."""

    first: int
    cable: int
    year: int | None
    country: str | None
    country_name: str | None
    replaced: bool | None  # None where nothing could


def newest_first(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    by_date = F("cable__date").desc(nulls_last=True)
    return mentions.order_by(by_date, "cable__cable_id", "paragraph__order", "start")


def places_of(named: QuerySet[Mention]) -> list[Place]:
    """In their order, as light rows: many cables may name an organization, and a page shows few."""
    cable = ("cable", "cable__reporting_year", "cable__country", "cable__country__name")
    rows = named.annotate(replaced=replaced_cable("cable__")).values_list(
        "paragraph", "pk", *cable, "replaced"
    )
    places: dict[int, Place] = {}
    for paragraph, *place in rows:
        places.setdefault(paragraph, Place(*place))
    return list(places.values())


def with_words(named: QuerySet[Mention]) -> QuerySet[Mention]:
    rows = named.select_related("paragraph", "cable__country")
    return rows.defer("paragraph__text", "paragraph__search", "paragraph__runs")


def forms(found: Organization, mentions: QuerySet[Mention]) -> list[str]:
    """As it is named in the cables, the most frequent first; its own name left out."""
    rows = (
        mentions.exclude(form="").exclude(form=found.name).order_by().values("form").annotate(n=Count("pk"))
    )
    return [row["form"] for row in rows.order_by("-n", "form")[:20]]


def by_year(places: Iterable[Place]) -> list[dict[str, int]]:
    """Cables by reporting year; `height` in percent of the highest."""
    counted = Counter(year for _, year in {(place.cable, place.year) for place in places} if year)
    highest = max(counted.values(), default=1)
    span: Iterable[int] = range(min(counted), max(counted) + 1) if counted else ()
    return [{"year": y, "cables": counted[y], "height": 100 * counted[y] // highest} for y in span]


def by_country(places: Iterable[Place]) -> list[dict[str, object]]:
    """Those of the most cables, as `{"iso2", "name", "cables"}`."""
    cables = {(place.cable, place.country, place.country_name) for place in places if place.country}
    counted = Counter((iso2, name) for _, iso2, name in cables)
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0][1]))[:20]
    return [{"iso2": iso2, "name": name, "cables": number} for (iso2, name), number in most]


def beside(found: Organization, mentions: QuerySet[Any]) -> list[Organization]:
    """Those named most often in the same paragraphs."""
    # Their cables are public, since those of the mentions are.
    told = Mention.objects.filter(TOLD, paragraph__in=mentions.order_by().values("paragraph"))
    others = told.annotate(named=AFTER_MERGERS).exclude(named=found.pk)
    rows = (
        others.order_by()
        .values("named")
        .annotate(n=Count("paragraph", distinct=True), slug=Min("organization__slug"))
        .order_by("-n", "slug")
    )
    counts = {row["named"]: row["n"] for row in rows[:12]}
    known = Organization.objects.exclude(review=Review.REJECTED).in_bulk(counts)
    return [known[pk] for pk in counts if pk in known]

"""What can be chosen among the figures: kinds, who says so, years and countries of those that are stated."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from cables.figures.listing import by_cable
from cables.models import Cable, Statistic
from cables.models.revision import kept_in_a_state

FREQUENT = 8


class Choices(NamedTuple):
    """Each in its order; `frequent` are the kinds of which most is stated."""

    kinds: list[str]
    sources: list[str]
    years: list[int]
    countries: list[str]
    frequent: list[str]


def current() -> QuerySet[Statistic]:
    """Public figures of cables that no later one replaces."""
    return Statistic.objects.facts().filter(cable__in=Cable.objects.current().values("pk"))


@kept_in_a_state
def every() -> dict[int, int]:
    """How many there are in each cable."""
    return dict(by_cable(current()))


@kept_in_a_state
def choices() -> Choices:
    counted = Counter[str]()
    sources = set()
    for kind, source, number in current().order_by().values_list("kind", "source").annotate(n=Count("pk")):
        counted[kind] += number
        sources.add(source)
    stating = Cable.objects.current().filter(Exists(Statistic.objects.public().filter(cable=OuterRef("pk"))))
    places = list(stating.order_by().values_list("reporting_year", "country").distinct())
    most = sorted(counted.keys() - {"other"}, key=lambda kind: (-counted[kind], kind))
    return Choices(
        kinds=sorted(counted),
        sources=sorted(sources - {""}),
        years=sorted({year for year, _ in places if year}),
        countries=sorted({country for _, country in places if country}),
        frequent=most[:FREQUENT],
    )

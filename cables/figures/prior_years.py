"""What a cable says of the year before, against what the country's earlier cable had reported of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cables.figures.words import form
from cables.models import Cable, Statistic

Likeness = tuple[object, ...]


class Earlier(NamedTuple):
    """The figure that an earlier cable gives for what this one calls the prior value."""

    statistic: Statistic
    agrees: bool

    @property
    def address(self) -> str:
        return f"{self.statistic.cable.get_absolute_url()}?marks=figures#{self.statistic.paragraph.key}"


def prior_years(statistics: Iterable[Statistic]) -> dict[int, Earlier]:
    """By primary key, for those whose prior value an earlier cable that is held reports; one query.

    Comparable are figures of the same country, kind, breakdown, form of trafficking and period. Where
    several are, and none of them agrees, it is not known which one is meant, and nothing is said.
    """
    asked = [one for one in statistics if one.prior_value is not None and one.prior_period]
    if not asked:
        return {}
    held = reported(asked)
    found = ((one, against(one, held.get((likeness(one), one.prior_period), ()))) for one in asked)
    return {one.pk: earlier for one, earlier in found if earlier}


def reported(asked: Sequence[Statistic]) -> dict[tuple[Likeness, str], list[Statistic]]:
    """Public figures of the prior periods, by what they are of and the period."""
    rows = Statistic.objects.public().filter(
        cable__in=Cable.objects.answering().values("pk"),
        cable__country__in={one.cable.country_id for one in asked},
        kind__in={one.kind for one in asked},
        period__in={one.prior_period for one in asked},
        value__isnull=False,
    )
    deferred = ("text", "search", "runs", "public_text", "public_runs", "repairs", "public_repairs")
    rows = rows.select_related("cable", "paragraph").defer(*(f"paragraph__{name}" for name in deferred))
    held: dict[tuple[Likeness, str], list[Statistic]] = defaultdict(list)
    for row in rows.order_by("-cable__reporting_year", "paragraph__order", "start", "pk"):
        held[(likeness(row), row.period)].append(row)
    return held


def likeness(one: Statistic) -> Likeness:
    breakdown = sorted((name, str(part)) for name, part in one.breakdown.items())
    return one.cable.country_id, one.kind, tuple(breakdown), form(one.what)


def against(one: Statistic, held: Sequence[Statistic]) -> Earlier | None:
    """Of the latest report before this one's."""
    year = one.cable.reporting_year or 0
    before = [row for row in held if (row.cable.reporting_year or year) < year]
    latest = [row for row in before if row.cable.reporting_year == before[0].cable.reporting_year]
    for row in latest:
        if row.value == one.prior_value:
            return Earlier(row, True)
    return Earlier(latest[0], False) if len(latest) == 1 and latest[0].unit == one.unit else None

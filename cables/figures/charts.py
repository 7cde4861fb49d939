"""Figures over the years as lines: a missing year is a gap, two figures for one year are two points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet

from cables.figures.rows import words_of
from cables.figures.words import population
from cables.kinds import ANSWERING
from cables.models import Statistic
from cables.sections import figure_kind_label

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, INSET = 560, 200, 56, 24, 12, 18
YEAR = re.compile(r"(?:19|20)\d\d")
UNITS = ((1e9, "bn"), (1e6, "M"), (1e3, "k"))
MOST = 6  # charts on a page
LABELS = 8  # years written on the axis of a chart, at most
CHARTED = 2000  # figures that charts are looked for in
DRAWN = (
    "kind", "what", "breakdown", "unit", "period", "qualifier", "value", "value_min", "value_max",
    "prior_value", "prior_period", "head", "source", "cable__cable_id", "cable__sample",
    "cable__country__name", "paragraph__key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """`x` and `y` in the chart's own units; `prior` is what a later cable says of the year before it."""

    x: float
    y: float
    year: int
    value: float
    words: str
    prior: bool
    statistic: Statistic

    @property
    def address(self) -> str:
        return words_of(self.statistic)

    @property
    def told(self) -> str:
        return f"{self.words}, as a later cable says" if self.prior else self.words


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that can be compared: of one country, kind, thing counted, population, unit and source. `lines`
    run between neighbouring years that have one value each, `gaps` are the years without a figure, `years`
    those written on the axis."""

    title: str
    points: list[Point]
    lines: list[tuple[Point, Point]]
    gaps: list[tuple[int, float]]
    years: list[tuple[int, float]]
    marks: list[tuple[str, float]]
    source: str = ""
    sample: bool = False

    @property
    def covered(self) -> str:
        """3 of 5 years"""
        return f"{years_of(self)} of {years_of(self) + len(self.gaps)} years"

    @property
    def told(self) -> list[tuple[int, Point | None]]:
        """Year by year, None for a gap."""
        gaps: list[tuple[int, Point | None]] = [(year, None) for year, _ in self.gaps]
        return sorted([(p.year, p) for p in self.points] + gaps, key=lambda pair: pair[0])

    @property
    def summary(self) -> str:
        """All that the drawing shows, in words."""
        return "; ".join(f"{year}: {point.told if point else 'no figure'}" for year, point in self.told)


def charted(statistics: QuerySet[Statistic]) -> QuerySet[Statistic]:
    """Those of a kind, with a number and a year, in cables that answer the questionnaire; what is of no kind
    has nothing to be compared with."""
    told = statistics.exclude(kind="other").filter(
        value__isnull=False, period__regex=r"^(19|20)\d\d$", cable__document__in=ANSWERING
    )
    return told.only(*DRAWN)[:CHARTED]


def charts(statistics: Iterable[Statistic]) -> list[Chart]:
    """Of each series that can be compared, those of most years first."""
    series: dict[tuple[str, str, str], list[Statistic]] = defaultdict(list)
    for one in statistics:
        if one.value is not None and YEAR.fullmatch(one.period) and one.cable.country:
            series[title(one), one.head, one.source].append(one)
    drawn = [draw(name, source, rows) for (name, _, source), rows in series.items()]
    several = [chart for chart in drawn if years_of(chart) > 1]
    return sorted(several, key=lambda chart: (-years_of(chart), len(chart.points), chart.title))[:MOST]


def title(one: Statistic) -> str:
    """Kind, country, of whom or what, and the unit where the kind does not say it already."""
    country = one.cable.country.name if one.cable.country else ""
    kind, unit = figure_kind_label(one.kind), one.unit or "number"
    told = population(one.breakdown, one.what)
    return ", ".join([kind, country, *told, *([unit] if unit != kind.lower() else [])])


def years_of(chart: Chart) -> int:
    return len({point.year for point in chart.points})


def draw(name: str, source: str, statistics: Sequence[Statistic]) -> Chart:
    found = [figure for one in statistics for figure in figures(one)]
    years = {year for _, year, _, _ in found}
    first, last = min(years), max(years)
    highest = max(value for _, _, value, _ in found) or 1.0
    points = [
        Point(
            across(year, first, last),
            up(value, highest),
            year,
            value,
            point_in_words(one, value, prior),
            prior,
            one,
        )
        for one, year, value, prior in found
    ]
    points.sort(key=lambda p: (p.year, p.prior, p.value))
    through = {p.year: p for p in reversed(points) if len({o.value for o in points if o.year == p.year}) == 1}
    lines = [(through[a], through[b]) for a, b in pairwise(sorted(through)) if b - a == 1]
    axis = [(year, across(year, first, last)) for year in range(first, last + 1)]
    gaps = [(year, x) for year, x in axis if year not in years]
    marks = [(short(highest * part), up(highest * part, highest)) for part in (0, 0.5, 1)]
    shown = axis[:: 1 + len(axis) // (LABELS + 1)]
    return Chart(name, points, lines, gaps, shown, marks, source, statistics[0].cable.sample)


def figures(one: Statistic) -> list[tuple[Statistic, int, float, bool]]:
    """The figure and, where its year is told too, the prior one: (statistic, year, value, prior)."""
    found = [(one, int(one.period), float(one.value or 0), False)]
    if one.prior_value is not None and YEAR.fullmatch(one.prior_period):
        found.append((one, int(one.prior_period), float(one.prior_value), True))
    return found


def point_in_words(one: Statistic, value: float, prior: bool) -> str:
    qualifier = "" if prior or one.qualifier == "range" else one.qualifier.replace("_", " ")
    if one.qualifier == "range" and not prior:
        return f"{float(one.value_min or 0):,.10g} to {float(one.value_max or 0):,.10g}"
    return f"{qualifier} {value:,.10g}".strip()


def short(value: float) -> str:
    """A number for the axis, with three digits from ten thousand on: 9,164, 18.3k, 40.2M."""
    if value < 10_000:
        return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    rounded = float(f"{value:.3g}")
    size, letter = next(unit for unit in UNITS if rounded >= unit[0])
    return f"{rounded / size:,.10g}{letter}"


def across(year: int, first: int, last: int) -> float:
    inner = WIDTH - LEFT - 2 * INSET
    return round(LEFT + INSET + (inner * (year - first) / (last - first) if last > first else inner / 2), 1)


def up(value: float, highest: float) -> float:
    """Negative figures, if any, lie on the axis; no kind has them."""
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * max(value, 0) / highest, 1)

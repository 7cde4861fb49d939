"""Figures over the years as lines: a missing year is a gap, two figures for one year are two points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cables.models import Statistic

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 560, 200, 56, 24, 12
YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 6  # charts on a page


@dataclass(frozen=True, slots=True)
class Point:
    """`x` and `y` in the chart's own units; `words` is what a person reads of it."""

    x: float
    y: float
    year: int
    value: float
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One country's figures of one kind and unit; `lines` run through neighbouring years only."""

    title: str
    points: list[Point]
    lines: list[tuple[Point, Point]]
    years: list[tuple[int, float]]
    marks: list[tuple[str, float]]

    @property
    def summary(self) -> str:
        return "; ".join(f"{point.year}: {point.words}" for point in self.points)


def charts(statistics: Iterable[Statistic]) -> list[Chart]:
    """Those with a plain number, a year and no breakdown, by country and unit, the fullest first."""
    groups: dict[tuple[str, str], list[Statistic]] = defaultdict(list)
    for one in statistics:
        if one.value is not None and not one.breakdown and YEAR.fullmatch(one.period) and one.cable.country:
            groups[(one.cable.country.name, one.unit)].append(one)
    drawn = [draw(f"{country}, {unit or 'number'}", rows) for (country, unit), rows in groups.items()]
    several = [chart for chart in drawn if len({point.year for point in chart.points}) > 1]
    return sorted(several, key=lambda chart: (-len(chart.points), chart.title))[:MOST]


def draw(title: str, statistics: Sequence[Statistic]) -> Chart:
    years = sorted({int(one.period) for one in statistics})
    first, last = years[0], years[-1]
    highest = max(float(one.value or 0) for one in statistics) or 1.0
    points = sorted(
        (point(one, first, last, highest) for one in statistics), key=lambda p: (p.year, -p.value, p.address)
    )
    tops = {p.year: p for p in reversed(points)}
    lines = [(tops[a], tops[b]) for a, b in pairwise(sorted(tops)) if b - a == 1]
    axis = [(year, across(year, first, last)) for year in range(first, last + 1)]
    marks = [(f"{highest * part:,.10g}", up(highest * part, highest)) for part in (0, 0.5, 1)]
    return Chart(title, points, lines, axis, marks)


def point(one: Statistic, first: int, last: int, highest: float) -> Point:
    value = float(one.value or 0)
    words = f"{one.qualifier} {value:,.10g}".strip()
    address = f"{one.cable.get_absolute_url()}#{one.paragraph.key}"
    return Point(
        across(int(one.period), first, last), up(value, highest), int(one.period), value, address, words
    )


def across(year: int, first: int, last: int) -> float:
    inner = WIDTH - LEFT - 24
    return round(LEFT + (inner * (year - first) / (last - first) if last > first else inner / 2), 1)


def up(value: float, highest: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / highest, 1)

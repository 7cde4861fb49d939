"""Figures over the years as lines: a missing year is a gap, two figures for one year are two points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from django.db.models import QuerySet

from cables.figures.listing import in_order
from cables.figures.rows import words_of
from cables.figures.sentences import amount, is_money, value_words
from cables.figures.series import YEAR, Series, comparable
from cables.models import Statistic
from cables.models.addresses import address

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, INSET = 560, 220, 56, 24, 32, 40
ABOVE, BELOW = -12, 20  # where the value of a point is written, from its middle
LONG = 8  # characters, from which on what is written at an edge may run over it
NEAR = 90  # to an edge, where what is written would run over it
TITLE_LINE = 62  # characters of a line of the title in the picture
UNITS = ((1e9, "bn"), (1e6, "M"), (1e3, "k"))
MOST = 6  # charts on a page
BESIDE = 20  # rows of its table on a page of several charts
LABELS = 8  # years written on the axis of a chart, at most
DRAWN = (
    "kind", "what", "breakdown", "unit", "period", "qualifier", "value", "value_min", "value_max",
    "prior_value", "prior_period", "head", "source", "cable__cable_id", "cable__sample",
    "cable__country__name", "paragraph__key",
)  # fmt: skip


class Read(NamedTuple):
    """A value and its year; `prior` is what a later cable says of the year before it."""

    statistic: Statistic
    year: int
    value: float
    prior: bool

    @property
    def words(self) -> str:
        one = self.statistic
        if self.prior and one.prior_value is not None:
            return amount(one.prior_value, one.unit if is_money(one) or one.unit == "percent" else "")
        return value_words(one)


@dataclass(frozen=True, slots=True)
class Point:
    """`x` and `y` in the chart's own units, `label` where its value is written."""

    read: Read
    x: float
    y: float
    label: float

    @property
    def address(self) -> str:
        return words_of(self.read.statistic)

    @property
    def anchor(self) -> str:
        """So that what is written at the first and the last year does not run off."""
        if len(self.read.words) < LONG:
            return "middle"
        return "start" if self.x < LEFT + NEAR else "end" if self.x > WIDTH - NEAR else "middle"

    @property
    def told(self) -> str:
        return f"{self.read.words}, as a later cable says" if self.read.prior else self.read.words


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one series. `lines` run between neighboring years that have one value each, `gaps` are the
    years without a figure, `years` those written on the axis."""

    series: Series
    points: list[Point]
    lines: list[tuple[Point, Point]]
    gaps: list[tuple[int, float]]
    years: list[tuple[int, float]]
    marks: list[tuple[str, float]]
    sample: bool

    @property
    def title(self) -> str:
        return self.series.title

    @property
    def title_lines(self) -> list[str]:
        return wrap(self.title, TITLE_LINE)

    @property
    def source(self) -> str:
        """How much of the years, who states the figures, and where they stand."""
        said_by = f"according to {self.series.said_by}, " if self.series.said_by else ""
        return f"{self.covered}; {said_by}as stated in the cables"

    @property
    def covered(self) -> str:
        """3 of 5 years"""
        return f"{years_of(self)} of {years_of(self) + len(self.gaps)} years"

    @property
    def told(self) -> list[tuple[int, Point | None]]:
        """Year by year, None for a gap."""
        gaps: list[tuple[int, Point | None]] = [(year, None) for year, _ in self.gaps]
        return sorted([(p.read.year, p) for p in self.points] + gaps, key=lambda pair: pair[0])

    @property
    def first_told(self) -> list[tuple[int, Point | None]]:
        """What a page of several charts has place for; the chart's own page tells all."""
        return self.told[:BESIDE]

    @property
    def rest(self) -> int:
        return max(0, len(self.told) - BESIDE)

    @property
    def summary(self) -> str:
        """All that the drawing shows, in words."""
        return "; ".join(f"{year}: {point.told if point else 'no figure'}" for year, point in self.told)

    @property
    def drawn(self) -> list[int]:
        """Primary keys of the figures."""
        return sorted({point.read.statistic.pk for point in self.points})

    def get_absolute_url(self) -> str:
        return address("chart", self.series.country, self.series.kind, self.series.key)

    def file(self, form: str) -> str:
        return address("chart-file", self.series.country, self.series.kind, self.series.key, form)

    @property
    def as_csv(self) -> str:
        return self.file("csv")

    @property
    def as_svg(self) -> str:
        return self.file("svg")


def charts(statistics: QuerySet[Statistic], most: int | None = MOST) -> list[Chart]:
    """Of each series that has figures for two years, those of most years first."""
    found = comparable(statistics, most)
    of = {pk: series for series, members in found.items() for pk in members}
    reads: dict[Series, list[Read]] = defaultdict(list)
    # What was withheld since the series were found is in no chart.
    for one in in_order(statistics.filter(pk__in=of)).only(*DRAWN) if of else ():
        reads[of[one.pk]] += figures(one)
    return [draw(series, reads[series]) for series in found if reads[series]]


def years_of(chart: Chart) -> int:
    return len({point.read.year for point in chart.points})


def draw(series: Series, reads: Sequence[Read]) -> Chart:
    found = sorted(reads, key=lambda read: (read.year, read.prior, read.value))
    values: dict[int, set[float]] = defaultdict(set)
    for read in found:
        values[read.year].add(read.value)
    first, last = min(values), max(values)
    highest = max(read.value for read in found) or 1.0
    points = []
    for read in found:
        y = up(read.value, highest)
        # Written above the point, or below where a greater one of its year is above.
        label = y + (BELOW if read.value < max(values[read.year]) else ABOVE)
        points.append(Point(read, across(read.year, first, last), y, round(label, 1)))
    through = {p.read.year: p for p in reversed(points) if len(values[p.read.year]) == 1}
    axis = [(year, across(year, first, last)) for year in range(first, last + 1)]
    return Chart(
        series,
        points,
        lines=[(through[a], through[b]) for a, b in pairwise(sorted(through)) if b - a == 1],
        gaps=[(year, x) for year, x in axis if year not in values],
        years=axis[:: 1 + len(axis) // (LABELS + 1)],
        marks=[(short(highest * part), up(highest * part, highest)) for part in (0, 0.5, 1)],
        sample=reads[0].statistic.cable.sample,
    )


def figures(one: Statistic) -> list[Read]:
    """The figure and, where its year is told too, that of the period before."""
    found = [Read(one, int(one.period), float(one.value or 0), False)]
    if one.prior_value is not None and YEAR.fullmatch(one.prior_period):
        found.append(Read(one, int(one.prior_period), float(one.prior_value), True))
    return found


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

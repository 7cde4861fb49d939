"""Key figures of a country: the same kinds for every country, by the year of the report that states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cables.figures.rows import words_of
from cables.figures.sentences import value_words
from cables.figures.words import population
from cables.kinds import KEY_FIGURES
from cables.models import Cable, Country, Statistic

SHOWN = 2  # figures in a cell


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure and where its words are."""

    statistic: Statistic
    address: str

    @property
    def number(self) -> str:
        return value_words(self.statistic)

    @property
    def of_what(self) -> str:
        """Of whom or what it is, where that is known; else the words that stand beside it."""
        return ", ".join(population(self.statistic.breakdown, self.statistic.what)) or self.statistic.what


@dataclass(frozen=True, slots=True)
class Cell:
    """What the reports of one year say of one kind; `more` counts the figures that are not shown."""

    year: int
    shown: list[Shown]
    more: int


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """`rows` are the kinds of which a figure is stated, `missing` the others."""

    years: list[int]
    rows: list[tuple[str, list[Cell]]]
    missing: list[str]


def key_figures(country: Country) -> KeyFigures | None:
    """None where no current cable of the country states any; one query for the years, one for the figures."""
    cables = Cable.objects.answering().filter(country=country, reporting_year__isnull=False)
    years = sorted({year for year in cables.order_by().values_list("reporting_year", flat=True) if year})
    found: dict[tuple[str, int], list[Statistic]] = defaultdict(list)
    for one in stated(country):
        found[(one.kind, one.cable.reporting_year or 0)].append(one)
    kinds = {kind for kind, _ in found}
    rows = [
        (kind.value, [cell(year, found.get((kind, year), [])) for year in years])
        for kind in KEY_FIGURES
        if kind in kinds
    ]
    return (
        KeyFigures(years, rows, [kind.value for kind in KEY_FIGURES if kind not in kinds]) if found else None
    )


def stated(country: Country) -> list[Statistic]:
    """Whole figures before parts of them, sure readings before others, as the cables' order has it."""
    cables = Cable.objects.answering().filter(country=country, reporting_year__isnull=False)
    found = Statistic.objects.facts().filter(cable__in=cables.values("pk"), kind__in=KEY_FIGURES)
    joined = found.select_related("cable", "paragraph").only(
        "kind", "what", "value", "value_min", "value_max", "qualifier", "unit", "period", "breakdown",
        "confidence", "cable__cable_id", "cable__reporting_year", "paragraph__key", "paragraph__order",
        "start",
    )  # fmt: skip
    return sorted(joined, key=weight)


def weight(one: Statistic) -> tuple[bool, bool, bool, int, int]:
    percent = one.unit == "percent"
    return (
        bool(one.breakdown) or percent,
        one.confidence != "high",
        not one.period,
        one.paragraph.order,
        one.start,
    )


def cell(year: int, statistics: Sequence[Statistic]) -> Cell:
    shown = [Shown(one, words_of(one)) for one in statistics[:SHOWN]]
    return Cell(year, shown, len(statistics) - len(shown))

"""Key figures of a country: the same kinds for every country, by the year of the report that states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q

from cables.figures.rows import words_of
from cables.figures.sentences import value_words
from cables.figures.words import population
from cables.kinds import KEY_FIGURES
from cables.models import Cable, Country, Statistic

SHOWN = 2  # figures in a cell
DRAWN = (
    "kind", "what", "value", "value_min", "value_max", "qualifier", "unit", "breakdown", "period",
    "cable__cable_id", "paragraph__key",
)  # fmt: skip
COLUMNS = (
    "pk", "kind", "cable__reporting_year", ExpressionWrapper(Q(breakdown={}), BooleanField()), "unit",
    "confidence", "period", "paragraph__order", "start",
)  # fmt: skip


class Stated(NamedTuple):
    """What decides in which cell a figure stands, and whether it is shown there: as COLUMNS have it."""

    pk: int
    kind: str
    year: int
    whole: bool
    unit: str
    confidence: str
    period: str
    order: int
    start: int


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
    """None where no current cable of the country states any. Cells are found in light rows; only the figures
    that are shown are read whole."""
    cables = Cable.objects.answering().filter(country=country, reporting_year__isnull=False)
    years = sorted({year for year in cables.order_by().values_list("reporting_year", flat=True) if year})
    cells: dict[tuple[str, int], list[int]] = defaultdict(list)
    stated = Statistic.objects.facts().filter(cable__in=cables.values("pk"), kind__in=KEY_FIGURES)
    for one in sorted(starmap(Stated, stated.values_list(*COLUMNS)), key=weight):
        cells[(one.kind, one.year)].append(one.pk)
    if not cells:
        return None
    shown = [pk for pks in cells.values() for pk in pks[:SHOWN]]
    whole = stated.filter(pk__in=shown).select_related("cable", "paragraph").only(*DRAWN).in_bulk()
    kinds = {kind for kind, _ in cells}
    rows = [
        (kind.value, [cell(year, cells.get((kind, year), []), whole) for year in years])
        for kind in KEY_FIGURES
        if kind in kinds
    ]
    return KeyFigures(years, rows, [kind.value for kind in KEY_FIGURES if kind not in kinds])


def weight(one: Stated) -> tuple[bool, bool, bool, int, int]:
    """Whole figures before parts of them, sure readings before others, as the paragraphs' order has it."""
    percent = one.unit == "percent"
    return percent or not one.whole, one.confidence != "high", not one.period, one.order, one.start


def cell(year: int, found: Sequence[int], whole: Mapping[int, Statistic]) -> Cell:
    """What was withheld since its cells were found is not shown."""
    told = [Shown(whole[pk], words_of(whole[pk])) for pk in found[:SHOWN] if pk in whole]
    return Cell(year, told, len(found[SHOWN:]))

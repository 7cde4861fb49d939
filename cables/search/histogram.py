"""The facet of years as bars: every year from the first to the last, also one that nothing is found in."""

from __future__ import annotations

from dataclasses import dataclass

from cables.search import NOT_STATED, Filters
from cables.search.facets import Facet, Value


@dataclass(frozen=True, slots=True)
class Bar:
    """`height` in percent of the highest; something that was found is never drawn as nothing."""

    year: int
    count: int
    height: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """`first` and `last` of the chosen years, else of all; `others` are values that are no year."""

    bars: tuple[Bar, ...]
    first: int
    last: int
    others: tuple[Value, ...]


def histogram(facet: Facet, filters: Filters) -> Histogram:
    known = {int(value.value): value for value in facet.values if value.value != NOT_STATED}
    highest = max((value.count for value in known.values()), default=0)
    span = range(min(known, default=0), max(known, default=-1) + 1)
    bars = tuple(bar(year, known.get(year), highest, filters) for year in span)
    chosen = [one.year for one in bars if one.chosen] or [one.year for one in bars]
    others = tuple(value for value in facet.values if value.value == NOT_STATED)
    return Histogram(bars, min(chosen, default=0), max(chosen, default=0), others)


def bar(year: int, value: Value | None, highest: int, filters: Filters) -> Bar:
    if value is None:
        return Bar(year, 0, 0, False, filters.toggled("year", str(year)).query_string() or "?")
    height = max(3, 100 * value.count // highest) if value.count else 0
    return Bar(year, value.count, height, value.chosen, value.address)

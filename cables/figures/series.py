"""Series: figures of a country that count the same thing, by the same source: a line may join them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from itertools import starmap
from typing import NamedTuple

from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from cables.figures.listing import ORDER
from cables.figures.words import population
from cables.kinds import ANSWERING
from cables.models import Statistic
from cables.sections import figure_kind_label

YEAR = re.compile(r"(?:19|20)\d\d")
CHARTED = 2000  # figures that series are looked for in


class Series(NamedTuple):
    """What figures have in common that can be compared; `key` names it among its country's of the kind.
    `country` is its ISO code."""

    country: str
    country_name: str
    kind: str
    of: tuple[str, ...]
    unit: str
    head: str
    said_by: str

    @property
    def key(self) -> str:
        return sha256(repr(self[3:]).encode()).hexdigest()[:8]

    @property
    def title(self) -> str:
        """Government funding in Iceland: Women's Shelter (ISK)"""
        label = figure_kind_label(self.kind)
        of = f": {', '.join(self.of)}" if self.of else ""
        said = self.unit.lower() in f"{label}{of}".lower()
        return f"{label} in {self.country_name}{of}{'' if said else f' ({self.unit})'}"


class Told(NamedTuple):
    """What decides to which series a figure belongs; `prior_period` is empty where no prior value is told,
    `breakdown` is JSON that is not decoded yet."""

    pk: int
    country: str
    country_name: str
    kind: str
    breakdown: str
    what: str
    unit: str
    head: str
    source: str
    period: str
    prior_period: str

    @property
    def series(self) -> Series:
        of = parts_counted(self.breakdown, self.what)
        unit = self.unit or "number"
        return Series(self.country, self.country_name, self.kind, of, unit, self.head, self.source)


@lru_cache(maxsize=10_000)
def parts_counted(breakdown: str, what: str) -> tuple[str, ...]:
    """Of whom or what a figure is; `breakdown` as JSON."""
    return tuple(population(json.loads(breakdown), what))


def comparable(statistics: QuerySet[Statistic], most: int | None) -> dict[Series, list[int]]:
    """Those that have figures for two years, with the primary keys of these; those of most years first. Only
    what decides is read of each figure."""
    years: dict[Series, list[str]] = defaultdict(list)
    members: dict[Series, list[int]] = defaultdict(list)
    for told in light(statistics):
        series = told.series
        years[series] += filter(YEAR.fullmatch, (told.period, told.prior_period))
        members[series].append(told.pk)
    several = [series for series, told in years.items() if len(set(told)) > 1]
    first = sorted(several, key=lambda one: (-len(set(years[one])), len(years[one]), one.title))[:most]
    return {series: members[series] for series in first}


def light(statistics: QuerySet[Statistic]) -> Iterable[Told]:
    """Those of a kind, with a number and a year, in cables that answer the questionnaire; what is of no kind
    has nothing to be compared with."""
    told = statistics.exclude(kind="other").filter(
        value__isnull=False,
        period__regex=r"^(19|20)\d\d$",
        cable__document__in=ANSWERING,
        cable__country__isnull=False,
    )
    prior = Case(When(prior_value__isnull=False, then="prior_period"), default=Value(""))
    rows = told.order_by(*(f"cable__{column}" for column in ORDER), "pk").values_list(
        "pk", "cable__country", "cable__country__name", "kind", Cast("breakdown", TextField()), "what",
        "unit", "head", "source", "period", prior,
    )  # fmt: skip
    return starmap(Told, rows[:CHARTED])

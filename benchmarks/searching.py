"""The search page in the database, beside its rivals: a page of ranked hits, the total, counts of facets.

All engines answer the same thirty queries in turn, in the same run, and must give the same numbers; what is
compared are medians, since other work on the machine slows all of them alike. What Django's engines wait for
their statements is taken apart.
"""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import connection

from cables.search import FACETS, counted, find, snippets, time_limit
from cables.search.facets import facets

from .asking import Asked

FIVE = ("country", "year", "section", "tag", "org")
TEN = tuple(FACETS)
Answer = tuple[int, dict[str, dict[str, int]]]  # total, {facet: {value: count}}
PATIENCE = 60_000  # milliseconds


class Engine(Protocol):
    name: str

    def ask(self, asked: Asked, facets: tuple[str, ...]) -> Answer:
        """The total, and {facet: {value: count}}."""


class Rival(Engine, Protocol):
    def spelled(self, facet: str, value: str) -> str:
        """The product's value as this engine has it."""


class Product:
    """The functions that the page calls."""

    name = "the archive"

    def ask(self, asked: Asked, names: tuple[str, ...]) -> Answer:
        filters = asked.filters
        with time_limit(PATIENCE):
            size = counted(filters, names)
            find(filters, 1, size)
            sides = facets(filters, names, size)
        total = size.passages if filters.by_paragraph else size.cables
        return total, {side.name: {value.value: value.count for value in side.values} for side in sides}


class ProductWithSnippets(Product):
    """And the words around what was looked for, for all passages of the page."""

    name = "the archive, with snippets"

    def ask(self, asked: Asked, names: tuple[str, ...]) -> Answer:
        filters = asked.filters
        with time_limit(PATIENCE):
            size = counted(filters, names)
            hits = find(filters, 1, size).hits
            facets(filters, names, size)
            snippets([passage for hit in hits for passage in hit.passages], filters.query)
        return size.passages, {}


@dataclass(frozen=True, slots=True)
class Goal:
    """Milliseconds in the database, and how many times faster than each rival with everything."""

    mean: float
    p95: float
    faster: dict[str, float] = field(default_factory=dict)


GOALS = {
    "s": Goal(8, 60, {"SQLite FTS5 + GROUP BY": 3, "Django ORM, plain": 6}),
    "m": Goal(40, 400, {"SQLite FTS5 + GROUP BY": 7}),
}


class Statements:
    """Around every statement of Django's connection; milliseconds of all of them."""

    def __init__(self) -> None:
        self.waited = 0.0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            self.waited += 1000 * (time.perf_counter() - began)


class Times(dict[tuple[str, int], dict[Asked, list[float]]]):
    """{(engine, facets): {query: [milliseconds, ...]}}"""

    def note(self, engine: str, facets: int, asked: Asked, spent: float) -> None:
        self.setdefault((engine, facets), {}).setdefault(asked, []).append(spent)

    def mean(self, engine: str, facets: int, kind: str = "") -> float:
        """The geometric mean of the queries' medians."""
        runs = [r for asked, r in self[engine, facets].items() if kind in ("", asked.kind)]
        return math.exp(statistics.fmean(math.log(statistics.median(run)) for run in runs))

    def p95(self, engine: str, facets: int) -> float:
        every = sorted(run for runs in self[engine, facets].values() for run in runs)
        return every[math.ceil(len(every) * 0.95) - 1]


def measure(
    engines: Sequence[Engine],
    queries: Sequence[Asked],
    rounds: int,
    names: Sequence[tuple[str, ...]] = (FIVE, TEN),
) -> Times:
    """The first round only warms up. Engines take turns query by query."""
    times = Times()
    for number in range(rounds + 1):
        for asked in queries:
            for engine in engines:
                for some in names:
                    spent, waited = timed(engine, asked, some)
                    if number:
                        times.note(engine.name, len(some), asked, spent)
                    if number and waited:
                        times.note(statements_of(engine), len(some), asked, waited)
    return times


def timed(engine: Engine, asked: Asked, names: tuple[str, ...]) -> tuple[float, float]:
    """Milliseconds in all, and of these in Django's database."""
    began = time.perf_counter()
    with connection.execute_wrapper(statements := Statements()):
        engine.ask(asked, names)
    return 1000 * (time.perf_counter() - began), statements.waited


def statements_of(engine: Engine) -> str:
    return f"{engine.name}: its statements"


def differences(product: Engine, rivals: Sequence[Rival], queries: Sequence[Asked]) -> Iterator[str]:
    """What a rival counts otherwise, of the values that the product shows."""
    for asked in queries:
        total, sides = product.ask(asked, TEN)
        for rival in rivals:
            other, theirs = rival.ask(asked, TEN)
            if total != other:
                yield f"{asked.name}: {total} found, {other} by {rival.name}"
            for facet, values in sides.items():
                counted = {rival.spelled(facet, value): number for value, number in values.items()}
                if "none" not in theirs[facet]:  # the plain design joins only what is stated
                    counted.pop("none", None)
                wrong = {value: n for value, n in counted.items() if theirs[facet].get(value, 0) != n}
                if wrong:
                    yield f"{asked.name}, {facet}: {wrong}, otherwise by {rival.name}"


def table(times: Times, product: Engine, rivals: Sequence[Engine]) -> Iterator[str]:
    """Lines to print: figures of each engine, then of each class of queries."""
    yield f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    yield f"{'':40} {'facets':>6} {'mean ms':>8} {'p95 ms':>8} {'ratio':>6}"
    for engine, facets_ in times:
        mean, own = times.mean(engine, facets_), times.mean(product.name, facets_)
        yield f"{engine:40} {facets_:6} {mean:8.1f} {times.p95(engine, facets_):8.1f} {mean / own:6.1f}"
    names = [product.name, *(rival.name for rival in rivals)]
    yield f"{'class, ten facets':28} " + " ".join(f"{name[:24]:>24}" for name in names)
    for kind in dict.fromkeys(asked.kind for asked in times[product.name, len(TEN)]):
        means = [times.mean(name, len(TEN), kind) for name in names]
        yield f"{kind:28} " + " ".join(f"{mean:24.1f}" for mean in means)


def misses(times: Times, product: Engine, goal: Goal) -> Iterator[str]:
    """The goals that were not reached, with all facets."""
    database = statements_of(product)
    mean, p95 = times.mean(database, len(TEN)), times.p95(database, len(TEN))
    if mean > goal.mean:
        yield f"mean {mean:.1f} ms in the database, goal {goal.mean:g}"
    if p95 > goal.p95:
        yield f"p95 {p95:.1f} ms in the database, goal {goal.p95:g}"
    for rival, least in goal.faster.items():
        ratio = times.mean(rival, len(TEN)) / times.mean(product.name, len(TEN))
        if ratio < least:
            yield f"{ratio:.1f} times faster than {rival}, goal {least:g}"

"""The search on invented cables beside its rivals: loads them, asks, prints, and says what is missed."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from archive.up import collect_static_files
from benchmarks.rival_orm import Plain
from benchmarks.rival_sqlite import Sqlite
from benchmarks.rival_tantivy import Tantivy

from .alone import in_rounds
from .archives import empty_archive
from .asking import Asked, queries
from .corpus import SIZES
from .loading import execute, load
from .pages import server, within
from .searching import GOALS, Product, ProductWithSnippets, Rival, differences, measure, misses, table

READY = 20_000  # paragraphs a second


def run(size: str, rounds: int, without_index: bool) -> bool:
    """Everything in a database of its own; says whether the goals were met and all engines count the same."""
    with empty_archive():
        missed = list(searches(size, rounds, without_index))
    told(f"MISSED {line}" for line in missed)
    return not missed


def searches(size: str, rounds: int, without_index: bool) -> Iterator[str]:
    """Prints figures, yields what is missed."""
    loading = load(SIZES[size])
    told([f"{loading.ready:,.0f} ready rows a second loaded, {loading.whole:,.0f} with all that is searched"])
    if without_index:
        execute("drop index passage_search")
    yield from compared(size, rounds)
    if loading.ready < READY:
        yield f"{loading.ready:,.0f} ready rows a second, goal {READY:,}"


def compared(size: str, rounds: int) -> Iterator[str]:
    """The same of cables that are loaded."""
    rivals: list[Rival] = [Tantivy(), Sqlite()]
    if size != "m":  # of a million paragraphs it counts eleven facets for minutes
        rivals.append(Plain())
    product, asked = Product(), queries()
    yield from differences(product, rivals, asked)
    times = measure([product, ProductWithSnippets(), *rivals], asked, rounds)
    told(table(times, product, rivals))
    told(over_http(asked, rounds))
    if goal := GOALS.get(size):
        yield from misses(times, product, goal)


def over_http(asked: Sequence[Asked], rounds: int) -> Iterator[str]:
    """The whole page from the real web server, no page kept: means of the queries' medians."""
    collect_static_files()
    addresses = [(one.name, f"/search/?{one.filters.query_string()}") for one in asked]
    with server(PAGE_CACHE_MB="0") as (place, _):
        found = in_rounds(place, addresses, rounds)
    every = [one for part in found.values() for one in part]
    half = [statistics.median(one.took for one in part) for part in found.values()]
    means = f"{statistics.fmean(half):.1f} ms, geometric {statistics.geometric_mean(half):.1f}"
    failed = sum(not one.answered for one in every)
    yield f"the page over HTTP: {means}, 95% within {within(every):.1f}; {failed} of {len(every)} failed"


def told(lines: Iterable[str]) -> None:
    console = Console(markup=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line)

"""The search on invented cables beside its rivals: loads them, asks, prints, and says what is missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console

from benchmarks.rival_orm import Plain
from benchmarks.rival_sqlite import Sqlite
from benchmarks.rival_tantivy import Tantivy

from .asking import queries
from .corpus import SIZES
from .loading import execute, load, own_database
from .searching import GOALS, Product, ProductWithSnippets, Rival, differences, measure, misses, table

READY = 20_000  # paragraphs a second


def run(size: str, rounds: int, without_index: bool) -> bool:
    """Everything in a database of its own; says whether the goals were met and all engines count the same."""
    with own_database():
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
    if goal := GOALS.get(size):
        yield from misses(times, product, goal)


def told(lines: Iterable[str]) -> None:
    console = Console(markup=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line)

"""`manage.py benchmark search`: how fast the search is on invented cables, beside its rivals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cables.benchmarks.asking import queries
from cables.benchmarks.corpus import SIZES
from cables.benchmarks.loading import execute, load, own_database
from cables.benchmarks.plain import Plain
from cables.benchmarks.searching import (
    GOALS,
    Product,
    ProductWithSnippets,
    differences,
    measure,
    misses,
    table,
)
from cables.benchmarks.sqlite import Sqlite

READY = 20_000  # paragraphs a second


class Command(BaseCommand):
    """The exit status is 1 if a goal is missed or an engine counts otherwise. Uses a database of its own."""

    help = "Measure the search on invented cables, in a database of its own."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=["search"])
        parser.add_argument("--size", choices=SIZES, default="s")
        parser.add_argument("--rounds", type=int, default=5)
        parser.add_argument(
            "--without-index", action="store_true", help="negative control: this has to miss its goals"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with own_database():
            wrong = list(self.searches(options))
        for line in wrong:
            self.stderr.write(f"MISSED {line}")
        if wrong:
            sys.exit(1)

    def searches(self, options: dict[str, Any]) -> Any:
        """Prints figures, yields what is missed."""
        loading = load(SIZES[options["size"]])
        self.stdout.write(
            f"loaded {loading.ready:,.0f} ready rows a second, {loading.whole:,.0f} with all that is searched"
        )
        if options["without_index"]:
            execute("drop index passage_search")
        product, rivals, asked = Product(), [Sqlite(), Plain()], queries()
        yield from differences(product, rivals, asked)
        times = measure([product, ProductWithSnippets(), *rivals], asked, options["rounds"])
        self.stdout.write("\n".join(table(times, product, rivals)))
        if loading.ready < READY:
            yield f"{loading.ready:,.0f} ready rows a second, goal {READY:,}"
        if goal := GOALS.get(options["size"]):
            yield from misses(times, product, goal)

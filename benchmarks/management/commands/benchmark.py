"""`manage.py benchmark search | pages | ingest | memory | all`: how fast it is, against the goals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from benchmarks import ingest, memory, pages, search
from benchmarks.corpus import SIZES

LOADING = {"ingest": ingest, "pages": pages}


class Command(BaseCommand):
    """The exit status is 1 where a goal is missed. Everything happens in a database of its own."""

    help = "How fast the archive is on invented cables, against the goals."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        asked = parts.add_parser("search", help="the search in the database, beside its rivals")
        hour = parts.add_parser("memory", help=(memory.__doc__ or "").strip())
        hour.add_argument("--minutes", type=int, default=memory.MINUTES)
        every = parts.add_parser("all", help="the search, then pages and ingest")
        for part in (asked, every):
            part.add_argument("--size", choices=SIZES, default="s", help="of what is searched")
            part.add_argument("--rounds", type=int, default=5)
        asked.add_argument(
            "--without-index", action="store_true", help="negative control: this has to miss its goals"
        )
        for name, module in LOADING.items():
            loaded = parts.add_parser(name, help=(module.__doc__ or "").strip())
            loaded.add_argument("--cables", type=int, default=module.CABLES, help="how many are loaded")

    def handle(self, *args: Any, part: str, **options: Any) -> None:
        met = []
        if part == "memory":
            met.append(memory.run(minutes=options["minutes"]))
        if part in ("search", "all"):
            met.append(search.run(options["size"], options["rounds"], options.get("without_index", False)))
        for name, module in LOADING.items():
            if part in (name, "all"):
                met.append(module.run(options.get("cables", module.CABLES)))
        if not all(met):
            sys.exit(1)

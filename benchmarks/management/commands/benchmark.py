"""`manage.py benchmark search | pages | ingest`: how fast the archive is, against the goals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from benchmarks import ingest, pages, search
from benchmarks.corpus import SIZES


class Command(BaseCommand):
    """The exit status is 1 where a goal is missed. Everything happens in a database of its own."""

    help = "How fast the archive is on invented cables, against the goals."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        asked = parts.add_parser("search", help="the search in the database, beside its rivals")
        asked.add_argument("--size", choices=SIZES, default="s")
        asked.add_argument("--rounds", type=int, default=5)
        asked.add_argument(
            "--without-index", action="store_true", help="negative control: this has to miss its goals"
        )
        for name, part in (("pages", pages), ("ingest", ingest)):
            loaded = parts.add_parser(name, help=(part.__doc__ or "").strip())
            loaded.add_argument("--cables", type=int, default=part.CABLES, help="how many are loaded")

    def handle(self, *args: Any, part: str, **options: Any) -> None:
        if part == "search":
            met = search.run(options["size"], options["rounds"], options["without_index"])
        else:
            met = {"pages": pages, "ingest": ingest}[part].run(options["cables"])
        if not met:
            sys.exit(1)

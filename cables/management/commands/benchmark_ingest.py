"""`manage.py benchmark_ingest`: how fast cables are loaded, against the goals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cables.benchmarks.ingest import CABLES, run


class Command(BaseCommand):
    """The exit status is 1 where a goal is missed. Everything happens in a database of its own."""

    help = "How fast cables are loaded, against the goals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cables", type=int, default=CABLES, help="how many are loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        if not run(options["cables"]):
            sys.exit(1)

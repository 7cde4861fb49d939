"""`manage.py export`: the whole public archive as one release, for libraries and for reuse."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from cables.exports.releases import Changed, publish


class Command(BaseCommand):
    help = "Write the whole public archive into an empty folder: tables, a database, texts; a BagIt bag."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--dataset", type=Path, metavar="DIR", help="an empty folder")
        where.add_argument("--publish", action="store_true", help="the release that /data/ offers")
        parser.add_argument(
            "--site", default="http://127.0.0.1:8000", help="what stands before the addresses of this archive"
        )

    def handle(self, *args: Any, dataset: Path | None, site: str, **options: Any) -> None:
        if dataset is None:
            self.publish(site.rstrip("/"))
        else:
            self.write(dataset, site.rstrip("/"))

    def publish(self, site: str) -> None:
        try:
            made = publish(site)
        except Changed:
            sys.exit("Something changed meanwhile: nothing is offered. Run this again.")
        self.stdout.write(f"{made.file.name}, {made.size / 1e6:,.1f} MB, is offered at {site}/data/")

    def write(self, dataset: Path, site: str) -> None:
        from cables.exports.dataset import release  # what it needs is installed for this command alone

        if dataset.exists() and any(dataset.iterdir()):
            sys.exit(f"{dataset} is not empty. Name another folder.")
        try:
            released = release(dataset, site)
        except OSError as error:
            sys.exit(f"{error.filename or dataset}: {error.strerror or error}")
        for name, number in released.rows.items():
            self.stdout.write(f"{number:>9,} {name}")
        self.stdout.write(f"Release of {released.version} in {dataset}")

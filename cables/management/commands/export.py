"""`manage.py export DIR`: the whole public archive as one release, for libraries and for reuse."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Write the whole public archive into an empty folder: tables, a database, texts; a BagIt bag."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dataset", type=Path, required=True, metavar="DIR", help="an empty folder")
        parser.add_argument(
            "--site", default="http://127.0.0.1:8000", help="what stands before the addresses of this archive"
        )

    def handle(self, *args: Any, dataset: Path, site: str, **options: Any) -> None:
        from cables.exports.dataset import release  # what it needs is installed for this command alone

        if dataset.exists() and any(dataset.iterdir()):
            sys.exit(f"{dataset} is not empty. Name another folder.")
        try:
            released = release(dataset, site.rstrip("/"))
        except OSError as error:
            sys.exit(f"{error.filename or dataset}: {error.strerror or error}")
        for name, number in released.rows.items():
            self.stdout.write(f"{number:>9,} {name}")
        self.stdout.write(f"Release of {released.version} in {dataset}")

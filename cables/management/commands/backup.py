"""`manage.py backup FILE`: the whole archive in one file, made while it runs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.upkeep.backup import BackupError, back_up


class Command(BaseCommand):
    help = "Write the whole archive into one file: database, key, settings. It may run meanwhile."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            told = back_up(file)
        except BackupError as error:
            sys.exit(str(error))
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"{told.cables:,} cables, {told.rows:,} rows, {size:,.1f} MB. It holds what is withheld, too:"
            " keep it where only you can read it."
        )

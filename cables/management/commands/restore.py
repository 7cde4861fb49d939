"""`manage.py restore FILE`: an archive as it was when the backup was made."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.upkeep.backup import BackupError, restore
from cables.publishing.reading_room import furnish
from cables.publishing.rebuilding import rebuild_stale


class Command(BaseCommand):
    help = "Fill an empty archive from a backup, and compare it with what the backup says."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="give up what the database holds now")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            told = restore(file, replace=replace)
        except BackupError as error:
            sys.exit(str(error))
        furnish()
        rebuild_stale()
        self.stdout.write(
            f"{told.cables:,} cables, {told.rows:,} rows: every table is as it was. Start it with `up`."
        )
        for name, said in told.settings.items():
            self.stdout.write(f"It ran with {name}={said}")

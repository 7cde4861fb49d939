"""`manage.py snapshot FILE`: write down what the archive shows, or compare it with what it showed."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from proofs.archive import in_a_database_of_its_own
from proofs.snapshots import differences, snapshot

SHOWN = 30


class Command(BaseCommand):
    """The exit status is 1 where anything differs."""

    help = "Write down what every public address answers for the sample cables, or compare it with FILE."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="written where it is not there, else compared with")
        parser.add_argument("--read", nargs="*", type=Path, default=[], help="further cables to be read")

    def handle(self, *args: Any, **options: Any) -> None:
        with in_a_database_of_its_own(SECRET_KEY="a snapshot"):  # cursors are signed with it
            found = snapshot(options["read"])
        file: Path = options["file"]
        if not file.exists():
            file.write_text(json.dumps(found, indent=0, sort_keys=True))
            self.stdout.write(f"{len(found):,} answers and records written to {file}")
            return
        changed = differences(json.loads(file.read_text()), found)
        for what in changed[:SHOWN]:
            self.stderr.write(what)
        self.stdout.write(f"{len(changed):,} of {len(found):,} differ")
        if changed:
            sys.exit(1)

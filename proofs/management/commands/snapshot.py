"""`manage.py snapshot FILE`: write down what the archive shows, or compare it with what it showed."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

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
        setup_test_environment(debug=False)
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with override_settings(SECURE_SSL_REDIRECT=False, AXES_ENABLED=False, SECRET_KEY="a snapshot"):
                found = snapshot(options["read"])
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
            teardown_test_environment()
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

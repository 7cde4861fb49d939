"""`manage.py prove NAME`: show that a property of design holds, in a database of its own."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

from proofs import proofs

SHOWN = 20


class Command(BaseCommand):
    """The exit status is 1 where it does not hold, or where it holds with the guard off."""

    help = "Show that what design promises holds; docs/reliability.md says what each proof exercises."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=sorted(proofs()))
        sizes = "; ".join(f"{name}: {proof.size:,} {proof.counts}" for name, proof in proofs().items())
        parser.add_argument("--size", type=int, help=f"how much is exercised, if not {sizes}")
        parser.add_argument("--without-guard", action="store_true", help="the negative control: has to fail")

    def handle(self, *args: Any, **options: Any) -> None:
        setup_test_environment(debug=False)
        name, proof = connection.settings_dict["NAME"], proofs()[options["name"]]
        size = options["size"] or proof.size
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with override_settings(SECURE_SSL_REDIRECT=False, AXES_ENABLED=False):
                shown = proof.prove(size, True, not options["without_guard"])
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
            teardown_test_environment()
        for line in shown.against[:SHOWN]:
            self.stderr.write(line)
        self.stdout.write(f"{options['name']}: {shown.figure}")
        if not shown.holds:
            sys.exit(1)

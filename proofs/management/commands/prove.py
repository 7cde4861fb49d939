"""`manage.py prove NAME`: show that a property of design holds, in a database of its own."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from proofs import proofs
from proofs.archive import in_a_database_of_its_own

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
        proof = proofs()[options["name"]]
        with in_a_database_of_its_own():
            shown = proof.prove(options["size"] or proof.size, True, not options["without_guard"])
        for line in shown.against[:SHOWN]:
            self.stderr.write(line)
        self.stdout.write(f"{options['name']}: {shown.figure}")
        if not shown.holds:
            sys.exit(1)

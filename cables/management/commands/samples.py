"""`manage.py samples --hide | --show | --remove`: the invented cables that come with the project."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cables.ingest import samples
from cables.publishing.passages import settle

ACTS = {
    "hide": "show them to nobody",
    "show": "show them, beside real cables too",
    "remove": "for good, with their files",
}


class Command(BaseCommand):
    """Says how many cables it concerned; what is so already concerns none."""

    help = "Hide, show or remove the sample cables; the first real cable hides them by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        one = parser.add_mutually_exclusive_group(required=True)
        for act, says in ACTS.items():
            one.add_argument(f"--{act}", action="store_const", dest="act", const=act, help=says)

    def handle(self, *args: Any, **options: Any) -> None:
        act = options["act"]
        number = getattr(samples, act)(f"manage.py samples --{act}")
        settle()
        done = {"hide": "hidden", "show": "shown", "remove": "removed"}[act]
        self.stdout.write(f"{number:,} sample cable{'s' * (number != 1)} {done}")

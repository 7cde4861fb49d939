"""`manage.py import BAG`: the cables of a BagIt bag, whose checksums hold, into this archive."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Of a release of another archive its texts are loaded, of any other bag all that it holds."""

    help = "Check a BagIt bag and load the cables in it; a release of another archive is one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bag", type=Path, help="its folder")

    def handle(self, *args: Any, bag: Path, **options: Any) -> None:
        from cables.exports.dataset import damage  # installed for this command alone

        if why := damage(bag):
            raise CommandError(f"{bag}: {why} Nothing was loaded.")
        texts = bag / "data" / "texts"
        call_command("ingest", texts if texts.is_dir() else bag / "data", stdout=self.stdout)

"""`manage.py extract PATH...`: what the extractor says of each cable, one JSON object a line; no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from cables.extract import ReadError, parse, to_json
from cables.extract.readers.confined import ConfinedReader
from cables.ingest import PassedOver, counted, files


class Command(BaseCommand):
    """Standard output carries JSON and nothing else; the exit status is 1 if anything could not be read."""

    help = "Print what the extractor reads in files, one JSON object for each cable; nothing is stored."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="text files, web pages, PDFs, CSV dumps, or folders of them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        passed = []
        with ConfinedReader() as reader:
            for found in files(options["paths"]):
                if isinstance(found, PassedOver):
                    passed.append(found.why)
                else:
                    failed |= not self._extract(reader, found)
        if passed:
            self.stderr.write(counted(passed))
        if failed:
            sys.exit(1)

    def _extract(self, reader: ConfinedReader, path: Path) -> bool:
        """Print the cables of one file; false where the file or one of its rows could not be read."""
        whole = True
        try:
            for found in reader.read(path):
                if isinstance(found, ReadError):
                    whole = False
                    self.stderr.write(str(found))
                else:
                    self.stdout.write(json.dumps(to_json(parse(found)), ensure_ascii=False))
        except ReadError as error:
            self.stderr.write(str(error))
            return False
        return whole

"""`manage.py ingest PATH...`: load files into the archive, say what became of each."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from archive.errors import AWAY, why
from cables.ingest import Outcome, State, counted, ingest_paths, samples
from cables.publishing.passages import tidy


class Command(BaseCommand):
    """The exit status is 1 if anything was rejected; what was rejected is named with the reason."""

    help = "Load cables from text files, web pages, PDFs and CSV dumps, or from folders of them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")

    def handle(self, *args: Any, **options: Any) -> None:
        # What is loaded by now stays: looking through it for garbage took a tenth of the work on a cable.
        gc.freeze()
        gc.set_threshold(10_000)
        counts: Counter[State] = Counter()
        passed: list[str] = []
        away = ""
        console = Console(stderr=True, highlight=False)
        before = samples.shown().exists()
        with _progress(console) as progress:
            task = progress.add_task("", total=None)
            try:
                for outcome in ingest_paths(options["paths"]):
                    if outcome.state is State.PASSED_OVER:
                        passed.append(outcome.reason)
                        continue
                    counts[outcome.state] += 1
                    progress.update(task, advance=1, description=outcome.cable_id or outcome.where)
                    if outcome.state is State.REJECTED:
                        self._tell(progress, outcome)
                tidy()
            except AWAY as error:
                away = f"The database went away: {why(error)} Run the same again: it goes on from here."
        done = [f"{counts[state]:,} {state.value}" for state in State if state is not State.PASSED_OVER]
        self.stdout.write(", ".join([*done, counted(passed)] if passed else done))
        if before and not samples.shown().exists():
            self.stdout.write("The sample cables are hidden now; manage.py samples --show or --remove")
        if away or counts[State.REJECTED] or not counts:
            sys.exit(away or 1)

    def _tell(self, progress: Progress, outcome: Outcome) -> None:
        """Beside the bar, not through it."""
        progress.stop()
        self.stderr.write(f"Rejected {outcome.where}: {outcome.reason}")
        progress.start()


def _progress(console: Console) -> Progress:
    return Progress(
        BarColumn(),
        TextColumn("{task.completed:,.0f} cables"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )

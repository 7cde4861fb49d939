"""`manage.py calibrate --figures FOLDER PATH...`: how sure kinds of figures are, fitted on labels."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.paths import ROOT
from benchmarks.calibration import FIXED, fitted, invented, labelled, left_out, written
from cables.ingest import PassedOver, files
from cables.management.labelled_figures import read_figure_labels

FILE = ROOT / "cables" / "extract" / "vocabulary" / "kind_confidence.json"


class Command(BaseCommand):
    help = "Fit how sure a kind of figure is on labelled cables, and show what each threshold would tell."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--figures", required=True, type=Path, metavar="FOLDER")
        parser.add_argument(
            "--told", type=float, default=0.82, help="the confidence from which a kind is told"
        )
        parser.add_argument("--write", action="store_true", help=f"write {FILE.relative_to(ROOT)}")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [path for path in files(options["paths"]) if not isinstance(path, PassedOver)]
        real = list(labelled(paths, read_figure_labels(options["figures"])))
        figures = [*real, *invented()]
        self.stdout.write(f"{len(real)} labelled figures, {len(figures) - len(real)} examples")
        without = left_out(figures)
        for least in sorted({*(twentieths / 20 for twentieths in range(10, 20)), options["told"]}):
            told = [one for sure, one in without if sure >= least]
            right = sum(one.right for one in told)
            kept = sum(one.has_kind for one in told) / max(1, sum(one.has_kind for one in real))
            self.stdout.write(f"from {least:.2f}: {right} of {len(told)} right, {100 * kept:.1f}% told")
        if options["write"]:
            FILE.write_text(written(FIXED | fitted(figures), options["told"]), encoding="utf-8")
            self.stdout.write(f"written to {FILE}")

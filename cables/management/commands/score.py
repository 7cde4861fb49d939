"""`manage.py score --labels FILE PATH...`, or `--figures FOLDER PATH...`: how much of hand-made labels the
extractor reads right.

A label is one cable's facts: header fields by name, `paragraph_numbers`, `answers` with `code` (and `also`,
codes that are accepted beside it), `part`, `supersedes`.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cables.extract import ReadError, parse, to_json
from cables.extract.readers.confined import ConfinedReader
from cables.ingest import PassedOver, files
from cables.management.labelled_figures import ROWS, Board, read_figure_labels, score_figures

HEADER = (
    "post", "country", "date", "classification", "captions", "subject", "tags",
    "instruction_cable", "reporting_year", "signature",
)  # fmt: skip
Counts = dict[str, tuple[int, int]]


class Command(BaseCommand):
    """One line for each measure: how many are right of how many, and the first that are not."""

    help = "Compare what the extractor reads with labels made by hand; nothing is stored."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders of cables")
        labels = parser.add_mutually_exclusive_group(required=True)
        labels.add_argument("--labels", type=Path, metavar="FILE", help="a JSON list of cables")
        labels.add_argument("--figures", type=Path, metavar="FOLDER", help="a file of figures for each cable")
        parser.add_argument("--least", type=float, default=0, help="exit 1 under this percentage of any line")

    def handle(self, *args: Any, **options: Any) -> None:
        board = self.figures(options) if options["figures"] else self.facts(options)
        for measure, (right, all_) in board.items():
            self.stdout.write(f"{measure:34} {right:5} of {all_:5} {percent(right, all_):6.1f}%")
        if any(percent(*counts) < options["least"] for counts in board.values()):
            sys.exit(1)

    def figures(self, options: dict[str, Any]) -> Counts:
        try:
            labels = read_figure_labels(options["figures"])
        except (OSError, ValueError) as error:
            raise CommandError(f"{error}. Give a folder of JSON lines, a file for each cable.") from error
        if not labels:
            raise CommandError(f"{options['figures']}: no file <cable id>.jsonl is there.")
        board = Board()
        for record in read_records(options["paths"]):
            if known := labels.pop(record["cable_id"], None):
                score_figures(record, known, board)
        for missed in [*board.misses, *(f"{cable}: labelled, and not read" for cable in labels)]:
            self.stderr.write(missed)
        found = {row: (board.right[row], board.of[row]) for row in ROWS}
        for tenth, right in sorted(board.sure.items()):
            found[f"right, told with {tenth / 10:.1f} and more"] = sum(right), len(right)
        return found

    def facts(self, options: dict[str, Any]) -> Counts:
        labels = {label["cable_id"]: label for label in read_labels(options["labels"])}
        records = {record["cable_id"]: record for record in read_records(options["paths"])}
        board: Counts = {}
        for cable_id, label in labels.items():
            for measure, good, of, missed in compare(records.get(cable_id, {}), label):
                right, all_ = board.get(measure, (0, 0))
                board[measure] = right + good, all_ + of
                if missed:
                    self.stderr.write(f"{cable_id} {measure}: {missed}")
        return board


def percent(right: int, of: int) -> float:
    return 100 * right / of if of else 100.0


def read_labels(path: Path) -> list[dict[str, Any]]:
    try:
        labels = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: {error}. Give a JSON file with a list of labelled cables.") from error
    if not isinstance(labels, list) or not all(isinstance(x, dict) and "cable_id" in x for x in labels):
        raise CommandError(f"{path}: a list of objects with a `cable_id` each is needed.")
    return labels


def read_records(paths: list[Path]) -> Iterator[dict[str, Any]]:
    with ConfinedReader() as reader:
        for path in files(paths):
            if isinstance(path, PassedOver):
                continue
            try:
                found = list(reader.read(path))
            except ReadError as error:
                sys.stderr.write(f"{error}\n")
                continue
            yield from (to_json(parse(one)) for one in found if not isinstance(one, ReadError))


def compare(record: dict[str, Any], label: dict[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """(measure, right, of, what is not right) for one cable."""
    yield "cables read", bool(record), 1, "" if record else "not read"
    for field in (name for name in HEADER if label.get(name) is not None):
        said, wanted = plain(field, record.get(field)), plain(field, label[field])
        yield (
            "header fields",
            said == wanted,
            1,
            "" if said == wanted else f"{field} {said!r}, not {wanted!r}",
        )
    yield from sets("references", cited(record), cited(label))
    for field in ("part", "supersedes"):
        same = record.get(field) == label.get(field)
        yield "parts and replacement", same, 1, "" if same else f"{field} {record.get(field)!r}"
    numbers = {p["number"] for p in record.get("paragraphs", ()) if p["state"] != "lost"} - {None}
    yield from sets("paragraph numbers", numbers, set(label.get("paragraph_numbers", ())))
    yield from answered(record, label)


def answered(record: dict[str, Any], label: dict[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """Codes answered, as a set; a code accepted beside a labelled one counts as it."""
    accepted = {other: answer["code"] for answer in label.get("answers", ()) for other in also(answer)}
    said = {a["question"] for a in record.get("answers", ()) if a["kind"] != "question" and a["question"]}
    wanted = {answer["code"] for answer in label.get("answers", ())}
    read = {code if code in wanted else accepted.get(code, code) for code in said}
    yield from sets("question codes", read - {"heroes", "best-practices"}, wanted)


def sets(measure: str, said: set[Any], wanted: set[Any]) -> Iterator[tuple[str, int, int, str]]:
    both = len(said & wanted)
    missing, invented = sorted(wanted - said), sorted(said - wanted)
    yield f"{measure}, recall", both, len(wanted), f"missing {missing}" if missing else ""
    yield f"{measure}, precision", both, len(said), f"invented {invented}" if invented else ""


def also(answer: dict[str, Any]) -> list[str]:
    other = answer.get("also") or []
    return [other] if isinstance(other, str) else list(other)


def cited(facts: dict[str, Any]) -> set[str]:
    return {r["cable_id"] for r in facts.get("references", ()) if r["cable_id"]}


def plain(field: str, value: Any) -> Any:
    """As compared: dates to the minute, captions in any order, posts without blanks, blanks folded."""
    if field == "post":
        return "".join(str(value).split())
    if field == "date":
        return str(value)[:16]
    if isinstance(value, list):
        return sorted(value) if field == "captions" else value
    return " ".join(value.split()) if isinstance(value, str) else value

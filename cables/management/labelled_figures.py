"""How much of the figures that somebody labelled by reading a cable the extractor reads right.

A folder holds `<cable id>.jsonl`, one figure a line: `at` and `quote` where it stands, `text` the value as
printed, `value`, `value_min`, `value_max`, `measure`, `head`, `kind` (and `alt`, kinds that are accepted
beside it), `tier` (what is optional earns and costs nothing).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cables.extract.text.plurals import singular
from cables.kinds import Measure

ROWS = ("found", "true", "value", "kind", "kind, where told", "told", "counted")
NEAR = 4  # characters that the beginning of a value may be off
FAR = 400  # within so many a value may be told as the prior value of another
NAMED = {Measure.PERSONS, Measure.CASES, Measure.PLACES, Measure.BODIES, Measure.EVENTS, Measure.ITEMS}
SAME = {"person": {"individual", "man", "woman", "victim"}, "centre": {"center"}, "center": {"centre"}}
UNDONE = re.compile(r"\b(?:any|never|neither|nor|not|n't)\b", re.IGNORECASE)
Label = dict[str, Any]


@dataclass
class Board:
    """Of each row how many are right of how many; told kinds by how sure they were said to be."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    sure: dict[int, list[bool]] = field(default_factory=dict)

    def count(self, row: str, right: bool, said: str = "") -> None:
        self.of[row] += 1
        self.right[row] += right
        if not right:
            self.misses.append(f"{row}: {said}")


def read_figure_labels(folder: Path) -> dict[str, list[Label]]:
    """{cable id: its figures}. Raises OSError, or ValueError with the name of a file that holds none."""
    found = {}
    for path in sorted(folder.glob("*.jsonl")):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            found[path.stem] = [json.loads(line) for line in lines if line]
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error
    return found


def places_of(labels: Iterable[Label], text: str) -> Iterator[tuple[int, Label]]:
    """Where each label's value stands; a quote that is no longer in the text is passed over."""
    blanks = re.compile(r"\s+")
    folded, places = [], []
    for match in re.finditer(r"\s+|\S", text):
        folded.append(" " if match[0].isspace() else match[0])
        places.append(match.start())
    whole = "".join(folded)
    for label in labels:
        printed = label.get("text") or ""
        if text[label["at"] : label["at"] + len(printed)] == printed:
            yield label["at"], label
            continue
        quote = blanks.sub(" ", label["quote"]).strip()
        spots = [m.start() + max(0, quote.find(printed)) for m in re.finditer(re.escape(quote), whole)]
        if spots:
            yield min((places[s] for s in spots), key=lambda at: abs(at - label["at"])), label


def score_figures(record: dict[str, Any], labels: Iterable[Label], board: Board) -> None:
    """Count one cable's figures against its labels."""
    free = list(record["statistics"])
    for at, label in places_of(labels, record["source_text"]):
        figure = nearest(free, at, label)
        if figure:
            free.remove(figure)
        if label.get("tier") != "optional" and not (figure is None and is_prior(record, at, label)):
            compare(record["cable_id"], figure, label, board)
    for figure in free:
        around = record["source_text"][max(0, figure["start"] - 60) : figure["end"]]
        if figure["value"] != 0 or not UNDONE.search(around):
            board.count("true", False, f"{record['cable_id']} no figure: {figure['quote'][:80]}")


def nearest(figures: list[dict[str, Any]], at: int, label: Label) -> dict[str, Any] | None:
    reach = max(NEAR, len(label.get("text") or ""))
    near = [
        one
        for one in figures
        if abs(one["value_start"] - at) <= reach
        and one["start"] - NEAR <= at <= max(one["end"], one["value_start"])
    ]
    return min(near, key=lambda one: abs(one["value_start"] - at), default=None)


def is_prior(record: dict[str, Any], at: int, label: Label) -> bool:
    near = (one for one in record["statistics"] if abs(one["start"] - at) < FAR)
    return any(one["prior_value"] == label["value"] for one in near)


def compare(cable: str, figure: dict[str, Any] | None, label: Label, board: Board) -> None:
    """Count one figure in every row that it belongs to."""
    said = f"{cable} «{' '.join(label['quote'].split())[:80]}»"
    if label["kind"] != "other":
        board.count("found", figure is not None, said)
    if figure is None:
        return
    board.count("true", True)
    board.count("value", same_value(figure, label), said)
    right = figure["kind"] in {label["kind"], *label.get("alt", ())}
    board.count("kind", right, f"{said}: {figure['kind']}, not {label['kind']}")
    if figure["kind"] != "other":
        board.count("kind, where told", right, f"{said}: {figure['kind']}, not {label['kind']}")
        board.sure.setdefault(int(10 * figure["kind_confidence"]), []).append(right)
    if label["kind"] != "other":
        board.count("told", figure["kind"] != "other", said)
    if label.get("measure") in NAMED:
        board.count("counted", names(figure, label.get("head") or ""), f"{said}: no {label.get('head')}")


def same_value(figure: dict[str, Any], label: Label) -> bool:
    low, high = label.get("value_min"), label.get("value_max")
    ranged = low and high is not None and low != high
    return alike(figure["value"], label["value"]) and (not ranged or alike(figure["value_min"], low))


def alike(one: float | None, other: float | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= abs(other) / 1000)


def names(figure: dict[str, Any], head: str) -> bool:
    """Whether the words or the unit of a figure name the noun that is counted."""
    words = re.findall(r"[a-z]+", f"{figure.get('what') or ''} {figure.get('unit') or ''}".lower())
    wanted = singular(head.lower().split()[-1]) if head else ""
    return not wanted or bool({wanted, *SAME.get(wanted, ())} & {singular(word) for word in words})

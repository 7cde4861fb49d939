"""How good the reading is: what was measured, on what. The figures lie in measured.json and nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    right: int
    of: int

    @property
    def percent(self) -> str:
        """With one decimal, rounded down so that less than all is never 100."""
        tenths = 1000 * self.right // self.of
        return f"{tenths / 10:g}"


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """Texts with labels made by hand, and how many of the labels were met."""

    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """`limits` are sentences about what the figures do not show."""

    when: str
    sets: tuple[MeasuredSet, ...]
    limits: tuple[str, ...]


@cache
def measured() -> Measured:
    said = json.loads(PATH.read_text(encoding="utf-8"))
    sets = tuple(
        MeasuredSet(one["title"], one["note"], tuple(Row(**row) for row in one["rows"]))
        for one in said["sets"]
    )
    return Measured(said["when"], sets, tuple(said["limits"]))

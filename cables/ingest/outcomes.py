"""What became of one cable, or of one file that holds none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`where` is the file (and the row of a dump); `reason` says what was wrong and what to do about it, or
    why it was passed over."""

    state: State
    where: str
    cable_id: str = ""
    reason: str = ""


class Rejected(Exception):
    """A document that cannot become a cable: what is wrong with it and what to do."""

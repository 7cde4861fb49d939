"""Proofs that run beside the suite: `manage.py prove NAME` shows one figure, and fails under its goal.

Each counts what it exercised, and has a negative control: with the guard off it must fail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shown:
    """What a proof found: `figure` is one line, `against` every finding that speaks against it."""

    figure: str
    against: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.against


# (cables made for it, with the samples too?, with the guard on?) -> what was found; the database is emptied
Proof = Callable[[int, bool, bool], Shown]


def proofs() -> dict[str, Proof]:
    """By the names that the command takes."""
    from . import canary, noninterference

    return {"noninterference": noninterference.prove, "canary": canary.prove}

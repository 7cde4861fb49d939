"""What was measured beside what was to be reached."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Goal:
    """A figure that is to be at least or at most so much; without either it is only told."""

    name: str
    measured: float
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        return (self.least is None or self.measured >= self.least) and (
            self.most is None or self.measured <= self.most
        )

    @property
    def wanted(self) -> str:
        if self.least is not None:
            return f"at least {self.least:,.0f}"
        return f"at most {self.most:,.0f}" if self.most is not None else ""


def told(goals: Iterable[Goal]) -> bool:
    """Print the table; says whether every goal was met."""
    goals = list(goals)
    table = Table("measured", "", "goal", "", caption=f"load average {os.getloadavg()[0]:.1f}")
    for goal in goals:
        sign = "" if not goal.wanted else "met" if goal.met else "NOT MET"
        table.add_row(goal.name, f"{goal.measured:,.1f}", goal.wanted, sign)
    Console().print(table)
    return all(goal.met for goal in goals)

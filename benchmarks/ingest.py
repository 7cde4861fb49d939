"""Cables a second, everything included, and the memory that this takes."""

from __future__ import annotations

from rich.console import Console

from .archives import empty_archive, load
from .goals import Goal, told

CABLES = 120
RATE, MEMORY = 12.0, 300.0


def run(count: int = CABLES) -> bool:
    """Load so many cables of real size into an empty archive; says whether the goals were met."""
    with empty_archive():
        loaded = load(count)
    Console().print(
        f"{count} cables in {loaded.seconds:.1f} s; {loaded.worked / count * 1000:.0f} ms of work for each"
    )
    return told(
        [
            Goal("cables loaded a second", loaded.rate, least=RATE),
            Goal("most memory of a process (MB)", loaded.memory, most=MEMORY),
        ]
    )

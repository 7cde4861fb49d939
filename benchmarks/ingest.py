"""Cables loaded a second, everything included, and the memory that takes; passages built anew a second."""

from __future__ import annotations

import time

from rich.console import Console

from cables.models import Passage
from cables.publishing.rebuilding import rebuild

from .archives import empty_archive, load
from .goals import Goal, told

CABLES = 120
RATE, MEMORY, REBUILT = 12.0, 300.0, 8000.0


def run(count: int = CABLES) -> bool:
    """Load so many cables of real size into an empty archive; says whether the goals were met."""
    with empty_archive():
        loaded = load(count)
        begun = time.perf_counter()
        rebuild()
        rebuilt = Passage.objects.count() / (time.perf_counter() - begun)
    Console().print(
        f"{count} cables in {loaded.seconds:.1f} s; {loaded.worked / count * 1000:.0f} ms of work for each"
    )
    return told(
        [
            Goal("cables loaded a second", loaded.rate, least=RATE),
            Goal("passages built anew a second", rebuilt, least=REBUILT),
            Goal("most memory of a process (MB)", loaded.memory, most=MEMORY),
        ]
    )

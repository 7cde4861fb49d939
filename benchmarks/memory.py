"""How much memory a web process holds while readers read, for as long as an hour."""

from __future__ import annotations

from rich.console import Console

from archive.up import collect_static_files

from .archives import empty_archive, load
from .clients import ask
from .goals import Goal, told
from .pages import MEMORY, mixed, server

CABLES, MINUTES = 1500, 60
GROWTH = 5.0  # MB
PAUSE = 1.0  # seconds for which each of the sixteen readers looks at a page


def run(count: int = CABLES, minutes: int = MINUTES) -> bool:
    """Print six times what the larger web process holds; says whether the goals were met."""
    held, pages, failed = [], 0, 0
    with empty_archive():
        load(count)
        mix = mixed()
        collect_static_files()
        with server() as (place, workers):
            for _ in range(6):
                asked = ask(place, mix, minutes * 10, PAUSE)
                pages, failed = pages + len(asked), failed + sum(not one.answered for one in asked)
                now = [worker.memory_full_info() for worker in workers()]
                held.append(max(one.rss for one in now) / 1e6)
                own = max(one.pss for one in now) / 1e6
                Console().print(f"{pages:,} pages: {held[-1]:.0f} MB, {own:.0f} without what is shared")
    return told(
        [
            Goal("a web process at the end (MB)", held[-1], most=MEMORY),
            Goal("growth in the second half (MB)", held[-1] - held[2], most=GROWTH),
            Goal("pages that failed", failed, most=0),
        ]
    )

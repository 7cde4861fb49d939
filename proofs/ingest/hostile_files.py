"""Files made to break whoever reads them: each is refused by name or read, in little time and memory, and
every good neighbor is loaded."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple
from unittest.mock import patch

import psutil

from cables.extract.readers import MARKUP, confined
from cables.ingest import Outcome, State, ingest_paths
from cables.models import Cable
from proofs import Shown
from proofs.archive import empty, written
from proofs.secrets import short

from .hostile import hostile

NEIGHBORS = 3
SECONDS, MEBIBYTES = 10.0, 512.0
EVERY = 0.01  # seconds between two looks at the memory


class Cost(NamedTuple):
    """Memory in MiB at its highest: of the largest process, and of all that worked on the file."""

    name: str
    seconds: float
    largest: float
    together: float


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """Each of so many files by itself, then all in a folder with good ones. Without the guard web pages and
    PDFs are read here, and not in a child with limits."""
    against, costs, ends = list[str](), list[Cost](), list[State]()
    confining = patch.object(confined, "MARKUP", MARKUP if guarded else ())
    with TemporaryDirectory() as folder, confining:
        empty()
        for number, (name, content) in zip(range(size), hostile(), strict=False):
            file = Path(folder) / name
            file.write_bytes(content)
            with watched(f"{number} {name[:40]}", costs):
                outcomes = list(ingest_paths([file]))
            ends += {one.state for one in outcomes}
            against += [f"{name}: {one.state.value} without a reason" for one in outcomes if unexplained(one)]
        loaded = neighbors(Path(folder))
    slow, large = max(costs, key=lambda one: one.seconds), max(costs, key=lambda one: one.largest)
    against += [f"{one.name}: {one.seconds:.1f} s" for one in costs if one.seconds > SECONDS]
    against += [f"{one.name}: {one.largest:.0f} MiB" for one in costs if one.largest > MEBIBYTES]
    against += [f"{loaded} of {NEIGHBORS} good neighbors were loaded"] if loaded < NEIGHBORS else []
    figure = (
        f"{len(costs)} files, {ends.count(State.REJECTED)} refused, {len(costs) - ends.count(State.REJECTED)}"
        f" read or passed over, {loaded} of {NEIGHBORS} neighbors loaded; at most {slow.seconds:.1f} s"
        f" ({slow.name}), {large.largest:.0f} MiB in one process ({large.name}),"
        f" {max(one.together for one in costs):.0f} in all together"
    )
    return Shown(figure, against)


def unexplained(one: Outcome) -> bool:
    return one.state is State.REJECTED and not one.reason


def neighbors(folder: Path) -> int:
    """How many of the good files in the same folder are loaded."""
    good = dict(written(short, number) for number in range(NEIGHBORS))
    for name, text in good.items():
        (folder / name).write_text(text(""), encoding="utf-8")
    outcomes = ingest_paths([folder])
    names = {one.cable_id for one in outcomes if Path(one.where).name in good}
    return Cable.objects.filter(cable_id__in=names, held=True).count()


@contextmanager
def watched(name: str, costs: list[Cost]) -> Iterator[None]:
    """Notes the time, and how much memory this process and its children took."""
    over, began, most = Event(), time.monotonic(), [(0, 0)]

    def look() -> None:
        while not over.wait(EVERY):
            now = taken()
            most.append((max(now), sum(now)))

    looking = Thread(target=look)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
        largest, together = (max(column) / 2**20 for column in zip(*most, strict=True))
        costs.append(Cost(name, time.monotonic() - began, largest, together))


def taken() -> list[int]:
    """Bytes of each process; the database's are none of ours."""
    mine, found = psutil.Process(), list[int]()
    for process in (mine, *mine.children(recursive=True)):
        with suppress(psutil.Error):
            if not process.name().startswith("postgres"):
                found.append(int(process.memory_info().rss))
    return found or [0]

"""Two editors who save at once: one wins, the others are told and lose nothing that they typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from unittest import mock

from cables.admin.correcting import CorrectingForm
from cables.ingest import ingest_bytes

from .. import Shown
from ..editions import Edition
from . import write_paths
from .desk_paths import DESK
from .file_paths import FILES
from .sessions import login, serving
from .write_paths import Path, Round

MOST_SESSIONS = 8
PATHS: dict[str, Path] = {**write_paths.PATHS, **DESK, **FILES}


@dataclass(frozen=True, slots=True)
class LostUpdates:
    """What was exercised; `wrong` names each path on which something did not hold, and how often."""

    rounds: int
    paths: int
    saves: int
    won: int
    told: int
    lost: int
    wrong: dict[str, int]

    @property
    def holds(self) -> bool:
        """A run in which nobody came second shows nothing."""
        return self.lost == 0 and not self.wrong and self.told > 0

    def __str__(self) -> str:
        figures = (
            f"{self.rounds:,} rounds on {self.paths} write paths, {self.saves:,} saves at once, "
            f"{self.won:,} won, {self.told:,} came second, {self.lost:,} lost updates"
        )
        return "\n".join([figures, *(f"WRONG in {n} rounds: {what}" for what, n in self.wrong.items())])


def run(rounds: int = 500, seed: int = 1, say: Callable[[str], None] = lambda line: None) -> LostUpdates:
    """So many rounds of 2 to 8 sessions, the paths in turn. The database at hand has to be empty, and every
    connection has to see it: no transaction may be open."""
    random = Random(seed)
    edition = Edition(612)
    ingest_bytes(edition.name, edition.content)
    wrong: Counter[str] = Counter()
    played: list[Round] = []
    with serving() as port:
        sessions = [login(port, f"editor{number}") for number in range(MOST_SESSIONS)]
        for number, (name, path) in enumerate(islice(cycle(PATHS.items()), rounds)):
            round_ = Round(number, sessions[: random.randint(2, MOST_SESSIONS)])
            path(round_)
            played.append(round_)
            if round_.wrong:
                wrong[f"{name}: {round_.wrong}"] += 1
                say(f"round {number}, {len(round_.sessions)} sessions, {name}: {round_.wrong}")
    return LostUpdates(
        rounds=len(played),
        paths=min(len(played), len(PATHS)),
        saves=sum(len(round_.sessions) for round_ in played),
        won=sum(round_.won for round_ in played),
        told=sum(round_.told for round_ in played),
        lost=sum(round_.lost for round_ in played),
        wrong=dict(wrong),
    )


def prove(size: int, samples: bool = True, guarded: bool = True) -> Shown:
    """So many rounds; with the guard off, no form looks at the version that was seen."""
    off = mock.patch.object(CorrectingForm, "_tell_conflict", return_value=None)
    with nullcontext() if guarded else off:
        figures = run(size)
    against = [f"{what}, in {n} rounds" for what, n in figures.wrong.items()]
    return Shown(str(figures), against if against or figures.holds else ["too little was exercised"])

"""An editor's correction is never overwritten, and a changed reading is told: random edits and ingests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from random import Random
from unittest import mock

from django.db import transaction

from cables.deciding.readings import Readings
from cables.ingest import ingest_bytes
from proofs.choices import Draw, NotNow

from . import Shown, rules_of_files, rules_when_read
from .checking import check
from .desk import Desk, Violation
from .rules import CHANCES, RULES

assert rules_when_read
assert rules_of_files  # their rules are among RULES by being imported
EPISODE = 100  # steps before the archive is emptied and everything begins anew
Script = list[tuple[str, list[int]]]  # rules and their choices


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was exercised; `violation` is empty where the property holds, else `script` leads to it."""

    seed: int
    steps: int
    edits: int
    ingests: int
    checked: int
    flags: int
    unplaced: int
    rules: int
    violation: str = ""
    script: str = ""

    @property
    def holds(self) -> bool:
        """A run that exercised nothing shows nothing."""
        return not self.violation and min(self.edits, self.ingests, self.checked, self.flags) > 0

    def __str__(self) -> str:
        figures = (
            f"{self.steps:,} steps, {self.edits:,} edits, {self.ingests:,} ingests, "
            f"{self.checked:,} corrections checked, {self.flags:,} flags of changed readings, "
            f"{self.unplaced:,} figures without a place, {self.rules} rules"
        )
        if self.violation:
            return f"{figures}; OVERWRITTEN: {self.violation}\nseed {self.seed}, replay with: {self.script}"
        return f"{figures}; 0 overwritten"


def run(steps: int = 10_000, seed: int = 1, say: Callable[[str], None] = lambda line: None) -> Corrections:
    """So many steps in the database at hand, which must be empty and is left so; ends at a violation."""
    ingest_bytes("none.txt", b"")  # it holds no cable, but now the questionnaires are there
    total: Counter[str] = Counter()
    used: set[str] = set()
    for number, first in enumerate(range(0, steps, EPISODE)):
        script: Script = []
        walk = partial(_walk, Random(f"{seed} {number}"), min(EPISODE, steps - first), script)
        violation, done = _episode(walk)
        total += done
        used |= {name for name, _ in script}
        if violation:
            return _figures(seed, total, used, violation, json.dumps(script))
        say(str(_figures(seed, total, used)))
    return _figures(seed, total, used)


def prove(size: int, samples: bool = True, guarded: bool = True) -> Shown:
    """So many steps; with the guard off, ingest publishes what the machine reads, corrected or not."""
    off = mock.patch.object(Readings, "effective", lambda self, thing, field, read: read)
    with nullcontext() if guarded else off:
        figures = run(size)
    return Shown(str(figures), [] if figures.holds else [figures.violation or "too little was exercised"])


def replay(script: str) -> Corrections:
    """The steps that led to a violation, once more."""
    ingest_bytes("none.txt", b"")
    steps: Script = json.loads(script)
    violation, done = _episode(partial(_follow, steps))
    return _figures(0, done, {name for name, _ in steps}, violation, script)


def _figures(
    seed: int, done: Counter[str], used: set[str], violation: str = "", script: str = ""
) -> Corrections:
    names = ("steps", "edits", "ingests", "checked", "flags", "unplaced")
    return Corrections(
        seed=seed, rules=len(used), violation=violation, script=script, **{n: done[n] for n in names}
    )


def _episode(steps: Callable[[Desk], None]) -> tuple[str, Counter[str]]:
    """From an empty archive; all of it is undone. What was violated, and what was done."""
    done: Counter[str] = Counter()
    try:
        with transaction.atomic():
            desk = Desk()
            done = desk.done
            check(desk)
            steps(desk)
            transaction.set_rollback(True)
    except Violation as violation:
        return str(violation), done
    return "", done


def _walk(random: Random, steps: int, script: Script, desk: Desk) -> None:
    """Rules by chance; one that cannot be followed now is no step."""
    while desk.done["steps"] < steps:
        name = random.choice(CHANCES)
        draw = Draw(random)
        script.append((name, draw.noted))
        try:
            RULES[name](desk, draw)
        except NotNow:
            script.pop()
            continue
        check(desk)
        desk.done["steps"] += 1


def _follow(script: Script, desk: Desk) -> None:
    for name, choices in script:
        RULES[name](desk, Draw(Random(0), choices))
        check(desk)
        desk.done["steps"] += 1

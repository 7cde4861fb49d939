"""Proofs that run beside the suite: `manage.py prove NAME` shows one figure, and fails under its goal.

Each counts what it exercised, and has a negative control: with the guard off it must fail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Shown:
    """What a proof found: `figure` is one line, `against` every finding that speaks against it."""

    figure: str
    against: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.against


class Proof(NamedTuple):
    """`prove` takes how much to exercise, whether with the sample cables, and whether with the guard on; the
    database is emptied by it. `size` is how much there is in full, counted in `counts`."""

    prove: Callable[[int, bool, bool], Shown]
    size: int
    counts: str


def proofs() -> dict[str, Proof]:
    """By the names that the command takes."""
    from . import canary, corrections, lost_updates, noninterference
    from .ingest import concurrent, crash, fixity, hostile_files
    from .serving import backup, failover, interruptions, load, standby
    from .strangers import guesses, log_lines, requests, response_headers, scripts

    withheld = "cables of which something is withheld"
    return {
        "corrections": Proof(corrections.prove, 10_000, "edits and ingests"),
        "lost-updates": Proof(lost_updates.prove, 500, "rounds"),
        "noninterference": Proof(noninterference.prove, 24, withheld),
        "canary": Proof(canary.prove, 24, withheld),
        "crash": Proof(crash.prove, 200, "kills in mid-work"),
        "concurrent": Proof(concurrent.prove, 20, "rounds of four processes"),
        "hostile-files": Proof(hostile_files.prove, 74, "files"),
        "fixity": Proof(fixity.prove, 200, "spoiled files"),
        "any-request": Proof(requests.prove, 20_000, "requests"),
        "guesses": Proof(guesses.prove, 200, "wrong logins, from one address and many"),
        "log-lines": Proof(log_lines.prove, 1_000, "requests of which nothing may be written down"),
        "scripts": Proof(scripts.prove, 400, "pages"),
        "response-headers": Proof(response_headers.prove, 500, "public addresses"),
        "backup": Proof(backup.prove, 10, "backups while the archive changes"),
        "load": Proof(load.prove_load, 1_500, "cables"),
        "slow-queries": Proof(load.prove_slow_queries, 1_500, "cables"),
        "standby": Proof(standby.prove, 50, "acts"),
        "interruptions": Proof(interruptions.prove, 10, "times that all web processes are replaced"),
        "failover": Proof(failover.prove, 5, "primaries that are lost"),
    }

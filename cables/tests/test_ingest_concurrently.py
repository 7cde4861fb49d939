"""Processes that load the same files at once, or are killed in mid-work, leave what one run leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from cables.ingest import State, ingest_paths, recording
from cables.ingest.findings import sync_findings
from cables.models import Cable, Source
from proofs.ingest import concurrent
from proofs.ingest.digest import digest

from . import world

# A process of its own, not a fork: a fork would share this one's sockets and threads.
CHILD = """
import sys
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from cables.tests.test_ingest_concurrently import load
sys.exit(load(sys.argv[2], int(sys.argv[3])))
"""


@pytest.mark.django_db(transaction=True)
def test_four_processes_that_load_one_folder_leave_what_one_leaves() -> None:
    shown = concurrent.prove(1, False, True)
    assert shown.against == []
    assert "1 rounds of 4 processes" in shown.figure


@pytest.mark.django_db(transaction=True)
def test_an_ingest_that_is_killed_leaves_no_half_of_a_cable(tmp_path: Path) -> None:
    for number in range(612, 616):
        (tmp_path / f"{number}.txt").write_bytes(world.text(number=number))
    killed = 0
    for survivors in range(4):
        killed += _load_in_child(tmp_path, killed_after=survivors).wait(120) == -signal.SIGKILL
        held = Cable.objects.filter(held=True)
        assert held.count() == Source.objects.count() == survivors
        assert all(cable.statistics.exists() and cable.paragraphs.count() == 4 for cable in held)
    assert killed == 4
    assert len(list(ingest_paths([tmp_path]))) == 4
    resumed = digest()
    _forget_everything()
    list(ingest_paths([tmp_path]))
    assert digest() == resumed


def _die_after(cables: int) -> Callable[..., bool]:
    """Stands in for the last step of a new cable: the process dies in the one after so many."""
    done = 0

    def step(*args: Any) -> bool:
        nonlocal done
        if args[-1].fresh and done == cables:
            os.kill(os.getpid(), signal.SIGKILL)
        done += args[-1].fresh
        return sync_findings(*args)

    return step


def _load_in_child(folder: Path, killed_after: int = -1) -> subprocess.Popen[bytes]:
    """A process that loads the folder into this test's database."""
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen([sys.executable, "-c", CHILD, name, str(folder), str(killed_after)])


def load(folder: str, killed_after: int) -> int:
    """What such a process does; 1 if anything was rejected."""
    if killed_after >= 0:
        recording.sync_findings = _die_after(1 if killed_after else 0)
    return int(any(outcome.state is State.REJECTED for outcome in ingest_paths([Path(folder)])))


def _forget_everything() -> None:
    from django.apps import apps

    with connections["default"].cursor() as cursor:
        tables = ", ".join(model._meta.db_table for model in apps.get_app_config("cables").get_models())
        cursor.execute(f"TRUNCATE {tables} CASCADE")

"""A database of its own for a measurement, filled as any other is, and gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.db import connection
from psycopg.conninfo import make_conninfo

from . import cable_texts

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def empty_archive() -> Iterator[None]:
    """While it lasts, Django and every process started here use a new database beside the real one."""
    before, name = os.environ["DATABASE_URL"], connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    os.environ["DATABASE_URL"] = make_conninfo(before, dbname=connection.settings_dict["NAME"])
    try:
        yield
    finally:
        os.environ["DATABASE_URL"] = before
        connection.creation.destroy_test_db(name, verbosity=0)


@dataclass(frozen=True)
class Loaded:
    """Cables loaded by `manage.py ingest`: seconds, seconds of work in its processes (the database's left
    out), and the most memory that one of them took in MB."""

    cables: int
    seconds: float
    worked: float
    memory: float

    @property
    def rate(self) -> float:
        return self.cables / self.seconds


def load(count: int) -> Loaded:
    """Fill the archive with the corpus, through the command and all that belongs to it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in cable_texts.cables(count):
            Path(folder, name).write_bytes(content)
        begun = time.perf_counter()
        command = [sys.executable, str(ROOT / "manage.py"), "ingest", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as ingest:
            memory, worked = watch(psutil.Process(ingest.pid))
        seconds = time.perf_counter() - begun
    if ingest.returncode:
        sys.exit(f"The ingest failed (status {ingest.returncode}).")
    return Loaded(count, seconds, worked, memory)


def watch(process: psutil.Process) -> tuple[float, float]:
    """Until it ends: the most memory of any process in its family in MB, and what all of them worked."""
    memory, worked = 0.0, dict[int, float]()
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        for one in family(process):
            try:
                times = one.cpu_times()
                worked[one.pid] = times.user + times.system
                memory = max(memory, one.memory_info().rss / 1e6)
            except psutil.NoSuchProcess:
                continue
        time.sleep(0.1)
    return memory, sum(worked.values())


def family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []

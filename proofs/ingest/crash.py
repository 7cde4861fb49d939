"""An ingest that is killed at any moment leaves whole cables only, and the next one finishes its work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from django.db import OperationalError, connection

from cables.ingest import ingest_paths
from cables.models import Cable, Source
from proofs import Shown
from proofs.archive import empty, write

from .digest import digest

CABLES = 30  # loaded by each ingest: long enough to be met in mid-work
SECONDS = 20.0
WHILE = 0.2  # seconds that a file takes, about
CHILD = """
import sys, contextlib
import django
django.setup()
from django.db import connection, transaction
connection.settings_dict["NAME"] = sys.argv[1]
if sys.argv[3] == "unguarded":  # each statement is kept by itself
    from types import SimpleNamespace
    from cables.writing import acts
    acts.transaction = SimpleNamespace(atomic=contextlib.nullcontext)
    acts._set = lambda cursor, values: cursor.execute(
        "select set_config(%s, %s, false), set_config(%s, %s, false)",
        [part for pair in zip(acts.CONTEXT, values) for part in pair],
    )
from pathlib import Path
from cables.ingest import ingest_paths
print("begun", flush=True)
for outcome in ingest_paths([Path(sys.argv[2])]):
    print(outcome.state.value, flush=True)
"""


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many kills in mid-work; each time the archive is looked at, and in the end finished and compared
    with one that nobody disturbed. Every tenth kill hits the ingest's process in the database, where nobody
    else uses that server."""
    dice, against, landed, tried, behind = random.Random(7), list[str](), 0, 0, 0
    with TemporaryDirectory() as folder:
        write(Path(folder), CABLES)
        empty()
        list(ingest_paths([Path(folder)]))
        clean, whole = digest(), paragraphs()
        while landed < size and tried < 5 * size and not against:
            if Source.objects.count() >= CABLES - 1 or not tried:
                empty()
            tried += 1
            in_database = tried % 10 == 0 and alone()
            files = dice.randrange(CABLES - 1)
            hit = kill(folder, files, dice.uniform(0, WHILE), guarded, in_database)
            landed += hit and Source.objects.count() < CABLES
            behind += hit and in_database
            against += halves(whole)
        list(ingest_paths([Path(folder)]))
        if digest() != clean:
            against.append("what was finished differs from what nobody disturbed")
    figure = (
        f"{landed} kills in mid-work of {tried}, {behind} of the database's process, {len(against)} faults"
    )
    return Shown(figure, against)


def kill(folder: str, files: int, further: float, guarded: bool, in_database: bool) -> bool:
    """SIGKILL after the ingest has told of so many files and worked so many seconds further, to all of its
    processes, or to those that work for it in the database. Says whether it was still at work."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", CHILD, name, folder, "guarded" if guarded else "unguarded"]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert child.stdout
    for _ in range(1 + files):
        child.stdout.readline()
    time.sleep(further)
    at_work = child.poll() is None
    if in_database:
        for pid in others():
            os.kill(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    until = time.monotonic() + SECONDS
    while left() and time.monotonic() < until:
        time.sleep(0.02)
    return at_work


def left() -> bool:
    """Whether the database has not ended yet what the killed began, or is not back itself."""
    try:
        return bool(others())
    except OperationalError:
        connection.close()
        return True


def alone() -> bool:
    """Whether all who use this server are here and may be killed: it begins anew when one of them is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where backend_type = 'client backend'"
            " and datname is distinct from current_database()"
        )
        (elsewhere,) = cursor.fetchone()
        cursor.execute("select pg_backend_pid()")
        (mine,) = cursor.fetchone()
    with suppress(psutil.Error):
        return not elsewhere and psutil.Process(mine).name().startswith("postgres")
    return False


def others() -> list[int]:
    """Processes in the database that work for somebody else than us."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pid from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        return [pid for (pid,) in cursor.fetchall()]


def paragraphs() -> dict[str, int]:
    return {cable.cable_id: cable.paragraphs.count() for cable in Cable.objects.filter(held=True)}


def halves(whole: dict[str, int]) -> Iterator[str]:
    for name, number in paragraphs().items():
        if number != whole[name]:
            yield f"{name} has {number} paragraphs of {whole[name]}"
    held = {cable.cable_id for cable in Cable.objects.filter(held=True)}
    for source in Source.objects.exclude(witnesses__isnull=False):
        yield f"{source.name} was received and nothing is read from it"
    if len(held) != Source.objects.count():
        yield f"{Source.objects.count()} files and {len(held)} cables"

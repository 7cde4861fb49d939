"""Processes that load the same folder at once leave what one of them alone would leave."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from cables.ingest import ingest_paths
from cables.models import Cable, Source
from proofs import Shown
from proofs.archive import empty, write

from .digest import digest

PROCESSES = 4
CABLES = 10  # of each two files that differ
SECONDS = 300
CHILD = """
import os, sys
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
if sys.argv[3] == "unguarded":  # nobody waits for anybody
    from cables.writing import acts
    acts.LOCK = os.getpid()
from pathlib import Path
from cables.ingest import State, ingest_paths
for outcome in ingest_paths([Path(sys.argv[2])]):
    if outcome.state is State.REJECTED:
        print(outcome.where, outcome.reason.splitlines()[0], flush=True)
"""


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many rounds, each with an empty archive. Unguarded, a writer does not wait for another."""
    against = list[str]()
    with TemporaryDirectory() as folder:
        write(Path(folder), CABLES, copies=True)
        empty()
        list(ingest_paths([Path(folder)]))
        clean = digest()
        done = 0
        while done < size and not against:
            empty()
            done += 1
            against += [f"round {done}: {line}" for line in together(folder, guarded)]
            if (held := Cable.objects.filter(held=True).count()) != CABLES:
                against.append(f"round {done}: {held} cables of {CABLES}")
            if (files := Source.objects.count()) != 2 * CABLES:
                against.append(f"round {done}: {files} files of {2 * CABLES}")
            if digest() != clean:
                against.append(f"round {done}: what is there differs from what one process leaves")
    figure = f"{done} rounds of {PROCESSES} processes on {2 * CABLES} files, {len(against)} faults"
    return Shown(figure, against)


def together(folder: str, guarded: bool) -> list[str]:
    """What the processes refused to load, or ended with."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", CHILD, name, folder, "guarded" if guarded else "unguarded"]
    pipe = subprocess.PIPE
    children = [subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) for _ in range(PROCESSES)]
    said = list[str]()
    for child in children:
        out, wrong = child.communicate(timeout=SECONDS)
        said += out.splitlines()
        said += wrong.splitlines()[-1:] if child.returncode else []
    return said

"""A11: a backup that is made while cables are loaded and editors decide is of one moment: what is restored
from it is what it says, every cable of it is whole, and pages are served from it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import psycopg
from django.contrib.auth import get_user_model
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from archive.paths import ROOT
from cables.deciding.correcting import correct
from cables.models import Act, Source, Statistic
from proofs import Shown
from proofs.archive import empty, write

from .failover import ask
from .load import at_once
from .web import this_database, web

CABLES = 30
SEED = 5
MAKE = """
import sys, time
import django
django.setup()
from pathlib import Path
from archive.upkeep import backup
if sys.argv[2] == "unguarded":  # what it says of itself is of a later moment than what it holds
    described = backup.describe
    def describe(moment):
        time.sleep(1)
        with backup.connected() as later:
            return described(backup.Moment(later, ""))
    backup.describe = describe
backup.back_up(Path(sys.argv[1]))
"""
LOOK = """
import django
django.setup()
from cables.models import Cable
from cables.publishing.whole import faults
held = list(Cable.objects.filter(held=True))
print(len(held), [str(fault) for cable in held for fault in faults(cable)][:3])
"""


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many backups, each begun when a part of the files, drawn by lot, is loaded. Unguarded, it is not of
    one moment."""
    against, dice, acts, parts = list[str](), random.Random(SEED), 0, list[int]()
    with TemporaryDirectory() as name:
        folder, file = Path(name, "cables"), Path(name, "archive.backup")
        folder.mkdir()
        write(folder, CABLES)
        for number in range(size):
            empty()
            file.unlink(missing_ok=True)
            with loading(folder) as ingest, deciding():
                wait_for(dice.randrange(1, CABLES // 2), ingest)
                before = Act.objects.count()
                made = run(MAKE, str(file), "guarded" if guarded else "unguarded")
                acts += Act.objects.count() - before
            against += [f"round {number}: {line}" for line in made]
            found, wrong = restored(file)
            parts.append(found)
            against += [f"round {number}: {line}" for line in wrong]
    against += [] if acts else ["nothing was done while a backup was made"]
    against += [] if min(parts) < CABLES else ["every backup was made of an archive that was whole already"]
    figure = f"{size} backups of {min(parts)} to {max(parts)} cables of {CABLES}, {acts} acts meanwhile"
    return Shown(f"{figure}; {len(against)} faults in what was restored", against)


@contextmanager
def loading(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, str(ROOT / "manage.py"), "ingest", str(folder)]
    with subprocess.Popen(command, env=os.environ | this_database(), stdout=subprocess.DEVNULL) as ingest:
        yield ingest
    assert not ingest.returncode


@contextmanager
def deciding() -> Iterator[None]:
    """While it lasts, an editor corrects one figure after the other."""
    over = Event()

    def work() -> None:
        editor = get_user_model().objects.create_superuser(username="editor")
        for number in range(1_000_000):
            if over.wait(0.01):
                break
            if figure := Statistic.objects.facts().order_by("pk").first():
                correct(figure, "value", number, reason="proof", editor=editor)
        connection.close()

    with at_once(work, over):
        yield


def wait_for(files: int, ingest: subprocess.Popen[bytes]) -> None:
    while Source.objects.count() < files and ingest.poll() is None:
        time.sleep(0.02)


def run(code: str, *arguments: str) -> list[str]:
    """What it says where it fails."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | this_database(),
        capture_output=True,
        text=True,
    )
    return [done.stderr.splitlines()[-1]] if done.returncode else []


def restored(file: Path) -> tuple[int, list[str]]:
    """How many cables a restored archive holds, and what is wrong with it."""
    name = f"{connection.settings_dict['NAME']}_restored"
    url = {"DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=name)}
    with (
        psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server,
        TemporaryDirectory() as state,
    ):
        drop = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
        server.execute(drop)
        server.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        environment = os.environ | url | {"ARCHIVE_STATE": state}
        try:
            for command in (["restore", str(file)], ["verify"]):
                done = subprocess.run(
                    [sys.executable, str(ROOT / "manage.py"), *command],
                    env=environment,
                    capture_output=True,
                    text=True,
                )
                if done.returncode:
                    return 0, [f"{command[0]}: {(done.stderr or done.stdout).strip().splitlines()[-1]}"]
            looked = subprocess.run(
                [sys.executable, "-c", LOOK], cwd=ROOT, env=environment, capture_output=True, text=True
            )
            held, _, wrong = looked.stdout.strip().partition(" ")
            with web(url) as place:
                status = ask(place, "/search/?q=victims").status
            found = [f"not whole: {wrong}"] if wrong != "[]" else []
            return int(held), found + ([f"its page answered {status}"] if status != 200 else [])
        finally:
            server.execute(drop)

"""A new major version of PostgreSQL takes over what the old one wrote: the old programs serve it for a
backup, the new ones restore that, every table is compared. What is old stays as it is."""

import contextlib
import dataclasses
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from archive.binaries import DatabaseError, copied_programs, major_version, usual_places
from archive.cluster import Cluster, clear_stale_pid
from archive.paths import ROOT, state_dir
from archive.processes import die_with_parent


def take_over(cluster: Cluster) -> None:
    """Where an archive that an older PostgreSQL wrote lies beside, and none of this one. All of it, or
    nothing: the new data get their place last.

    Raises DatabaseError where it cannot be done: to begin with an empty archive would look as if all were
    lost.
    """
    every = sorted(cluster.data.parent.glob("pg*-run"), key=version)
    old, new = (every or [cluster.data])[-1], version(cluster.data)
    if version(old) > new:  # what lies in a folder of this version, too, was left behind
        raise DatabaseError(by_hand(old, new))
    if cluster.data.exists() or not every:
        return
    programs = programs_of(version(old), cluster.data.parent)
    if programs is None:
        raise DatabaseError(by_hand(old, new))
    say(f"Taking over the archive of PostgreSQL {version(old)}; it stays in {old}")
    file = state_dir() / "taking-over.backup"
    draft = dataclasses.replace(cluster, data=cluster.data.with_name(f"pg{new}-taking-over"))
    if draft.data.exists():  # of one who was killed there
        clear_stale_pid(draft.data)
        shutil.rmtree(draft.data)
    file.unlink(missing_ok=True)
    try:
        with running(dataclasses.replace(cluster, binaries=programs, data=old)) as url:
            manage("backup", file, url)
        with running(draft) as url:
            manage("restore", file, url)
    finally:
        file.unlink(missing_ok=True)
        draft.log.unlink(missing_ok=True)
    draft.data.rename(cluster.data)


def version(data: Path) -> int:
    return int(re.findall(r"\d{1,4}", data.name)[0])


def programs_of(wanted: int, home: Path) -> Path | None:
    """Kept when the new ones were installed, or put on this machine by its system."""
    kept = [copied_programs(place, wanted) for place in (home, state_dir(), ROOT / ".state")]
    for folder in [*kept, *usual_places()]:
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            if major_version(folder) == wanted:
                return folder
    return None


def by_hand(old: Path, new: int) -> str:
    return (
        f"The archive in {old} was written by PostgreSQL {version(old)}, and this is PostgreSQL {new}."
        f" Run `PG_BIN=<programs of version {version(old)}> python3 manage.py backup FILE`, move that folder"
        " away,"
        " then run `python3 manage.py restore FILE`. Keep the folder until you have seen that all is there."
    )


@contextlib.contextmanager
def running(cluster: Cluster) -> Iterator[str]:
    try:
        cluster.start()
        yield cluster.url()
    finally:
        cluster.stop()


def manage(command: str, file: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), command, str(file)],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    if done.returncode:
        raise DatabaseError(f"The archive of before could not be taken over: {done.stderr.strip()}")


def say(text: str) -> None:
    print(f"- {text}", file=sys.stderr, flush=True)

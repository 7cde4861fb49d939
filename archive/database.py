"""Who runs the embedded database: exactly one process at a time, the one that holds the owner's lock.

`at_hand()` is the door for commands, `own()` the one for `up`, `temporary()` the one for tests. Settings know
nothing of all this but the address, in the form of DATABASE_URL.
"""

import contextlib
import fcntl
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import IO

from archive import environment
from archive.binaries import DatabaseError, major_version, server_user, settle
from archive.cluster import FORGETFUL, Cluster, answers
from archive.paths import state_dir
from archive.processes import command_line
from archive.taking_over import take_over

PATIENCE_SECONDS = 60


@contextlib.contextmanager
def at_hand() -> Iterator[str]:
    """The address of a database for the time of one command: $DATABASE_URL, a running owner's, or our own."""
    if url := environment.text("DATABASE_URL"):
        yield url
        return
    with open_lock("database.users") as users, open_lock("database.owner") as owner:
        fcntl.flock(users, fcntl.LOCK_SH)
        if others := connect_or_own(owner):
            yield others
        else:
            with own(owner) as cluster:
                yield cluster.url()
                wait_for_others(users)


def connect_or_own(owner: IO[str]) -> str | None:
    """The owner's address once its server answers; None where nobody owns it: then we hold the lock."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not try_lock(owner):
        if (url := read_lock(owner)) and answers(url):
            return url
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"Another command runs the database; no answer in {PATIENCE_SECONDS} seconds."
            )
        time.sleep(0.1)
    return None


def wait_for_others(users: IO[str]) -> None:
    """Commands that connected to our server hold this lock, shared, for as long as they need it."""
    if not try_lock(users):
        print("- Waiting for other commands that use this database", file=sys.stderr, flush=True)
        fcntl.flock(users, fcntl.LOCK_EX)


@contextlib.contextmanager
def own(owner: IO[str]) -> Iterator[Cluster]:
    """Run the server while we hold the owner's lock, whose file tells other commands the address."""
    cluster = settled_cluster("run", {})
    try:
        take_over(cluster)
        cluster.start()
        write(owner, cluster.url())
        yield cluster
    finally:
        write(owner, "")
        cluster.stop()


@contextlib.contextmanager
def temporary(made: Callable[[Cluster], None] = lambda cluster: None) -> Iterator[Cluster]:
    """A cluster of one test run, gone afterwards; those of runs that were killed are cleared away first.
    `made` may give it data before it starts."""
    cluster = settled_cluster(f"test-{os.getpid()}", FORGETFUL)
    for old in cluster.data.parent.glob("pg*-test-*"):
        if not command_line(int(re.findall(r"\d{1,9}", old.name)[-1])):
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    with gone_afterwards(cluster):
        made(cluster)
        cluster.start()
        yield cluster


@contextlib.contextmanager
def gone_afterwards(cluster: Cluster) -> Iterator[Cluster]:
    """Started or not, nothing of it stays."""
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(cluster.data, ignore_errors=True)
        cluster.log.unlink(missing_ok=True)


def settled_cluster(purpose: str, settings: dict[str, str]) -> Cluster:
    """Its folder is named by major version, since no server reads the files of another."""
    user = server_user()
    binaries, home = settle(user)
    return Cluster(binaries, home / f"pg{major_version(binaries)}-{purpose}", user, settings)


def open_lock(name: str) -> IO[str]:
    state_dir().mkdir(parents=True, exist_ok=True)
    return open(state_dir() / name, "a+")


def try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_lock(lock: IO[str]) -> str:
    lock.seek(0)
    return lock.read()


def write(lock: IO[str], text: str) -> None:
    lock.truncate(0)
    lock.write(text)
    lock.flush()

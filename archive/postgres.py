"""The embedded PostgreSQL: found, made, started and stopped here, a child of whoever holds its lock.

`at_hand()` is the door for `manage.py` commands, `temporary()` the one for tests. Both give a database address
for settings.py, which knows nothing else about it. The server listens on a Unix socket only.
"""

import contextlib
import fcntl
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from archive.binaries import DatabaseError, major_version, run_as, server_user, settle
from archive.places import checkout_id, state_dir
from archive.processes import command_line, die_with_parent, stop

OWNER = "archive"
SOCKET_LIMIT = 100
PATIENCE = 60
CONFIGURATION = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "random_page_cost": "1.1",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    # What readers ask for must not end up in a log file.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}


@dataclass
class Cluster:
    """One data directory and the server on it; `user` is None unless root has to hand the server to somebody."""

    binaries: Path
    data: Path
    user: pwd.struct_passwd | None
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def sockets(self) -> Path:
        """Beside the data, or under the temporary directory where that path is too long for a socket."""
        beside = self.data.with_name(self.data.name + ".socket")
        if len(os.fsencode(beside)) + len("/.s.PGSQL.5432.lock") <= SOCKET_LIMIT:
            return beside
        return Path(tempfile.gettempdir()) / f"{checkout_id()}-{self.data.name}"

    def url(self, database: str = OWNER) -> str:
        return f"postgresql://{OWNER}@{quote(str(self.sockets), safe='')}/{database}"

    def start(self) -> None:
        """Make the cluster if need be, start its server and wait until it answers."""
        if not self.data.exists():
            self._make()
        own_folder(self.sockets, self.user)
        clear_stale_pid(self.data)
        options = CONFIGURATION | self.settings | {"unix_socket_directories": str(self.sockets)}
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with open(log_file(self.data), "wb") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),
                **run_as(self.user),
            )
        self._wait_until_it_answers()
        create_database(self.url("postgres"))

    def stop(self) -> None:
        if self.process:
            stop(self.process, signal.SIGINT, signal.SIGQUIT)
        shutil.rmtree(self.sockets, ignore_errors=True)

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _make(self) -> None:
        """initdb beside the place, then rename: a data directory that exists is a whole one."""
        unfinished = self.data.with_name(self.data.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        own_folder(unfinished, self.user)
        modern = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = modern if major_version(self.binaries) >= 17 else ["--locale=C.UTF-8"]
        sync = ["--no-sync"] if "fsync" in self.settings else []
        command = [
            self.binaries / "initdb",
            "-D",
            unfinished,
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            *locale,
            *sync,
        ]
        result = subprocess.run(command, capture_output=True, text=True, **run_as(self.user))
        if result.returncode:
            raise DatabaseError(f"initdb failed: {result.stderr.strip()}")
        unfinished.rename(self.data)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 60
        while not answers(self.url("postgres")):
            if self.is_dead() or time.monotonic() > deadline:
                self.stop()
                raise DatabaseError(
                    f"PostgreSQL did not start:\n{log_file(self.data).read_text(errors='replace')[-2000:]}"
                )
            time.sleep(0.03)


@contextlib.contextmanager
def at_hand() -> Iterator[str]:
    """The address of a database for the time of one command: $DATABASE_URL's, a running owner's, or our own server's."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    with open_lock("database.users") as users, open_lock("database.owner") as owner:
        if url := connect_or_own(users, owner):
            yield url
        else:
            with own(owner) as cluster:
                yield cluster.url()
                fcntl.flock(users, fcntl.LOCK_EX)  # others may still be at work on our server


def connect_or_own(users: IO[str], owner: IO[str]) -> str | None:
    """The owner's address once its server answers; None when nobody owns the database, and then we hold its lock."""
    fcntl.flock(users, fcntl.LOCK_SH)
    deadline = time.monotonic() + PATIENCE
    while not try_lock(owner):
        owner.seek(0)
        if (url := owner.read()) and answers(url):
            return url
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"Another command owns the database, but it has not answered for {PATIENCE} seconds."
            )
        time.sleep(0.1)
    return None


@contextlib.contextmanager
def own(owner: IO[str]) -> Iterator[Cluster]:
    """Run the server while we hold the owner's lock, whose file tells the address to other commands."""
    cluster = the_cluster("run", {})
    try:
        cluster.start()
        owner.truncate(0)
        owner.write(cluster.url())
        owner.flush()
        yield cluster
    finally:
        owner.truncate(0)
        cluster.stop()


@contextlib.contextmanager
def temporary() -> Iterator[Cluster]:
    """A cluster of one test run, gone afterwards; those of runs that were killed are cleared away first."""
    for old in state_dir().glob("pg*-test-*"):
        if not command_line(int(re.findall(r"\d{1,9}", old.name)[-1])):
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    cluster = the_cluster(f"test-{os.getpid()}", FORGETFUL)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(cluster.data, ignore_errors=True)
        log_file(cluster.data).unlink(missing_ok=True)


def the_cluster(purpose: str, settings: dict[str, str]) -> Cluster:
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


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def create_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER]).fetchone():
            connection.execute(f"CREATE DATABASE {OWNER}".encode())


def own_folder(folder: Path, user: pwd.struct_passwd | None) -> None:
    """A folder that only the server's user may enter; one that somebody else made there first is refused."""
    wanted = user.pw_uid if user else os.geteuid()
    folder.mkdir(mode=0o700, exist_ok=True)
    if user and folder.stat().st_uid == os.geteuid():
        os.chown(folder, user.pw_uid, user.pw_gid)
    if folder.is_symlink() or folder.stat().st_uid != wanted:
        raise DatabaseError(f"{folder} belongs to somebody else: remove it, or set DATABASE_URL.")


def log_file(data: Path) -> Path:
    return data.with_name(data.name + ".log")


def clear_stale_pid(data: Path) -> None:
    """Before a start, with the lock in hand: end a server that a killed owner left, forget a pid that is another's."""
    file = data / "postmaster.pid"
    if not file.exists():
        return
    pid = int(file.read_text().split()[0])
    deadline = time.monotonic() + 30
    while str(data) in (line := command_line(pid)) and "postgres" in line:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT if time.monotonic() < deadline else signal.SIGQUIT)
        time.sleep(0.1)
    file.unlink(missing_ok=True)

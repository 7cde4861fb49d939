"""One embedded PostgreSQL: its data directory, its server, its address. Listens on a Unix socket only."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from archive.binaries import DatabaseError, major_version, run_as
from archive.paths import short_name
from archive.processes import command_line, die_with_parent, stop

DATABASE = SUPERUSER = "archive"
PORT = 5432  # names the socket; nothing listens on it
SOCKET_LIMIT = 100  # the system's limit is 104 bytes or 108
SECONDS_TO_START = 60
CONFIGURATION = {
    "listen_addresses": "",
    "port": str(PORT),
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "random_page_cost": "1.1",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    # What readers ask for must not end up in a log file: no statement, and no error that quotes one.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}


@dataclass
class Cluster:
    """A data directory and the server on it; `user` is None unless root has to hand it to somebody."""

    binaries: Path
    data: Path
    user: pwd.struct_passwd | None
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def sockets(self) -> Path:
        """Beside the data, or under the temporary directory where libpq could not use that path."""
        beside = self.data.with_name(self.data.name + ".socket")
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}.lock")) <= SOCKET_LIMIT and "," not in str(beside):
            return beside
        return Path(tempfile.gettempdir()) / short_name(self.data)

    @property
    def log(self) -> Path:
        return self.data.with_name(self.data.name + ".log")

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql://{SUPERUSER}@{quote(str(self.sockets), safe='')}:{PORT}/{database}"

    def start(self, database: str = DATABASE) -> None:
        """Make the cluster if need be, start its server, wait until it answers, make the database."""
        if not self.data.exists():
            self._make()
        own_folder(self.sockets, self.user)
        clear_stale_pid(self.data)
        deadline = time.monotonic() + SECONDS_TO_START
        self._launch()
        while not answers(self.url("postgres")):
            if self.is_dead() and "shared memory" in self._said():
                time.sleep(0.5)  # children of a killed server are still ending
                self._launch()
            elif self.is_dead() or time.monotonic() > deadline:
                self.stop()
                raise DatabaseError(f"PostgreSQL did not start:\n{self._said()}")
            time.sleep(0.03)
        create_database(self.url("postgres"), database)

    def stop(self) -> None:
        """Fast: running statements are cancelled, everything committed is kept."""
        if self.process:
            stop(self.process, signal.SIGINT, signal.SIGQUIT)
        shutil.rmtree(self.sockets, ignore_errors=True)

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _make(self) -> None:
        """Run initdb beside the place, then rename: a data directory that exists is a whole one."""
        unfinished = self.data.with_name(self.data.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        own_folder(unfinished, self.user)
        # The same order of words whatever the machine's language is.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = builtin if major_version(self.binaries) >= 17 else ["--locale=C.UTF-8"]
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *locale]
        sync = ["--no-sync"] if self.settings.get("fsync") == "off" else []
        result = subprocess.run(
            [self.binaries / "initdb", "-D", unfinished, *options, *sync],
            capture_output=True,
            text=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
            **run_as(self.user),
        )
        if result.returncode:
            raise DatabaseError(f"initdb failed: {result.stderr.strip()}")
        unfinished.rename(self.data)

    def _launch(self) -> None:
        options = CONFIGURATION | self.settings | {"unix_socket_directories": f'"{self.sockets}"'}
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str(self.binaries / "postgres"), "-D", str(self.data)]
                + [part for name, value in options.items() for part in ("-c", f"{name}={value}")],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),
                **run_as(self.user),
            )

    def _said(self) -> str:
        return self.log.read_text(errors="replace")[-2000:].strip()


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def create_database(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f"CREATE DATABASE {name}".encode())


def own_folder(folder: Path, user: pwd.struct_passwd | None) -> None:
    """A folder that only the server's user may enter; one that somebody else put there first is refused."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != (user.pw_uid if user else os.geteuid()):
            raise DatabaseError(f"{folder} is somebody else's: remove it, or set DATABASE_URL.") from None
        return
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)


def clear_stale_pid(data: Path) -> None:
    """Before a start, with the owner's lock in hand: deal with what a killed owner left.

    A server that is still ending is waited for. A pid that is now another program's is forgotten. One that is
    nobody's stays: PostgreSQL sees that itself, and by the same file whether the old server's children live.
    """
    file = data / "postmaster.pid"
    pid = int(file.read_text().split()[0]) if file.exists() else 0
    patient_until = time.monotonic() + 30
    while pid and is_server_of(data, pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT if time.monotonic() < patient_until else signal.SIGQUIT)
        time.sleep(0.1)
    if pid and command_line(pid):
        file.unlink(missing_ok=True)


def is_server_of(data: Path, pid: int) -> bool:
    line = command_line(pid)
    return "postgres" in line and f"-D {data} " in line

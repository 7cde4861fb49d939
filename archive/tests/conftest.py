"""A place for a state folder that the database's user can reach, and `manage.py` run there."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from archive.paths import ROOT

SECONDS = 60


def surroundings(state: Path, **more: str) -> dict[str, str]:
    """The environment of a command: ours, less what the test run itself set up."""
    hidden = ("DATABASE_URL", "PG", "PORT", "HOST", "PYTEST", "ARCHIVE", "SECURE", "ALLOWED_HOSTS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    return kept | {"ARCHIVE_STATE": str(state), "PYTHONUNBUFFERED": "1"} | more


def manage(state: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env=surroundings(state, **more),
        capture_output=True,
        text=True,
        timeout=120,
    )


class Running:
    """A `manage.py` command at work: its lines as they come, its processes, its end."""

    def __init__(
        self, state: Path, *arguments: str, preexec_fn: Callable[[], None] | None = None, **more: str
    ):
        self.state = state
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=surroundings(state, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=preexec_fn,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The first match in the output, as soon as there is one."""
        deadline = time.monotonic() + SECONDS
        while not (match := re.search(pattern, self.output)):
            ended = self.process.poll() is not None and not self.reader.is_alive()
            assert not ended, f"ended without {pattern!r}:\n{self.output}"
            assert time.monotonic() < deadline, f"no {pattern!r} in time:\n{self.output}"
            time.sleep(0.05)
        return match

    @property
    def address(self) -> str:
        return self.wait_for(r"runs at (http://\S{1,40})/")[1]

    def processes(self) -> list[psutil.Process]:
        """Everything that this command started, and itself."""
        mine = psutil.Process(self.process.pid)
        return [mine, *mine.children(recursive=True)]

    def names(self) -> dict[psutil.Process, str]:
        """What each of these is called; one that ends meanwhile is left out."""
        found = {}
        for process in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                found[process] = process.name()
        return found

    def end(self, number: signal.Signals = signal.SIGTERM) -> list[psutil.Process]:
        """Send the signal to the manager alone, and return those of its processes that outlive it."""
        family = self.processes() if self.process.poll() is None else []
        self.process.send_signal(number)
        self.process.wait(SECONDS)
        return psutil.wait_procs(family, timeout=20)[1]


@pytest.fixture
def state() -> Iterator[Path]:
    """An empty state folder of its own for one test."""
    yield from reachable_folder()


def reachable_folder() -> Iterator[Path]:
    """Not pytest's own tmp_path: that one is closed to the user who runs PostgreSQL for root."""
    folder = Path(tempfile.mkdtemp(prefix="archive-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def used_state() -> Iterator[Path]:
    """A state folder in which `up` has run before, so that the next starts are quick."""
    for folder in reachable_folder():
        running = Running(folder, "up", PORT="0")
        assert running.address
        assert running.end() == []
        (folder / "first-output").write_text(running.output)
        yield folder


@pytest.fixture
def copied_state(used_state: Path, state: Path) -> Path:
    """The same to be written to: a copy for one test."""
    subprocess.run(["cp", "-a", f"{used_state}/.", state], check=True)
    return state

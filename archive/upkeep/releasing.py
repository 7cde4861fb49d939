"""The release that /data/ offers, made anew beside `up` or `manage.py work`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from archive import environment
from archive.paths import ROOT
from archive.processes import die_with_parent

EVERY = 3600.0  # seconds between two looks: a release of thousands of cables takes minutes


class Releasing:
    """Only where SITE says under which address readers know this archive: it stands in every row."""

    def __init__(self) -> None:
        self.site = environment.text("SITE").rstrip("/")
        self.due = 0.0
        self.running: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Begin a release where none is of what is public now; its own command says what goes wrong."""
        if not self.site or time.monotonic() < self.due or (self.running and self.running.poll() is None):
            return
        from cables.exports.releases import offered

        self.due = time.monotonic() + EVERY
        if offered() is None:
            command = [sys.executable, str(ROOT / "manage.py"), "export", "--publish", f"--site={self.site}"]
            self.running = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=beside())


def beside() -> Callable[[], None]:
    """A `preexec_fn`: what readers ask for goes before it, and it ends with us."""
    end_with_us = die_with_parent(signal.SIGTERM)

    def arrange() -> None:
        os.nice(10)
        end_with_us()

    return arrange

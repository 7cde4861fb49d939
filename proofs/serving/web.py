"""A web server over the database of this process, with whatever its environment and gunicorn are told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO

from django.db import connection
from psycopg.conninfo import make_conninfo

from archive import web_server
from archive.paths import ROOT
from archive.processes import die_with_parent, stop
from benchmarks.pages import set_in_environment

SECONDS = 30.0
GUARDED, UNGUARDED = "archive.gunicorn_settings", "proofs.serving.unguarded"


def this_database() -> dict[str, str]:
    """What tells another process where this one's database is."""
    return {
        "DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"])
    }


@cache
def collect() -> None:
    """What pages are drawn with."""
    command = [sys.executable, str(ROOT / "manage.py"), "collectstatic", "--no-input"]
    subprocess.run(command, env=os.environ | this_database(), stdout=subprocess.DEVNULL, check=True)


@contextmanager
def web(
    says: dict[str, str], gunicorn: str = "", to: IO[bytes] | None = None, settings: str = GUARDED
) -> Iterator[tuple[str, int]]:
    """Its place once it takes connections; all that it writes goes `to` a file. It listens at `PORT`."""
    collect()
    told = this_database() | {"PORT": "0", "COSTLY_A_MINUTE": "0", "GUNICORN_CMD_ARGS": gunicorn}
    with set_in_environment(told | says):
        listener = web_server.listen(print)
        command = [
            *web_server.COMMAND,
            "--config",
            f"python:{settings}",
            "--bind",
            f"fd://{listener.fileno()}",
        ]
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            pass_fds=[listener.fileno()],
            stdout=to,
            stderr=to,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        try:
            wait(listener.getsockname(), server)
            yield listener.getsockname()
        finally:
            listener.close()
            stop(server, signal.SIGTERM, signal.SIGQUIT)


def wait(place: tuple[str, int], server: subprocess.Popen[bytes]) -> None:
    """Until somebody closes a connection that says nothing right: with TLS or without, a worker is there."""
    until = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < until:
        with suppress(TimeoutError), socket.create_connection(place, timeout=1) as line:
            line.sendall(b"\r\n\r\n")
            line.shutdown(socket.SHUT_WR)
            line.recv(1)
            return
    raise RuntimeError("The web server did not start: see the lines above.")

"""How long a web process waits for a database that says nothing: frozen, or on a machine that is lost.

The server cuts its own statements short, but not where it does not run; and what the system knows of a
connection (`tcp_user_timeout`) holds for none to a frozen server, which is well but for its silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.abc import PQGen

SECONDS = 15.0  # longer than any statement of a page or of the desk takes
RV = TypeVar("RV")
_patience = ContextVar("patience", default=SECONDS)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Inside, an answer is waited for so long."""
    before = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(before)


class Connection(psycopg.Connection[Any]):
    """Raises OperationalError where no answer comes, and is closed then: the answer may come later."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        seconds = _patience.get()
        try:
            return super().wait(gen, interval, timeout or seconds)
        except errors._WaitTimeout:
            if timeout:
                raise
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no answer in {seconds:g} seconds") from None

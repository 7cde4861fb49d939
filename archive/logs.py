"""What the web processes write down: what happened and where in the code, and nothing of who asked for what.

What people look for in an archive about trafficking is their own affair. Libraries put addresses, queries
and headers into messages, arguments and exceptions, so of theirs only what cannot hold any is written: the
message without its arguments, an exception's type, the lines of code. Our own messages are written whole.
"""

import json
import logging
import re
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.core.exceptions import SuspiciousOperation
from gunicorn.config import Config
from gunicorn.glogging import Logger

from archive import environment
from archive.errors import AWAY, why
from archive.middleware.numbers import number

# Where the kind says all: one line for each request.
BRIEF = (*AWAY, SuspiciousOperation)
# They never see a request: the archive's own, gunicorn's manager, the pool that connects to the database.
WHOLE = ("archive", "cables", "gunicorn.error", "psycopg.pool")
ARGUMENT = re.compile(r"%(?:\(\w{1,30}\))?[sdrifx]")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Of a request its route and status; of a library's message the words that stand in its code."""

    def __init__(self, form: str = "%(asctime)s %(levelname)s %(name)s %(message)s") -> None:
        super().__init__(form)

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = line_of(record)
        return super().formatMessage(record)

    def formatException(self, ei: ExcInfo) -> str:
        return "\n".join(places(ei[1])) if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        """Nothing that another formatter has made of the same exception is taken over."""
        record.exc_text = None
        if record.exc_info and isinstance(error := record.exc_info[1], BRIEF):
            record.exc_info = None
            cause = type(error.__cause__ or error).__qualname__  # DiskFull, AdminShutdown ...
            said = getattr(record, "away", "")  # names a server at most, never what was asked
            return f"{super().format(record)} ({cause}){f' {said}' if said else ''}"
        return super().format(record)


class Structured(Discreet):
    """The same as one JSON object a line, with the number of the request that it is of."""

    def __init__(self) -> None:
        super().__init__("%(message)s")

    def format(self, record: logging.LogRecord) -> str:
        message, _, trace = super().format(record).partition("\n")
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": number.get(),
            "message": message,
            "trace": trace.split("\n") if trace else [],
        }
        return json.dumps({name: said for name, said in told.items() if said}, ensure_ascii=False)


def of_this_installation() -> logging.Formatter:
    return Structured() if environment.structured_log() else Discreet()


class OnceAMinute(logging.Filter):
    """Of a database that is away one line a minute, with the driver's reason and how many it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.lock, self.due, self.left_out = threading.Lock(), 0.0, 0

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, AWAY):
            return True
        with self.lock:
            if time.monotonic() < self.due:
                self.left_out += 1
                return False
            self.due = time.monotonic() + 60
            more, self.left_out = self.left_out, 0
        record.away = f"{why(error)}{f' {more:,} more since the last such line.' if more else ''}"
        return True


def line_of(record: logging.LogRecord) -> str:
    if request := getattr(record, "request", None):
        match = getattr(request, "resolver_match", None)
        return f"{getattr(record, 'status_code', 'refused')} at {match.route if match else 'no route'}"
    if any(record.name == name or record.name.startswith(f"{name}.") for name in WHOLE):
        return record.getMessage()
    return ARGUMENT.sub("…", str(record.msg))


def places(error: BaseException) -> Iterator[str]:
    """The lines of code of an exception and of those behind it, first cause first; never what they say."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from places(behind)
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield type(error).__qualname__


class ServerLogger(Logger):
    """gunicorn's own logger, in the archive's form."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        self.muted = threading.local()
        for handler in self.error_log.handlers:
            handler.setFormatter(of_this_installation())

    @contextmanager
    def silence(self) -> Iterator[None]:
        """This thread writes no line meanwhile."""
        self.muted.now = True
        try:
            yield
        finally:
            self.muted.now = False

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        if not getattr(self.muted, "now", False):
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        if not getattr(self.muted, "now", False):
            super().exception(msg, *args, **kwargs)

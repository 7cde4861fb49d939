"""One writer at a time, and none without a name and a reason.

An ingest's source and an editor's decision never see each other half done; what each wrote stands in history
under the act that it was part of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from cables.publishing.passages import settle

LOCK = 20_070_614
_WRITING: ContextVar[bool] = ContextVar("writing", default=False)  # in this thread, which has its connection
# pghistory's own settings, made here once for each act and not by its wrapper before every statement.
CONTEXT = "pghistory.context_id", "pghistory.context_metadata"


@contextmanager
def alone() -> Iterator[None]:
    """A transaction that waits for every other one of its kind, in whichever process.

    A source is parsed before and only written inside, so that the wait is some hundredths of a second; in
    return no two writers can deadlock, make the same stub twice or read a correction that is being made.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def alone_to_save(method: str) -> AbstractContextManager[None]:
    """For a view that opens a form and takes it back: nobody else can write between its look at the version
    and the save; whoever opens it waits for nobody."""
    return alone() if method == "POST" else transaction.atomic()


@contextmanager
def acting(by: User | str, reason: str, *, source: str = "") -> Iterator[None]:
    """A transaction whose writes are one act: by an editor, or by the machine that `by` names, for a reason.

    `source` is the file where what is written was read. Without an act the database refuses every write to
    what has a history. An act inside an act stands for itself, unless it is said to be the same; then the
    outer one goes on.
    """
    inside = connection.in_atomic_block
    said = json.dumps(_said(by, reason, source))
    with transaction.atomic():
        with connection.cursor() as cursor:
            before = _current(cursor) if inside else ("", "")
            if before[1] != said:
                _set(cursor, (str(uuid4()), said))
        yield
        if inside and before[1] != said:
            with connection.cursor() as cursor:
                _set(cursor, before)


@contextmanager
def writing(by: User | str, reason: str, *, source: str = "") -> Iterator[None]:
    """The one way in for every writer: alone, and as one act. What it changes can be searched as soon as the
    outermost one ends."""
    outer = _WRITING.get()
    token = _WRITING.set(True)
    try:
        with alone(), acting(by, reason, source=source):
            yield
            if not outer:
                settle()
    finally:
        _WRITING.reset(token)


def _said(by: User | str, reason: str, source: str) -> Mapping[str, object]:
    editor = by.pk if isinstance(by, User) else None
    return {"actor": str(by), "editor": editor, "reason": reason, "source": source}


def _current(cursor: CursorWrapper) -> tuple[str, str]:
    cursor.execute("SELECT current_setting(%s, true), current_setting(%s, true)", CONTEXT)
    identity, metadata = cursor.fetchone()
    return identity or "", metadata or ""


def _set(cursor: CursorWrapper, values: tuple[str, str]) -> None:
    """Until the transaction ends, or until it is undone to where it stood before."""
    pairs = [part for pair in zip(CONTEXT, values, strict=True) for part in pair]
    cursor.execute("SELECT set_config(%s, %s, true), set_config(%s, %s, true)", pairs)

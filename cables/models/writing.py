"""One writer at a time: an ingest's source and an editor's decision never see each other half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from .passages import settle

LOCK = 20_070_614


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that waits for every other one of its kind, in whichever process.

    A source is parsed before and only written inside, so that the wait is some hundredths of a second; in
    return no two writers can deadlock, make the same stub twice or read a correction that is being made.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield
        settle()

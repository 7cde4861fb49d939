"""How searches ask the database: by statements of their own, which may take only so long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from cables.publishing.reading_room import go_in


def rows_of(sql: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters])
        return list(cursor.fetchall())


def parts_of(sql: str, parameters: Iterable[Any], size: int = 500) -> Iterator[list[tuple[Any, ...]]]:
    """The same, so many at a time: of a long answer there need not be all at once in memory."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters])
        while rows := cursor.fetchmany(size):
            yield list(rows)


class TooSlow(OperationalError):
    """A question that takes longer than a reader should wait."""


# The planner does not know that a scan of the table has to fetch every vector: it must use the index.
# Compiling a statement, or starting workers for it, takes longer than any of them.
SETTINGS = """select set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true),
  set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)"""


@contextmanager
def time_limit(milliseconds: int = 1000) -> Iterator[None]:
    """Statements inside that take longer raise TooSlow; nothing else is lost."""
    go_in()
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(SETTINGS, [str(milliseconds)])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise

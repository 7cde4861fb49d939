"""A stamp that every change of what the archive holds replaces, inside the change's own transaction.

Two equal stamps mean the same contents, also after a rollback, a restore or a change to another server: a
stamp is random and never used again. The database's triggers write it, once for each transaction, so that no
way of writing forgets it. Its row is locked until the commit: whoever takes the lock of `writing` takes it
before the first write.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar
from uuid import UUID

from django.db import connection, models

T = TypeVar("T")


class Revision(models.Model):
    """One row, made by the first write."""

    stamp = models.UUIDField()

    def __str__(self) -> str:
        return str(self.stamp)


def current() -> UUID | None:
    """The stamp of what a reader sees now; None where nothing was ever written."""
    return stamp_by("select stamp from cables_revision")


def settled() -> UUID | None:
    """The same; None also in a transaction that has written, which may be rolled back."""
    return stamp_by("select stamp from cables_revision where pg_current_xact_id_if_assigned() is null")


def stamp_by(statement: str) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return row[0] if row else None


def kept_in_a_state(work: Callable[[], T]) -> Callable[[], T]:
    """What costs a look at everything is worked out once in each process, until something changes."""

    @lru_cache(maxsize=1)
    def at(stamp: UUID) -> T:
        return work()

    @wraps(work)
    def answer() -> T:
        stamp = settled()
        return at(stamp) if stamp else work()

    return answer

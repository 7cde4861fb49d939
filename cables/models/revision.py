"""A stamp that every change of what the archive holds replaces, inside the change's own transaction.

Two equal stamps mean the same contents, also after a rollback, a restore or a change to another server: a
stamp is random and never used again. The database's triggers write it, once for each transaction, so that no
way of writing forgets it. Its row is locked until the commit: whoever takes the lock of `writing` takes it
before the first write.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection, models


class Revision(models.Model):
    """One row, made by the first write."""

    stamp = models.UUIDField()

    def __str__(self) -> str:
        return str(self.stamp)


def current() -> UUID | None:
    """The stamp of what a reader sees now; None where nothing was ever written."""
    with connection.cursor() as cursor:
        cursor.execute("select stamp from cables_revision")
        row = cursor.fetchone()
    return row[0] if row else None

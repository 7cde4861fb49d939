"""Pages of a list that is in a total order: a cursor is the place of a page's last row, signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer

from cables.exports import Kind, beyond, loaded, ordered
from cables.search import Filters


class BadCursor(ValueError):
    """A cursor that was not made here, or for another list or order."""


def signer(kind: Kind, filters: Filters) -> Signer:
    """For one kind in one order; which filters are in force does not matter to a place in it."""
    return Signer(salt=f"cursor:{kind.name}:{filters.sort}:{bool(filters.query.clauses)}")


def write(values: Sequence[Any], kind: Kind, filters: Filters) -> str:
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return signer(kind, filters).sign_object(plain, compress=True)


def read(cursor: str, kind: Kind, filters: Filters) -> list[Any]:
    """Raises BadCursor."""
    try:
        values: list[Any] = signer(kind, filters).unsign_object(cursor)
    except (BadSignature, ValueError) as error:
        raise BadCursor from error
    return values


def page(kind: Kind, filters: Filters, cursor: str, limit: int) -> tuple[list[Any], str]:
    """At most `limit` rows after the cursor ("" for the first), and the cursor of the next page or ""."""
    rows, keys = ordered(kind, filters)
    if cursor:
        rows = rows.filter(beyond(keys, read(cursor, kind, filters)))
    found = list(loaded(kind, rows)[: limit + 1])
    if len(found) <= limit:
        return found, ""
    return found[:limit], write([key.of(found[limit - 1]) for key in keys], kind, filters)

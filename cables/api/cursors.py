"""Pages of a list that is in a total order: a cursor is the place of a page's last row, signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

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


class Cut(NamedTuple):
    """A page: its rows, the cursor of the next one or "", and how many rows all pages have."""

    rows: list[Any]
    next: str
    count: int


def page(kind: Kind, filters: Filters, cursor: str, limit: int) -> Cut:
    """At most `limit` rows after the cursor ("" for the first page)."""
    rows, keys = ordered(kind, filters)
    count = rows.count()
    if cursor:
        rows = rows.filter(beyond(keys, read(cursor, kind, filters)))
    found = list(loaded(kind, rows)[: limit + 1])
    if len(found) <= limit:
        return Cut(found, "", count)
    following = write([key.of(found[limit - 1]) for key in keys], kind, filters)
    return Cut(found[:limit], following, count)

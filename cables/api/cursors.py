"""Pages of a list that is in a total order: a cursor is the place of a page's last row, signed.

Anybody can read what is signed. So a cursor holds neither an offset in a text as read nor an id, which would
tell how much is withheld before it: rows that are alike but for these are counted off.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import Q

from cables.exports import Kind, beyond, loaded, ordered
from cables.search import Filters

UNTOLD = {"start", "pk"}


class BadCursor(ValueError):
    """A cursor that was not made here, or for another list or order."""


def signer(kind: Kind, filters: Filters) -> Signer:
    """For one kind in one order; which filters are in force does not matter to a place in it."""
    return Signer(salt=f"cursor:{kind.name}:{filters.sort}:{bool(filters.query.clauses)}")


def write(values: Sequence[Any], kind: Kind, filters: Filters) -> str:
    return signer(kind, filters).sign_object(plain(values), compress=True)


def plain(values: Sequence[Any]) -> list[Any]:
    return [value.isoformat() if isinstance(value, datetime) else value for value in values]


def read_cursor(cursor: str, kind: Kind, filters: Filters) -> list[Any]:
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
    count: int  # type: ignore[assignment]  # of all pages, not of this tuple


def page(kind: Kind, filters: Filters, cursor: str, limit: int) -> Cut:
    """At most `limit` rows after the cursor ("" for the first page)."""
    rows, keys = ordered(kind, filters)
    told = [key for key in keys if key.column not in UNTOLD]
    count = rows.count()
    *place, past = read_cursor(cursor, kind, filters) if cursor else [0]
    if cursor:
        alike = Q(**{key.column: value for key, value in zip(told, place, strict=True)})
        rows = rows.filter(beyond(told, place) | alike)
    found = list(loaded(kind, rows)[past : past + limit + 1])
    if len(found) <= limit:
        return Cut(found, "", count)
    places = [[key.of(row) for key in told] for row in found[:limit]]
    run = sum(1 for _ in takewhile(lambda one: one == places[-1], reversed(places)))
    still = plain(places[-1]) == place and run == limit
    return Cut(found[:limit], write([*places[-1], run + (past if still else 0)], kind, filters), count)

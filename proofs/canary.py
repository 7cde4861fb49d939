"""C2: a random word in every withheld place is in no public response, header, error or line of the log."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client

from cables.publishing.reading_room import reading

from . import Shown
from .archive import TOLD, empty, lift_everything, load
from .crawl import Answer, addresses, answers, ask
from .secrets import digits, marked, token

FORMS = ("/search/?q={}", "/search.json?q={}", "/api/facets?q={}", "/search.atom?q={}", "/?q={}")
ETAG = re.compile(r"\netag: .*")  # of a body that echoes the question
EDITORIAL = ("corrected", "reason", "report", "answer")
NUMBERS = ("phone", "figure")
SELECTABLE = """
select oid::regclass::text from pg_class where relkind in ('r', 'v')
  and relnamespace::regnamespace::text in ('public', 'reading_room') and has_table_privilege(oid, 'select')
"""


def prove(size: int, samples: bool = True, guarded: bool = True) -> Shown:
    """Asked for by name, a withheld word is answered as a word that stands nowhere."""
    empty()
    load(marked, size, samples)
    if not guarded:
        lift_everything()
    words, every = secrets(size), addresses()
    plain = [address for address in every if not named(address, words)]
    with logged() as log:
        found = [hit for answer in answers(plain) for hit in hits(answer, words)]
        asked = [(form.format(word), word) for word in sorted(words) for form in FORMS]
        asked += [(address, word) for address in every for word in named(address, words)]
        found += [f"{address} is told from others" for address, word in asked if confirms(address, word)]
    found += [f"log: {word}" for word in named(log.getvalue(), words)]
    rows = dict(selectable())
    found += [f"{table}: {word}" for table, told in rows.items() for word in named(told, words)]
    count = f"{len(plain) + len(asked):,} addresses and queries and {len(rows)} tables and views"
    return Shown(f"{len(found)} hits of {len(words)} marked words in {count}", found)


def selectable() -> Iterator[tuple[str, str]]:
    """Every row that a fault in a public page could show, by table or view; it goes into the reading room."""
    with reading(), connection.cursor() as cursor:
        cursor.execute(SELECTABLE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"select coalesce(string_agg(t::text, ' '), '') from {table} t")
            yield table, cursor.fetchone()[0].lower()


def secrets(size: int) -> set[str]:
    """The tokens of all places, and the digits of withheld telephone numbers."""
    places = [*(place for place in TOLD if place not in NUMBERS), *EDITORIAL]
    hidden = {token(place, number) for place in places for number in range(0, size, 2)}
    hidden |= {token("email", number) for number in range(size)} | {digits(number) for number in range(size)}
    return hidden | {token(place, size) for place in ("subject", "withdrawn", "cited", "tags")}


def named(text: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word in text.lower()]


def hits(answer: Answer, words: set[str]) -> list[str]:
    return [f"{answer.address}: {word}" for word in named(answer.told.decode("utf-8", "replace"), words)]


def confirms(address: str, word: str) -> bool:
    """Whether the answer differs from the one for a word of that length that stands nowhere."""
    nowhere = "1" * len(word) if word.isdigit() else "qx" + word[:1:-1]
    other = address.replace(word, nowhere).replace(word.upper(), nowhere.upper())
    asked = (ask(Client(), one).told.decode().lower() for one in (address, other))
    mine, theirs = (ETAG.sub("", told) for told in asked)
    return mine.replace(word, "") != theirs.replace(nowhere, "")


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that is logged meanwhile, at every level."""
    lines, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(lines), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.setLevel(level)
        root.removeHandler(handler)

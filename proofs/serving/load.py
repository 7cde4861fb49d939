"""E1 and E2: many readers at once ask for the commonest words, and nothing fails; many ask for what costs
most, each statement is cut, and who reads a cable does not wait for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from urllib.parse import urlencode

from django.db import connection

from benchmarks.archives import load
from benchmarks.cable_texts import COMMON
from benchmarks.clients import ask
from benchmarks.pages import reading_pages, set_in_environment, within
from proofs import Shown

from .failover import ask as ask_once
from .web import GUARDED, UNGUARDED, this_database, web

SECONDS = 20.0
LONGEST, PATIENCE = 1.2, 1.0  # seconds: of a statement of a search; of who reads a cable, 95 of 100 times
BETWEEN = 0.05  # seconds between two looks at what the database works on
WORKING = """select coalesce(max(extract(epoch from clock_timestamp() - query_start)), 0)::float
  from pg_stat_activity where state = 'active' and datname = current_database()
  and query ilike '%cables_passage%' and pid <> pg_backend_pid()"""
# Twenty that read, sort or count the most: words of nearly every paragraph, beginnings, phrases, long chains.
COSTLY = [
    *(f"{one}* {other}*" for one, other in zip("strpc", "aeiou", strict=True)),
    *(f'"{one} {other}"' for one, other in zip(COMMON[:5], COMMON[5:10], strict=True)),
    *(f"-{word}" for word in COMMON[:5]),
    *(" OR ".join(COMMON[start:]) for start in range(5)),
]


def prove_load(size: int, samples: bool, guarded: bool) -> Shown:
    """Sixteen readers of so many cables. Unguarded, nobody may wait for a turn."""
    with set_in_environment(this_database()):
        load(size)
    searches = [("search", f"/search/?{urlencode({'q': word})}") for word in COMMON]
    with web({"PAGE_CACHE_MB": "0"}, settings=GUARDED if guarded else f"{UNGUARDED}_impatient") as place:
        asked = ask(place, [*searches, *reading_pages()[: len(searches)]], SECONDS)
    failed = sum(not one.answered for one in asked)
    figure = f"{len(asked):,} pages in {SECONDS:.0f} s, 95% within {within(asked):.0f} ms, {failed} failed"
    return Shown(figure, [f"{failed} failed or took more than ten seconds"] if failed else [])


def prove_slow_queries(size: int, samples: bool, guarded: bool) -> Shown:
    """Sixteen clients ask for what costs most. Unguarded, they do not take turns and are not cut."""
    with set_in_environment(this_database()):
        load(size)
    searches = [("costly", f"/search/?{urlencode({'q': asked})}") for asked in COSTLY]
    cables = [path for _, path in reading_pages()]
    with (
        web({"PAGE_CACHE_MB": "0"}, settings=GUARDED if guarded else UNGUARDED) as place,
        longest_statement() as longest,
        probing(place, cables) as waited,
    ):
        costly = ask(place, searches, SECONDS)
    slowest, patient = max(longest), sorted(waited)[len(waited) * 95 // 100]
    answered = sum(one.answered for one in costly)
    against = [f"a statement took {slowest:.1f} s"] if not 0 < slowest <= LONGEST else []
    against += [f"who read a cable waited {patient:.1f} s"] if patient > PATIENCE else []
    against += [] if answered else ["no costly search was answered"]
    figure = (
        f"{len(costly)} costly searches, {answered} answered; longest statement {slowest:.2f} s;"
        f" {len(waited)} cables meanwhile, 95% within {patient * 1000:.0f} ms, all within"
        f" {max(waited) * 1000:.0f}"
    )
    return Shown(figure, against)


@contextmanager
def longest_statement() -> Iterator[list[float]]:
    """While it lasts, the age of the oldest statement of a search that the database works on."""
    found, over = [0.0], Event()

    def look() -> None:
        with connection.cursor() as cursor:
            while not over.is_set():
                cursor.execute(WORKING)
                found.append(cursor.fetchone()[0])
                time.sleep(BETWEEN)
        connection.close()

    with at_once(look, over):
        yield found


@contextmanager
def probing(place: tuple[str, int], cables: list[str]) -> Iterator[list[float]]:
    """While it lasts, one reader opens one cable after the other; how many seconds each took."""
    waited, over = list[float](), Event()

    def read() -> None:
        for number in range(1_000_000):
            if over.is_set():
                return
            begun = time.monotonic()
            answer = ask_once(place, cables[number % len(cables)])
            waited.append(time.monotonic() - begun if answer.status == 200 else 60.0)
            time.sleep(BETWEEN)

    with at_once(read, over):
        yield waited


@contextmanager
def at_once(work: Callable[[], None], over: Event) -> Iterator[None]:
    """While it lasts, `work` is done beside it, until it is `over`."""
    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()

"""Readers of the archive over loopback, in processes of their own: they know nothing of Django."""

from __future__ import annotations

import http.client
import multiprocessing
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import NamedTuple

CLIENTS, PROCESSES = 16, 2
Headers = dict[str, str]
BROWSER = {"Accept-Encoding": "gzip", "User-Agent": "benchmark"}
PLAIN = {"Accept-Encoding": "identity", "User-Agent": "benchmark"}
TIMEOUT_SECONDS = 10


class Asked(NamedTuple):
    """One request: what kind of page it was for, how long it took in ms, the bytes that came, whether it was
    answered."""

    kind: str
    took: float
    size: int
    answered: bool


def ask(
    place: tuple[str, int], addresses: Sequence[tuple[str, str]], seconds: float, pause: float = 0
) -> list[Asked]:
    """Sixteen readers at once ask for addresses (kind, path) by chance, for so many seconds; each waits for
    `pause` seconds before it asks again."""
    context = multiprocessing.get_context("spawn")
    parts = [(place, addresses, seconds, pause, CLIENTS // PROCESSES, seed) for seed in range(PROCESSES)]
    with context.Pool(PROCESSES) as pool:
        return [asked for part in pool.starmap(some_readers, parts, chunksize=1) for asked in part]


def some_readers(
    place: tuple[str, int],
    addresses: Sequence[tuple[str, str]],
    seconds: float,
    pause: float,
    readers: int,
    seed: int,
) -> list[Asked]:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers) as threads:
        seeds = [seed * readers + number for number in range(readers)]
        parts = threads.map(lambda own: reader(place, addresses, until, pause, own), seeds)
        return [asked for part in parts for asked in part]


def reader(
    place: tuple[str, int], addresses: Sequence[tuple[str, str]], until: float, pause: float, seed: int
) -> list[Asked]:
    dice, asked = random.Random(seed), list[Asked]()
    with closing(http.client.HTTPConnection(*place, timeout=TIMEOUT_SECONDS)) as connection:
        while time.monotonic() < until:
            asked.append(one(connection, *dice.choice(addresses)))
            time.sleep(pause)
    return asked


def in_turn(
    place: tuple[str, int], addresses: Sequence[tuple[str, str]], rounds: int, headers: Headers = BROWSER
) -> list[Asked]:
    """One reader asks for one address after the other, in so many rounds."""
    with closing(http.client.HTTPConnection(*place, timeout=TIMEOUT_SECONDS)) as connection:
        return [one(connection, *address, headers) for _ in range(rounds) for address in addresses]


def one(connection: http.client.HTTPConnection, kind: str, path: str, headers: Headers = BROWSER) -> Asked:
    begun, size, answered = time.perf_counter(), 0, False
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        size = len(answer.read())
        answered = bool(size) and answer.status == 200
    except (OSError, http.client.HTTPException):
        connection.close()
    return Asked(kind, (time.perf_counter() - begun) * 1000, size, answered)

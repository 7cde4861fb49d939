"""Readers of the archive over loopback, in processes of their own: they know nothing of Django."""

from __future__ import annotations

import http.client
import multiprocessing
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

CLIENTS, PROCESSES = 16, 2
HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "benchmark"}
TIMEOUT_SECONDS = 10


class Asked(NamedTuple):
    """One request: what kind of page it was for, how long it took in ms, whether it was answered."""

    kind: str
    took: float
    answered: bool


def ask(place: tuple[str, int], addresses: Sequence[tuple[str, str]], seconds: float) -> list[Asked]:
    """Sixteen readers at once ask for addresses (kind, path) by chance, for so many seconds."""
    context = multiprocessing.get_context("spawn")
    parts = [(place, addresses, seconds, CLIENTS // PROCESSES, seed) for seed in range(PROCESSES)]
    with context.Pool(PROCESSES) as pool:
        return [asked for part in pool.starmap(some_readers, parts, chunksize=1) for asked in part]


def some_readers(
    place: tuple[str, int], addresses: Sequence[tuple[str, str]], seconds: float, readers: int, seed: int
) -> list[Asked]:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers) as threads:
        seeds = [seed * readers + number for number in range(readers)]
        parts = threads.map(lambda own: reader(place, addresses, until, own), seeds)
        return [asked for part in parts for asked in part]


def reader(
    place: tuple[str, int], addresses: Sequence[tuple[str, str]], until: float, seed: int
) -> list[Asked]:
    dice, asked = random.Random(seed), list[Asked]()
    connection = http.client.HTTPConnection(*place, timeout=TIMEOUT_SECONDS)
    while time.monotonic() < until:
        asked.append(one(connection, *dice.choice(addresses)))
    connection.close()
    return asked


def one(connection: http.client.HTTPConnection, kind: str, path: str) -> Asked:
    begun = time.perf_counter()
    try:
        connection.request("GET", path, headers=HEADERS)
        answer = connection.getresponse()
        answered = bool(answer.read()) and answer.status == 200
    except (OSError, http.client.HTTPException):
        answered = False
        connection.close()
    return Asked(kind, (time.perf_counter() - begun) * 1000, answered)

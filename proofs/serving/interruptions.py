"""Web processes that are replaced fail no request, and a database that is away costs readers a page that says
so at once, until it is back."""

from __future__ import annotations

import os
import signal
import time
from contextlib import ExitStack
from itertools import pairwise

from archive.database import gone_afterwards
from benchmarks.pages import server, set_in_environment
from proofs import Shown

from .failover import Asked, a_cluster, fill, reading

BETWEEN = 1.5  # seconds after which the next processes have taken over
AWAY = 3.0  # seconds for each time that processes are replaced
BACK, AT_ONCE = 2.0, 2.0  # seconds in which pages, or the page that says so, have to come


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many times all web processes are replaced under load, then the database is away for three times as
    many seconds. Without the guard they are killed instead of told to end."""
    against = list[str]()
    with ExitStack() as stack:
        cluster = stack.enter_context(gone_afterwards(a_cluster("one")))
        cluster.start()
        fill(cluster)
        stack.enter_context(set_in_environment({"DATABASE_URL": cluster.url()}))
        place, workers = stack.enter_context(server(PAGE_CACHE_MB="0"))
        with reading(place) as replaced:
            for _ in range(size):
                for process in workers() if not guarded else [workers()[0].parent()]:
                    os.kill(process.pid, signal.SIGHUP if guarded else signal.SIGKILL)
                time.sleep(BETWEEN)
        with reading(place) as asked:
            cluster.stop()
            gone = time.monotonic()
            time.sleep(AWAY * size)
            cluster.start()
            there = time.monotonic()
            time.sleep(2 * BACK)
    failed = [one for one in replaced if one.status != 200]
    against += [f"{one.path}: status {one.status} while processes were replaced" for one in failed]
    meanwhile = [one for one in asked if gone < one.at < there]
    against += [
        f"{one.path}: status {one.status} while the database was away"
        for one in meanwhile
        if one.status != 503
    ]
    slowest = longest_silence(meanwhile)
    back = max((one.at for one in asked if one.status != 200), default=there) - there
    against += [f"no answer for {slowest:.1f} s while the database was away"] if slowest > AT_ONCE else []
    against += [f"no page until {back:.1f} s after the database was back"] if back > BACK else []
    figure = (
        f"{size} times replaced, {len(failed)} of {len(replaced)} requests failed; database away for"
        f" {AWAY * size:.0f} s: {len(meanwhile)} times 503, at most {slowest:.1f} s without an answer, pages"
        f" {back:.1f} s after it was back"
    )
    return Shown(figure, against)


def longest_silence(asked: list[Asked]) -> float:
    times = sorted(one.at for one in asked)
    return max((later - before for before, later in pairwise(times)), default=60.0)

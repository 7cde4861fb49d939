"""All that searches read built anew in place, by every core, while the site answers from what is there."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction

from archive.upkeep.versions import unfit
from cables.models import Cable, Stale

from .passages import CHUNK, build, tidy

# Kilobytes of new entries that the index keeps aside: sorted in by the thousand they cost a third. A search
# reads through them meanwhile, which takes some hundredths of a second.
ASIDE, USUALLY = 16_384, 256


def rebuild(
    cables: Sequence[int] | None = None, say: Callable[[int, int], None] = lambda done, whole: None
) -> int:
    """Build the passages of these cables, by default of all, and tell how many are done. How many there
    were. No transaction may be open."""
    if cables is None:
        cables = list(Cable.objects.order_by("pk").values_list("pk", flat=True))
    with roomy():
        for done in built(cables):
            say(done, len(cables))
    tidy()
    return len(cables)


def built(cables: Sequence[int]) -> Iterator[int]:
    """Build these by every core; how many are done, chunk by chunk."""
    chunks = [list(cables[at : at + CHUNK]) for at in range(0, len(cables), CHUNK)]
    connections.close_all()  # a process that is forked must not use it too
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count() or 1, context, _begin_anew) as pool:
        done = 0
        for number in pool.map(_build, chunks):
            done += number
            yield done


def _begin_anew() -> None:
    """A process that was forked has connections of its own. Which ones a thread has depends on whether an
    event loop runs in it, and in a fork none does: there may be others than those that were closed."""
    for inherited in connections.all(initialized_only=True):
        del connections[inherited.alias]


def _build(cables: list[int]) -> int:
    with transaction.atomic():
        Stale.objects.filter(pk__in=cables).delete()
        build(cables)
    return len(cables)


def settle_migrated(plan: Sequence[tuple[object, bool]] = (), **sent: Any) -> None:
    """After `migrate`, so that no reader waits for what it has touched: once every migration is there."""
    if plan and not any(backwards for _, backwards in plan):
        rebuild_stale()


def rebuild_stale() -> None:
    """What waits to be made searchable; nothing where tables have still to be made."""
    if not unfit() and (stale := list(Stale.objects.order_by("pk").values_list("pk", flat=True))):
        rebuild(stale)


@contextmanager
def roomy() -> Iterator[None]:
    """The index keeps more aside; at the end it is as it was."""
    _keep_aside(ASIDE)
    try:
        yield
    finally:
        _keep_aside(USUALLY)


def _keep_aside(kilobytes: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"alter index passage_search set (gin_pending_list_limit = {kilobytes})")

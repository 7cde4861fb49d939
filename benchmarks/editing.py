"""An editor at work while readers read: one act after the other, each of which changes the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.contrib.auth import get_user_model
from django.db import connection

from cables.deciding.correcting import correct
from cables.models import Statistic

EVERY = 2.0  # seconds


@contextmanager
def editing() -> Iterator[list[int]]:
    """While it lasts, a figure is confirmed every two seconds; the list holds those that were."""
    confirmed, over = list[int](), Event()
    figures = list(Statistic.objects.facts().order_by("pk").values_list("pk", flat=True)[:1000])

    def work() -> None:
        editor = get_user_model().objects.get_or_create(username="benchmark")[0]
        for number in figures:
            if over.wait(EVERY):
                break
            figure = Statistic.objects.get(pk=number)
            correct(figure, "review", "confirmed", reason="measured", editor=editor)
            confirmed.append(number)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    try:
        yield confirmed
    finally:
        over.set()
        thread.join()

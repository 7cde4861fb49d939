"""A database of its own for a run: never the archive's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, connections

from archive.database import temporary
from archive.settings import database


@contextmanager
def empty_database() -> Iterator[None]:
    """A cluster that is gone afterwards, with every table and nothing in them; threads see it too."""
    settings = connections.settings["default"]
    before = dict(settings)
    with temporary() as cluster:
        connection.close()
        try:
            _point_to(settings | database(cluster.url()))
            call_command("migrate", verbosity=0)
            yield
        finally:
            connection.close()
            _point_to(before)


def _point_to(settings: dict[str, object]) -> None:
    connections.settings["default"].update(settings)
    connection.settings_dict.update(settings)

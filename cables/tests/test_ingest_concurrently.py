"""Several processes that load the same files at once leave what one of them would have left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connections

from cables.ingest import State, ingest_paths
from cables.models import Cable, Source

from . import world
from .digest import digest

PROCESSES = 4


@pytest.mark.django_db(transaction=True)
def test_four_processes_that_load_one_folder_leave_what_one_leaves(tmp_path: Path) -> None:
    for number in range(612, 618):
        references = f"07 PORT LISSE {number + 1}"
        (tmp_path / f"{number}.txt").write_bytes(world.text(number=number, references=references))
    (tmp_path / "copy.txt").write_bytes(world.text(world.BODY[:300]))
    connections.close_all()
    children = [_load_in_child(tmp_path) for _ in range(PROCESSES)]
    statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert statuses == [0] * PROCESSES
    assert Source.objects.count() == 7
    assert Cable.objects.filter(held=True).count() == 6
    together = digest()
    _forget_everything()
    assert {outcome.state for outcome in ingest_paths([tmp_path])} <= {State.CREATED, State.UPDATED}
    assert digest() == together


def _load_in_child(folder: Path) -> int:
    """A process that loads the folder; it ends with 1 if anything was rejected or raised."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        status = int(any(outcome.state is State.REJECTED for outcome in ingest_paths([folder])))
    finally:
        os._exit(status)


def _forget_everything() -> None:
    from django.apps import apps

    with connections["default"].cursor() as cursor:
        tables = ", ".join(model._meta.db_table for model in apps.get_app_config("cables").get_models())
        cursor.execute(f"TRUNCATE {tables} CASCADE")

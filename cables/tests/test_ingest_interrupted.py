"""A run that is killed, or whose database goes away, has lost nothing: the next one goes on from there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from archive.paths import ROOT
from archive.tests.conftest import surroundings
from cables.ingest import State, ingest_paths, loading, organizations
from cables.models import Cable, Organization, Pending

from . import world

committing = pytest.mark.django_db(transaction=True)


@committing
def test_names_that_a_killed_run_left_undone_are_given_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(organizations, "refresh", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            world.load()
    right = set(Organization.objects.values_list("name", flat=True))
    with world.by_hand():
        Organization.objects.filter(name__endswith="Foundation").update(name="misread")
    assert Pending.objects.exists()
    assert world.load().state is State.UNCHANGED
    assert set(Organization.objects.values_list("name", flat=True)) == right
    assert not Pending.objects.exists()


@committing
def test_after_a_run_nothing_is_pending_and_one_without_change_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world.load()
    assert not Pending.objects.exists()
    monkeypatch.setattr(organizations, "refresh", lambda: pytest.fail("there was nothing to do"))
    assert world.load().state is State.UNCHANGED


def failing(times: int, error: type[psycopg.Error]) -> Callable[..., Any]:
    """The work on a source, which fails so many times for the database's sake."""
    left, work = [times], loading._store

    def store(received: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise OperationalError("server closed the connection unexpectedly\n\tThis probably") from error()
        return work(received)

    return store


AWAY = [psycopg.OperationalError, psycopg.errors.AdminShutdown, psycopg.errors.DiskFull]


@committing
@pytest.mark.parametrize("error", AWAY)
def test_a_database_that_is_away_for_a_moment_costs_nothing(
    error: type[psycopg.Error], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(loading, "sleep", waited.append)
    monkeypatch.setattr(loading, "_store", failing(3, error))
    assert world.load().state is State.CREATED
    assert waited == list(loading.WAITS[:3])


@committing
@pytest.mark.parametrize("error", AWAY)
def test_a_database_that_stays_away_ends_the_run_with_one_line(
    error: type[psycopg.Error], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    for number in range(612, 616):
        (tmp_path / f"{number}.txt").write_bytes(world.text(number=number))
    done, work, broken = [0], loading._store, failing(99, error)

    def store(received: Any) -> Any:
        done[0] += 1
        return work(received) if done[0] <= 2 else broken(received)

    monkeypatch.setattr(loading, "sleep", lambda seconds: None)
    monkeypatch.setattr(loading, "_store", store)
    with pytest.raises(SystemExit) as stop:
        call_command("ingest", str(tmp_path))
    told = capsys.readouterr()
    assert told.out.strip() == "2 created, 0 updated, 0 unchanged, 0 rejected"
    assert stop.value.code == (
        "The database went away: server closed the connection unexpectedly."
        " Run the same again: it goes on from here."
    )
    assert told.err == ""
    monkeypatch.setattr(loading, "_store", work)
    assert [outcome.state for outcome in ingest_paths([tmp_path])].count(State.CREATED) == 2
    assert not Pending.objects.exists()


@committing
def test_what_a_source_itself_makes_fail_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "sleep", lambda seconds: pytest.fail("waited"))
    monkeypatch.setattr(loading, "_store", failing(1, psycopg.errors.ProgramLimitExceeded))
    assert world.load().state is State.REJECTED
    assert world.load().state is State.CREATED


@committing
def test_a_connection_that_was_cut_in_mid_work_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    work, cut = loading._store, [False]

    def store(received: Any) -> Any:
        if not cut[0]:
            cut[0] = True
            with connection.cursor() as cursor:
                cursor.execute("select pg_terminate_backend(pg_backend_pid())")
        return work(received)

    monkeypatch.setattr(loading, "sleep", lambda seconds: None)
    monkeypatch.setattr(loading, "_store", store)
    assert world.load().state is State.CREATED
    assert Cable.objects.filter(held=True).count() == 1


@pytest.mark.parametrize("command", ["verify", "ingest", "migrate", "createsuperuser", "showmigrations"])
def test_each_command_without_a_database_says_so_in_one_line(command: str, tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    told = subprocess.run(
        [sys.executable, ROOT / "manage.py", command, *([str(tmp_path)] if command == "ingest" else [])],
        env=surroundings(tmp_path, DATABASE_URL=nowhere, ARCHIVE_BOOTSTRAP="0"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1, told.stderr
    assert "The database" in told.stderr

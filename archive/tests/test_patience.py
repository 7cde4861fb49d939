"""A database that says nothing is not waited for without end."""

from __future__ import annotations

import os
import time

import psycopg
import pytest
from django.db import connection
from django.test import Client

from archive.patience import Connection, patience
from archive.upkeep import versions
from cables.views import front


def test_an_answer_that_does_not_come_is_given_up_and_so_is_the_connection(django_db_setup: None) -> None:
    with Connection.connect(os.environ["DATABASE_URL"]) as silent:
        begun = time.monotonic()
        with patience(0.2), pytest.raises(psycopg.OperationalError, match=r"no answer in 0\.2 seconds"):
            silent.execute("select pg_sleep(30)")
        assert time.monotonic() - begun < 5
        assert silent.closed


def test_an_answer_that_comes_in_time_is_taken(django_db_setup: None) -> None:
    with Connection.connect(os.environ["DATABASE_URL"]) as quick, patience(20):
        assert quick.execute("select 1 from pg_sleep(0.2)").fetchone() == (1,)


@pytest.mark.django_db
def test_a_database_of_this_version_is_ready(client: Client) -> None:
    assert client.get("/readyz").content == b"ready\n"


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_not_served(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('cables', '9999_tomorrow', now())"
        )
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "newer version of the archive (9999_tomorrow)" in answer.content.decode()
    assert "9999_tomorrow" in versions.newer()
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'cables' and name = '0015_told_by_itself'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "lacks: 1." in answer.content.decode()


@pytest.mark.django_db
def test_an_error_of_the_driver_that_django_does_not_translate_is_a_database_that_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise psycopg.OperationalError("the connection is lost")

    client.raise_request_exception = False
    monkeypatch.setattr(front, "counts", lost)
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")

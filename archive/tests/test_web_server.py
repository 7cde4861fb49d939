"""What gunicorn runs: nothing asked of the database before it forks, and a calm page when that is away."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from archive.paths import ROOT


def test_no_query_runs_before_the_server_forks() -> None:
    ask = (
        "from archive.wsgi import application; from django.db import connections;"
        "print([c.connection for c in connections.all()], [c.pool for c in []])"
    )
    environment = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert said.stdout.startswith("[None]"), said.stderr


@pytest.mark.parametrize("path", ["/healthz", "/admin/login/"])
def test_a_database_that_is_away_gives_503_and_when_to_come_back(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*arguments: Any, **options: Any) -> None:
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", away)
    client = Client(raise_request_exception=False, headers={"Cookie": "sessionid=" + "a" * 32})
    answer = client.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_a_fault_of_our_own_is_still_500(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any, **options: Any) -> None:
        raise ValueError

    monkeypatch.setattr(connection, "cursor", broken)
    assert Client(raise_request_exception=False).get("/healthz").status_code == 500


@pytest.mark.django_db
def test_every_answer_carries_the_policy() -> None:
    answer = Client().get("/help/")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.cookies.output() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "web", "10.0.0.7", "no host at all"])
def test_a_supervisor_is_answered_under_whatever_name_it_asks(host: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["cables.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/healthz", headers={"host": host}).status_code == 200
    assert Client().get("/help/", headers={"host": host}).status_code == 400

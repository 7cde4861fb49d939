"""Costly requests take turns; who reads a cable never waits for them."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from django.test import Client

from archive.middleware.turns import COSTLY, FILES, KINDS
from cables.tests import world

pytestmark = pytest.mark.django_db
FILE = "/search.csv?country=XE"


@pytest.fixture(autouse=True)
def _cable() -> None:
    world.load()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in KINDS:
        kind.begin()
        monkeypatch.setattr(kind, "seconds", 0.05)


def _taken(kind: Any) -> list[Any]:
    return [kind.take() for _ in range(kind.at_once)]


def test_while_a_file_is_made_another_is_told_to_come_back_and_cables_are_read(client: Client) -> None:
    _taken(FILES)
    told = client.get(FILE)
    assert (told.status_code, int(told["Retry-After"]) > 0) == (503, True)
    assert "Others are downloading" in told.content.decode()
    assert client.get("/cables/07PORTLISSE612/").status_code == 200
    assert client.get("/search/?q=averna").status_code == 200


def test_a_file_gives_its_turn_back_when_it_was_read(client: Client) -> None:
    for _ in range(3):
        answer = client.get(FILE)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_a_file_gives_its_turn_back_when_nobody_reads_it_to_its_end(client: Client) -> None:
    for _ in range(3):
        answer = client.get(FILE)
        assert next(iter(answer.streaming_content))  # type: ignore[arg-type]
        answer._iterator.close()  # type: ignore[attr-defined]


def test_a_file_that_is_refused_gives_its_turn_back(client: Client) -> None:
    for _ in range(3):
        assert client.get("/search.csv?country=nowhere").status_code == 400


def test_a_search_waits_for_its_turn(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(COSTLY, "seconds", 10)
    first, *_ = _taken(COSTLY)
    ending = Thread(target=first.end)
    ending.start()
    assert client.get("/search/?q=averna").status_code == 200
    ending.join()


def test_a_search_that_waits_in_vain_is_told_to_come_back(client: Client) -> None:
    _taken(COSTLY)
    page = client.get("/search/?q=averna")
    assert page.status_code == 503
    assert "Many readers are searching" in page.content.decode()
    answer = client.get("/api/paragraphs?q=averna")
    assert (answer.status_code, "busy" in answer.json()["error"]) == (503, True)
    assert client.get("/api/cables/07PORTLISSE612").status_code in (200, 503)
    assert client.get("/cables/07PORTLISSE612/").status_code == 200
    assert client.get("/search/?country=XE").status_code == 200


def test_who_comes_when_all_places_are_taken_does_not_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COSTLY, "seconds", 60)
    _taken(COSTLY)
    for _ in range(COSTLY.waiting):
        COSTLY.places.acquire()
    assert client.get("/search/?q=averna").status_code == 503


def test_a_turn_is_given_back_once() -> None:
    turn = FILES.take()
    assert turn
    turn.end()
    turn.end()
    assert FILES.take()
    assert FILES.take() is None


def test_some_threads_are_left_for_who_reads_a_cable(settings: Any) -> None:
    assert sum(kind.at_once + kind.waiting for kind in KINDS) < settings.WEB_THREADS

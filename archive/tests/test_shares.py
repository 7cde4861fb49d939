"""What one address may ask of searches and files in a minute, whichever web process answers."""

from __future__ import annotations

import http.client
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client, RequestFactory

from archive.middleware import shares
from archive.proxies import client_address
from archive.tests.conftest import Running

ONE, OTHER = "8.8.4.4", "9.9.9.9"
SEARCH = "/search/?q=averna"


@pytest.fixture(autouse=True)
def _little(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.COSTLY_A_MINUTE = 20
    monkeypatch.setattr(shares, "SHARES", shares.Shares())


def _asked(client: Client, path: str, address: str, times: int) -> list[int]:
    return [client.get(path, REMOTE_ADDR=address).status_code for _ in range(times)]


@pytest.mark.django_db
def test_who_asks_for_more_than_a_share_is_told_when_to_go_on_and_others_are_answered(client: Client) -> None:
    assert _asked(client, SEARCH, ONE, 22) == [200] * 20 + [429] * 2
    told = client.get(SEARCH, REMOTE_ADDR=ONE)
    assert 1 <= int(told["Retry-After"]) <= 4
    assert "try again in" in told.content.decode()
    assert "asked for much" in client.get("/api/paragraphs?q=averna", REMOTE_ADDR=ONE).json()["error"]
    assert _asked(client, SEARCH, OTHER, 1) == [200]
    assert _asked(client, "/help/", ONE, 3) == [200] * 3


@pytest.mark.django_db
def test_a_file_counts_as_ten_pages(client: Client) -> None:
    assert _asked(client, "/search.csv?q=averna", ONE, 3) == [200, 200, 429]


@pytest.mark.django_db
def test_nobody_is_limited_where_the_address_is_no_ones_in_particular(client: Client, settings: Any) -> None:
    for address in ("127.0.0.1", "10.1.2.3", "fd00::1"):
        assert _asked(client, SEARCH, address, 25) == [200] * 25
    settings.COSTLY_A_MINUTE = 0
    assert _asked(client, SEARCH, ONE, 25) == [200] * 25


def test_a_share_grows_again_with_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(shares.time, "monotonic", lambda: clock[0])
    mine = shares.Shares()
    assert [mine.take(b"one", 1, 60) for _ in range(60)] == [0.0] * 60
    assert mine.take(b"one", 1, 60) == pytest.approx(1.0)
    clock[0] += 5
    assert [bool(mine.take(b"one", 1, 60)) for _ in range(6)] == [False] * 5 + [True]


def test_one_request_is_answered_however_costly_it_is() -> None:
    mine = shares.Shares()
    assert mine.take(b"one", 10, 3) == 0.0
    assert mine.take(b"one", 10, 3) > 60


def test_a_holder_of_ipv6_has_one_share_for_all_addresses() -> None:
    def holder(address: str) -> bytes:
        return shares.holder(RequestFactory().get("/", REMOTE_ADDR=address))

    assert holder("2a00:1450:4001:81b::1") == holder("2a00:1450:4001:81b:ffff::2") != b""
    assert holder("2a00:1450:4001:81b::1") != holder("2a00:1450:4001:81c::1")
    assert holder("::ffff:8.8.4.4") == holder("8.8.4.4")
    assert holder("") == holder("nonsense") == holder("127.0.0.1") == b""


@pytest.mark.parametrize(
    ("proxies", "said", "seen"),
    [
        (0, "9.9.9.9", "10.0.0.1"),
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "1.1.1.1, 9.9.9.9", "9.9.9.9"),
        (2, "1.1.1.1, 9.9.9.9, 10.0.0.2", "9.9.9.9"),
        (2, "10.0.0.2", "10.0.0.1"),
        (1, "nonsense", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_who_asks_is_whom_the_outermost_proxy_saw(settings: Any, proxies: int, said: str, seen: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    asked = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=said)
    assert client_address(asked) == seen


def _use_up(mine: shares.Shares) -> None:
    while not mine.take(b"one", 1, 60):
        pass


def test_what_one_process_was_asked_counts_in_all() -> None:
    mine = shares.Shares()
    other = get_context("fork").Process(target=_use_up, args=(mine,))
    other.start()
    other.join()
    assert mine.take(b"one", 1, 60) > 0


def test_both_web_processes_of_a_server_count_together(copied_state: Path) -> None:
    running = Running(
        copied_state, "up", PORT="0", TRUSTED_PROXIES="1", COSTLY_A_MINUTE="12", PAGE_CACHE_MB="0"
    )
    try:
        place = urlsplit(running.address)
        statuses = []
        for _ in range(24):
            connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
            connection.request("GET", SEARCH, headers={"X-Forwarded-For": ONE})
            statuses.append(connection.getresponse().status)
            connection.close()
        assert set(statuses) == {200, 429}
        assert 12 <= statuses.count(200) <= 16
    finally:
        assert running.end() == []

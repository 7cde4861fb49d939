"""What one reader sends never changes what the next one gets, nor is it written down: over real HTTP, raw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.tests.conftest import Running
from proofs.strangers import log_lines
from proofs.strangers.log_lines import CANARY, RAW

PAGES = ["/organizations/", "/help/"]
# What gunicorn, Django or one of the middleware reads, and what their like read elsewhere.
FORGED = [
    *("SCRIPT_NAME: /organizations", "Script-Name: /organizations", "script_name: /evil", "SCRIPT_NAME: /"),
    *("PATH_INFO: /help/", "Path-Info: /help/", "QUERY_STRING: q=none", "REQUEST_METHOD: POST"),
    *("REMOTE_ADDR: 6.6.6.6", "REMOTE_USER: editor", "Remote-User: editor", "HTTP_HOST: evil.example"),
    *(
        "wsgi.url_scheme: https",
        "SERVER_NAME: evil.example",
        "SERVER_PORT: 1",
        "X-Script-Name: /evil",
        "script_name: /evil",
        "SCRIPT_NAME: /",
    ),
    *(
        "X-Forwarded-Proto: https",
        "X-FORWARDED-PROTOCOL: ssl",
        "X-Forwarded-SSL: on",
        "X_FORWARDED_PROTO: https",
    ),
    *("x-forwarded-proto: https", "X-Forwarded-Proto: https\r\nX-Forwarded-Proto: http"),
    *("X-Forwarded-Host: evil.example", "X-Forwarded-Server: evil.example", "X-Forwarded-Port: 1"),
    *("X-Forwarded-Prefix: /evil", "X-Forwarded-For: 6.6.6.6", "Forwarded: for=6.6.6.6;host=evil.example"),
    *(
        "X-Real-IP: 6.6.6.6",
        "X-Original-URL: /help/",
        "X-Rewrite-URL: /help/",
        "X-Http-Method-Override: POST",
    ),
    *("HX-Request: true", "HX-Request: false", "HX-Boosted: true", "HX-Current-URL: http://evil.example/"),
    *("HX-Target: results-page", "HX-History-Restore-Request: true", "HX-Prompt: x", "HX_REQUEST: true"),
    *(
        "Accept: application/json",
        "Accept-Language: de",
        "Accept-Encoding: gzip",
        "Accept-Encoding: br;q=1, *;q=0",
    ),
    *("Accept-Charset: utf-16", "Range: bytes=0-3", "If-Range: x", "If-Match: x", "If-None-Match: *"),
    *(
        "If-Modified-Since: Sat, 28 Nov 2099 00:00:00 GMT",
        "If-Unmodified-Since: Sat, 28 Nov 1999 00:00:00 GMT",
    ),
    *(
        "Cookie: sessionid=x",
        "cookie: csrftoken=x; messages=x",
        "Authorization: Basic eDp5",
        "Referer: http://evil/",
    ),
    *("Origin: null", "User-Agent: x", "X-CSRFToken: x", "X-Requested-With: XMLHttpRequest", "DNT: 1"),
    *(
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 0",
        "Expect: 100-continue",
        "TE: gzip",
    ),
    *(
        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
        "Via: 1.1 x",
    ),
    *("Cache-Control: no-store", "Pragma: no-cache", "X-Request-ID: x", "Connection: close", "Trailer: x"),
]


def ask(running: Running, request: str) -> bytes:
    host, port = running.address.removeprefix("http://").split(":")
    return log_lines.ask((host, int(port)), request)


def get(running: Running, path: str, header: str = "") -> bytes:
    return ask(
        running,
        f"GET {path} HTTP/1.1\r\nHost: HERE\r\n{header}\r\n"
        if header
        else f"GET {path} HTTP/1.1\r\nHost: HERE\r\n",
    )


def compared(answer: bytes) -> bytes:
    """Less what tells one time or one address from another."""
    return re.sub(rb"\r\n(?:Date|ETag|Content-Length): [^\r]{1,80}|unseen=\d{1,3}", b"", answer)


@pytest.fixture(scope="module", params=["24", "0"], ids=["with the page cache", "without"])
def running(request: pytest.FixtureRequest, used_state: Path) -> Iterator[Running]:
    """One process, so that the next reader meets what the first one left; it writes down all that it may."""
    loud = {"LOG_LEVEL": "DEBUG", "ACCESS_LOG": "1"}
    server = Running(used_state, "up", PORT="0", WEB_WORKERS="1", PAGE_CACHE_MB=request.param, **loud)
    yield server
    assert server.end() == []


def test_no_header_changes_what_the_next_reader_gets(running: Running) -> None:
    wrong = []
    expected = {path: compared(get(running, f"{path}?unseen=999")) for path in PAGES}
    for number, header in enumerate(FORGED):
        for path in PAGES:
            unseen = f"{path}?unseen={number}"
            first = get(running, unseen, header)  # nothing is kept for this address yet
            assert re.match(rb"HTTP/1.1 [1-4]", first), (header, unseen, first)
            if {compared(get(running, unseen)) for _ in range(2)} != {expected[path]}:
                wrong.append((header, path))
    assert wrong == []


@pytest.mark.parametrize("letters", ["café", "é", "日本", "a\u200bb"])
def test_letters_that_were_not_encoded_are_answered(running: Running, letters: str) -> None:
    answer = get(running, f"/search/?q={letters}")
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    assert f'value="{letters}"'.encode() in answer
    assert get(running, f"/{letters}/").startswith(b"HTTP/1.1 404")


def test_nothing_of_any_request_is_written_down(running: Running, used_state: Path) -> None:
    statuses = [ask(running, request)[9:12].decode() for request in RAW]
    assert not {status for status in statuses if status[:1] not in set("234")} - {"501"}, statuses
    assert {"200", "400", "403", "414", "431"} <= set(statuses)
    running.wait_for("A request was refused: LimitRequestLine")
    running.wait_for("django.security.csrf")
    assert "DisallowedHost" not in running.output  # whoever scans the net asks under a wrong name
    written = running.output + "".join(file.read_text(errors="replace") for file in used_state.glob("*.log"))
    told = [line for line in written.splitlines() if CANARY.lower() in line.lower() or "6.6.6.6" in line]
    assert told == []
    assert not [
        line for line in written.splitlines() if "127.0.0.1" in line and "The archive runs" not in line
    ]

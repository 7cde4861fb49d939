"""E11: nothing of who asked for what is written down: no query, no address, no cookie, however it is sent,
and whatever goes wrong."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle, islice
from pathlib import Path

from django.db import connection

from cables.publishing.reading_room import ROOM
from proofs import Shown
from proofs.serving.web import web

CANARY, FROM = "Qx7canary", "6.6.6.6"
RAW = [
    f"GET /search/?q={CANARY}é HTTP/1.1\r\nHost: HERE\r\n",
    f"GET /search/?q={CANARY}%00%ff HTTP/1.1\r\nHost: HERE\r\n",
    f"GET /search/?q={CANARY}&q=[]({{}}' HTTP/1.1\r\nHost: {CANARY}.example\r\n",
    f"GET /search/?q={CANARY} x HTTP/1.1\r\nHost: HERE\r\n",
    f"GET /search/?q={CANARY} HTTP/9.9\r\nHost: HERE\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\nHost: HERE\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nBad Name: {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nHost: {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nExpect: {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nContent-Length: {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nX: {CANARY}\r\n {CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nSCRIPT_NAME: /{CANARY}\r\n",
    f"GET /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nCookie: sessionid={CANARY}; csrftoken={CANARY}\r\n",
    f"GET /search/?q={CANARY}{'x' * 9000} HTTP/1.1\r\nHost: HERE\r\n",
    f"GET /search/?q=a HTTP/1.1\r\nHost: HERE\r\nX: {CANARY}{'x' * 9000}\r\n",
    f"GET {CANARY} HTTP/1.1\r\nHost: HERE\r\n",
    f"GET http://{CANARY}.example/?{CANARY} HTTP/1.1\r\nHost: {CANARY}.example\r\n",
    f"PROXY TCP4 {FROM} {FROM} 1 2\r\nGET /?{CANARY} HTTP/1.1\r\nHost: HERE\r\n",
    f"{CANARY} /?{CANARY} HTTP/1.1\r\nHost: HERE\r\n",
    f"POST /search/?q={CANARY} HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\nReferer: http://HERE/?{CANARY}\r\n",
    f"POST /admin/login/?next={CANARY} HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\n"
    f"Referer: http://evil.example/?{CANARY}\r\nOrigin: http://{CANARY}.example\r\nUser-Agent: {CANARY}\r\n",
    f"POST /admin/login/ HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: chunked\r\nX: {CANARY}\r\n",
    f"GET /api/cables?year={CANARY}&cursor={CANARY} HTTP/1.1\r\nHost: HERE\r\n",
    f"GET /search.csv?q={CANARY}&page={'9' * 20} HTTP/1.1\r\nHost: HERE\r\nUser-Agent: {CANARY}\r\n",
    f"OPTIONS * HTTP/1.1\r\nHost: HERE\r\nX-Forwarded-For: {CANARY}\r\n",
]  # fmt: skip
# The address less its query is told by a line of access, and is of a page, not of who reads it.
RAW += [
    f"GET /{path} HTTP/1.1\r\nHost: HERE\r\nX-Forwarded-For: {FROM}\r\nCookie: a={CANARY}\r\n"
    for path in (
        f"names/?q={CANARY}", f"oai?verb={CANARY}", f"organizations/?name={CANARY}",
        f"search.json?country={CANARY}", f"search/?q={CANARY}", f"cables/07PORTLISSE112/?q={CANARY}",
    )
]  # fmt: skip
# As whoever sets up a site to write down more would, with what gunicorn's own form tells.
EVERYTHING = "--access-logfile - --access-logformat '%(h)s %(r)s %(a)s %({cookie}i)s'"


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many requests, half of them while no query can be answered, to a server that writes down all that
    it may, in lines and as JSON. Unguarded, it writes gunicorn's own lines of access."""
    against, lines, answered, failed = list[str](), 0, 0, 0
    for form in ("text", "json"):
        with written_down(form, "" if guarded else EVERYTHING) as (place, written):
            answered += sum(ask(place, one)[9:12] == b"200" for one in islice(cycle(RAW), size // 4))
            with nothing_to_read():
                failed += sum(ask(place, one)[9:12] == b"500" for one in islice(cycle(RAW), size // 4))
        told = written.read_text(errors="replace").splitlines()
        written.unlink()
        lines += len(told)
        against += [line for line in told if CANARY.lower() in line.lower() or FROM in line]
        if not any("ProgrammingError" in line for line in told):
            against.append(f"no failure is written down in {form}")
    if not (answered and failed):
        against.append(f"{answered} requests got a page, {failed} failed: both have to happen")
    figure = f"{size} requests, {answered} got a page, {failed} failed as they should, {lines} lines"
    return Shown(f"{figure}, {len(against)} tell of them", against)


@contextmanager
def written_down(form: str, more: str) -> Iterator[tuple[tuple[str, int], Path]]:
    """A web server over the database of this process, and the file with all that it writes."""
    says = {"LOG_FORMAT": form, "LOG_LEVEL": "DEBUG", "ACCESS_LOG": "1"}
    handle, name = tempfile.mkstemp()
    with os.fdopen(handle, "wb") as file, web(says, more, file) as place:
        yield place, Path(name)


@contextmanager
def nothing_to_read() -> Iterator[None]:
    """What readers read is elsewhere meanwhile: the database refuses each query, with words of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"alter schema {ROOM} rename to elsewhere")
        try:
            yield
        finally:
            cursor.execute(f"alter schema elsewhere rename to {ROOM}")


def ask(place: tuple[str, int], request: str) -> bytes:
    """Send it as it is; all that comes back until the server closes the line or has no more to say."""
    host, port = place
    with suppress(ConnectionError), socket.create_connection((host, port), timeout=20) as line:
        line.sendall(f"{request.replace('HERE', f'{host}:{port}')}Connection: close\r\n\r\n".encode())
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))
    return b""

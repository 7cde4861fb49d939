"""Editors over real HTTP: a server of several threads, and sessions with their cookies and tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from threading import Barrier, Thread
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import Client

from ..pages import Filled

T = TypeVar("T")
HOST = "127.0.0.1"
PATIENCE_SECONDS = 60


class Quiet(WSGIRequestHandler):
    """Does not print a line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[int]:
    """The archive on a free port, one thread for each request; the port."""
    server = ThreadedWSGIServer((HOST, 0), Quiet, allow_reuse_address=False)
    server.set_app(WSGIHandler())
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    page: str

    @property
    def saved(self) -> bool:
        """Django goes on to another page after a save; what is not saved comes back with its errors."""
        return self.status == 302


@dataclass
class Session:
    """One browser of one editor."""

    port: int
    editor: Any
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        answer = self._ask("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
        return answer.page

    def post(self, path: str, data: Filled) -> Answer:
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"]} | data))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE_SECONDS)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        answer = Answer(response.status, response.read().decode())
        connection.close()
        return answer


def login(port: int, name: str) -> Session:
    """A session of an editor who may do everything."""
    users = get_user_model().objects
    editor = users.filter(username=name).first() or users.create_superuser(name)
    client = Client()
    client.force_login(editor)
    return Session(
        port, editor, {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
    )


def at_once(sessions: Sequence[Session], act: Callable[[int, Session], T]) -> list[T]:
    """What each does, none before all are ready."""
    barrier = Barrier(len(sessions))

    def ready(number: int, session: Session) -> T:
        barrier.wait(PATIENCE_SECONDS)
        return act(number, session)

    with ThreadPoolExecutor(len(sessions)) as pool:
        return list(pool.map(ready, range(len(sessions)), sessions))

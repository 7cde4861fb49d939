"""Readers of whom nothing is known are answered from a standby, where there is one (STANDBY_URL).

Whoever has a session is answered from the primary. Which acts a standby has to have applied before an editor
is told that they are kept is said in settings, so that nobody reads there what was withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from archive.middleware.reading_room import in_pieces, is_public

STANDBY = "standby"


class Standbys:
    """Middleware before all that asks the database, the pages that are kept included: they are of the state
    that this reader sees."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if STANDBY not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_public(request) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        with at_a_standby():
            answer = self.get_response(request)
        if isinstance(answer, StreamingHttpResponse):
            answer.streaming_content = in_pieces(iter(answer), at_a_standby)
        return answer


@contextmanager
def at_a_standby() -> Iterator[None]:
    """In this thread, what is asked of the database is asked there."""
    primary = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[STANDBY]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = primary

"""Each request has a number, by which its lines in the log and its answer are known to belong together."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
number = ContextVar("number", default="")


def numbered(get_response: Callable[[HttpRequest], HttpResponseBase]) -> object:
    """Middleware before all others, where LOG_FORMAT is json. Numbers of clients are not taken over."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        token = number.set(secrets.token_hex(8))
        try:
            response = get_response(request)
            response[HEADER] = number.get()
            return response
        finally:
            number.reset(token)

    return answer

"""Public pages are made in the reading room, where nothing that is withheld can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from cables.publishing.reading_room import enter, leave, reading

READING = ("GET", "HEAD", "OPTIONS")


class ReadingRoom:
    """Middleware: goes in once it is known which view will answer, and out when the answer is made; for each
    piece of a file anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        leave()
        if isinstance(answer, StreamingHttpResponse) and is_public(request):
            answer.streaming_content = in_pieces(iter(answer), reading)
        return answer

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        if is_public(request):
            enter()


def is_public(request: HttpRequest) -> bool:
    return request.method in READING and not request.path_info.startswith(reverse("admin:index"))


def in_pieces(
    pieces: Iterator[bytes], reading: Callable[[], AbstractContextManager[None]]
) -> Iterator[bytes]:
    """Each is made inside."""
    while True:
        with reading():
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece

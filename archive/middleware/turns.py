"""Costly requests take turns, so that readers of cables never wait behind them.

Whoever has asked for much of late is told when to ask again (archive/middleware/shares.py). In each web
process only so many of a kind are worked on at once. Some more wait in their threads, of which
some are left for everybody else (WEB_THREADS); others are told at once to come back. A file holds its turn
until its last byte is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from threading import BoundedSemaphore, Lock
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from archive.errors import RETRY_AFTER_SECONDS
from archive.middleware.shares import wait_for


class Kind:
    """`views` are names of addresses; one that ends in a colon stands for all that begin so. `waiting` more
    than are worked on `at_once` may wait for so many seconds. A request takes so many `units` of a share."""

    def __init__(self, *views: str, at_once: int, waiting: int, seconds: float, units: int = 1) -> None:
        self.views, self.at_once, self.waiting, self.seconds = {*views}, at_once, waiting, seconds
        self.units = units
        self.begin()

    def begin(self) -> None:
        """Nobody has a turn."""
        self.turns, self.places = BoundedSemaphore(self.at_once), BoundedSemaphore(self.waiting)

    def take(self) -> Turn | None:
        """A turn, after some waiting; None where there is none."""
        if not self.turns.acquire(blocking=False):
            if not self.places.acquire(blocking=False):
                return None
            try:
                if not self.turns.acquire(timeout=self.seconds):
                    return None
            finally:
                self.places.release()
        return Turn(self.turns)


class Turn:
    """Given back once, whoever does it first."""

    def __init__(self, turns: BoundedSemaphore) -> None:
        self.turns, self.lock, self.over = turns, Lock(), False

    def end(self) -> None:
        with self.lock:
            if not self.over:
                self.over = True
                self.turns.release()


FILES = Kind(
    "search-file", "statistics-file", "organizations-file", "compare-file", "answers-file", "questions-file",
    at_once=1, waiting=2, seconds=2.0, units=10,
)  # fmt: skip
RELEASES = Kind(
    "release-file", at_once=3, waiting=0, seconds=0.0, units=10
)  # each takes a thread while it is sent
COSTLY = Kind(
    "search", "facet", "names", "search-feed", "compare", "statistics", "country", "chart", "oai", "api:",
    at_once=2, waiting=14, seconds=8.0,
)  # fmt: skip
KINDS = (FILES, RELEASES, COSTLY)


class Pieces:
    """A file's content; when it is closed, read or not, the turn ends."""

    def __init__(self, pieces: Iterator[bytes], turn: Turn) -> None:
        self.pieces, self.turn = pieces, turn

    def __iter__(self) -> Iterator[bytes]:
        return self.pieces

    def close(self) -> None:
        self.turn.end()


class Turns:
    """Middleware: takes a turn once it is known which view will answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            answer = self.get_response(request)
            if isinstance(answer, StreamingHttpResponse) and (turn := request.__dict__.pop("turn", None)):
                answer.streaming_content = Pieces(iter(answer), turn)
            return answer
        finally:
            if turn := request.__dict__.pop("turn", None):
                turn.end()

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        if (kind := kind_of(request)) is None:
            return None
        if wait := wait_for(request, kind.units):
            return come_back(request, kind, 429, ceil(wait))
        if turn := kind.take():
            request.__dict__["turn"] = turn
            return None
        return come_back(request, kind, 503, int(RETRY_AFTER_SECONDS))


def kind_of(request: HttpRequest) -> Kind | None:
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name == "search" and not request.GET.get("q"):
        return None  # a list of cables costs no more than one of them
    return next((kind for kind in KINDS if {name, name.partition(":")[0] + ":"} & kind.views), None)


def come_back(request: HttpRequest, kind: Kind, status: int, seconds: int) -> HttpResponse:
    """503 where many ask, 429 where one asks for much."""
    answer: HttpResponse
    if request.path_info.startswith("/api/"):
        why = "You have asked for much of late." if status == 429 else "The archive is busy."
        answer = JsonResponse({"error": f"{why} Ask again in {seconds} seconds."})
    else:
        told = {"file": kind is not COSTLY, "much": status == 429, "seconds": seconds}
        answer = HttpResponse(render_to_string("busy.html", told))
    answer.status_code, answer["Retry-After"] = status, str(seconds)
    answer._has_been_logged = True  # type: ignore[attr-defined]  # it is no error
    return answer

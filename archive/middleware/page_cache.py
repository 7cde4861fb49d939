"""Finished answers to anonymous readers, kept in each worker's memory for as long as nothing has changed.

Every request asks the database for the revision first (cables/models/revision.py). An answer is given again
only where it was made at exactly this revision, read before it was made: what a committed correction or
withholding has changed is never given again, in whichever process it was kept. A new revision empties the
shelf, so that withheld words do not stay in memory either.
"""

import gzip
import hashlib
from _thread import LockType
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple
from uuid import UUID
from weakref import WeakValueDictionary

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from cables.models.revision import current

Next = Callable[[HttpRequest], HttpResponseBase]
# A page, a cable that moved, one that is not there, one that was withdrawn.
KEPT = {200, 301, 404, 410}
LARGEST_SHARE = 32  # one answer takes at most this part of the shelf
WORTH_COMPRESSING = 200
PATIENCE_SECONDS = 5
OVERHEAD = 2_000  # bytes that an answer's headers and key take, about


class Kept(NamedTuple):
    """An answer as it is sent, its body already compressed where the reader takes that."""

    status: int
    headers: dict[str, str]
    body: bytes

    def answer(self) -> HttpResponse:
        return HttpResponse(self.body, status=self.status, headers=self.headers)


class Shelf:
    """Answers of one revision, at most so many bytes of them; the one unused for longest goes first."""

    def __init__(self, size: int) -> None:
        self.room = self.size = size
        self.lock = Lock()
        self.stamp: UUID | None = None
        self.answers: OrderedDict[Hashable, Kept] = OrderedDict()

    def turn_to(self, stamp: UUID) -> None:
        with self.lock:
            if stamp != self.stamp:
                self.stamp, self.room = stamp, self.size
                self.answers.clear()

    def find(self, stamp: UUID, key: Hashable) -> Kept | None:
        with self.lock:
            if stamp != self.stamp or key not in self.answers:
                return None
            self.answers.move_to_end(key)
            return self.answers[key]

    def keep(self, stamp: UUID, key: Hashable, kept: Kept) -> None:
        """Left out where it is large, or where a newer revision came while it was made."""
        with self.lock:
            if stamp != self.stamp or key in self.answers or cost(kept) > self.size // LARGEST_SHARE:
                return
            self.answers[key] = kept
            self.room -= cost(kept)
            while self.room < 0:
                self.room += cost(self.answers.popitem(last=False)[1])


def cost(kept: Kept) -> int:
    return len(kept.body) + OVERHEAD


class PageCache:
    """Middleware inside GZipMiddleware, which leaves compressed answers alone. Compressing is no danger here:
    a page for anonymous readers holds no secret that its length could tell."""

    def __init__(self, get_response: Next) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.shelf = Shelf(settings.PAGE_CACHE_BYTES)
        self.making: WeakValueDictionary[Hashable, LockType] = WeakValueDictionary()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_anonymous(request) or (stamp := current()) is None:
            return self.get_response(request)
        key = key_of(request)
        self.shelf.turn_to(stamp)
        if kept := self.shelf.find(stamp, key):
            return conditional(request, kept)
        with self.one_at_a_time(key):
            if kept := self.shelf.find(stamp, key):
                return conditional(request, kept)
            answer = self.get_response(request)
            if not isinstance(answer, HttpResponse) or not may_keep(answer):
                return answer
            kept = finished(request, answer)
            self.shelf.keep(stamp, key, kept)
        return conditional(request, kept)

    @contextmanager
    def one_at_a_time(self, key: Hashable) -> Iterator[None]:
        """After a change, many ask at once for the same costly page: one makes it, the others wait for it,
        for a while."""
        turn = self.making.setdefault(key, Lock())
        mine = turn.acquire(timeout=PATIENCE_SECONDS)
        try:
            yield
        finally:
            if mine:
                turn.release()


def is_anonymous(request: HttpRequest) -> bool:
    """Whether nothing in the request tells this reader from any other."""
    tells = request.META.get("HTTP_COOKIE") or request.META.get("HTTP_AUTHORIZATION")
    return request.method in ("GET", "HEAD") and not tells


def key_of(request: HttpRequest) -> Hashable:
    """All that an answer may depend on."""
    return (
        request.method,
        request.scheme,
        request.get_host(),
        request.META.get("SCRIPT_NAME", ""),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
        takes_gzip(request),
        request.META.get("HTTP_HX_REQUEST", ""),
    )


def takes_gzip(request: HttpRequest) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def may_keep(answer: HttpResponse) -> bool:
    """Not what sets a cookie, is streamed, asks not to be stored, or depends on more than `asked` holds."""
    varies = {name.strip().lower() for name in answer.get("Vary", "").split(",")}
    return (
        answer.status_code in KEPT
        and not answer.cookies
        and "no-store" not in answer.get("Cache-Control", "")
        and varies <= {"", "cookie", "accept-encoding", "hx-request"}
    )


def finished(request: HttpRequest, answer: HttpResponse) -> Kept:
    """With its ETag, a hash of the public body alone, and compressed once for all."""
    body = answer.content
    answer.headers.setdefault("ETag", f'W/"{hashlib.sha256(body).hexdigest()[:32]}"')
    answer.headers.setdefault("Cache-Control", "no-cache")
    patch_vary_headers(answer, ["Accept-Encoding"])
    if takes_gzip(request) and len(body) >= WORTH_COMPRESSING and not answer.has_header("Content-Encoding"):
        body = gzip.compress(body, 6, mtime=0)
        answer["Content-Encoding"] = "gzip"
        answer["ETag"] = answer["ETag"] if answer["ETag"].startswith("W/") else f"W/{answer['ETag']}"
    answer["Content-Length"] = str(len(body))
    return Kept(answer.status_code, dict(answer.items()), body)


def conditional(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """304 where the reader has it already."""
    answer = kept.answer()
    if kept.status != 200 or not request.META.get("HTTP_IF_NONE_MATCH"):
        return answer
    return get_conditional_response(request, etag=kept.headers["ETag"], response=answer) or answer

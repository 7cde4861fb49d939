"""What HTTP expects of an address beside GET: HEAD, and a slash too many."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

Answer = Callable[[HttpRequest], HttpResponse]


def answers_head(get_response: Answer) -> Answer:
    """Middleware: of the API, HEAD is GET without the body, which the server leaves out."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method == "HEAD" and request.path_info.startswith("/api/"):
            request.method = "GET"
            response = get_response(request)
            request.method = "HEAD"
            length = len(response.content)
            response.content = b""
            response["Content-Length"] = str(length)
            return response
        return get_response(request)

    return answer


def without_slash(request: HttpRequest, rest: str) -> HttpResponse:
    """/api/cables/ leads to /api/cables, with what it asks."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"/api/{rest}{'?' if query else ''}{query}", permanent=True)

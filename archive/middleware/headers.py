"""What every answer says of itself beside what Django's own middleware says."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


def for_this_site(get_response: Callable[[HttpRequest], HttpResponseBase]) -> object:
    """Middleware: no other site may draw an answer into its own pages, and so see who reads here. Programs
    that ask the API are not concerned."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return answer

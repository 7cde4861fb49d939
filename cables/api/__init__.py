"""The archive for programs: what the pages show, in the shapes of cables/exports, described by OpenAPI."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation

from cables.search import TooSlow
from cables.search.parameters import Refused

from .cursors import BadCursor
from .endpoints import router

DESCRIPTION = """\
Everything that is public in the archive, without a key. The filters are those of the search page: values of
one facet are alternatives, facets narrow each other. Lists come in pages; `next` is the address of the
following one, null on the last. A cursor stands for a place in the order, so that nothing is met twice or
left out when cables arrive in between. Withheld text never appears in an answer. Whoever asks for much in a
minute gets 429, and `Retry-After` says in how many seconds to go on; the whole archive is one download."""


class Api(NinjaAPI):
    """Answers may be read by pages of any site: they are public, and no cookie counts here."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        response = super().create_response(request, data, **options)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        return response


api = Api(
    title="TIP Cable Archive",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)
api.add_router("", router)


def refuse(request: HttpRequest, status: int, why: str) -> HttpResponse:
    return api.create_response(request, {"error": why}, status=status)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = error.errors[0]
    return refuse(request, 400, f"{found['loc'][-1]}: {found['msg']}")


@api.exception_handler(Refused)
def cannot_be_read(request: HttpRequest, error: Refused) -> HttpResponse:
    return refuse(request, 400, str(error))


@api.exception_handler(BadCursor)
def bad_cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
    return refuse(request, 400, "cursor: not one of this list's; start again without it")


@api.exception_handler(TooSlow)
def too_slow(request: HttpRequest, error: TooSlow) -> HttpResponse:
    return refuse(request, 400, "This took too long and was stopped; add a word, a country or a year")


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return refuse(request, 404, "There is nothing public at this address")

"""Files and feeds say what of an address they cannot read, instead of answering something else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from cables.search import Filters
from cables.search.parameters import NotUnderstood, Refused, unknown_keys

View = Callable[..., HttpResponseBase]


def read_all(filters: Filters) -> Filters:
    """The same, if all of it was understood; raises Refused."""
    if filters.not_understood:
        raise Refused(filters.not_understood)
    return filters


def refusing(view: View) -> View:
    """Answers 400, with the names of what cannot be read, in place of what the view refuses and of keys that
    the address does not know."""

    @wraps(view)
    def answering(request: HttpRequest, **given: str) -> HttpResponseBase:
        try:
            if told := unknown_here(request):
                raise Refused(told)
            return view(request, **given)
        except Refused as refused:
            if given.get("form") == "json":
                return JsonResponse({"error": str(refused)}, status=400)
            text = f"This cannot be read:\n{refused}\n"
            return HttpResponse(text, content_type="text/plain; charset=utf-8", status=400)

    return answering


def unknown_here(request: HttpRequest) -> tuple[NotUnderstood, ...]:
    """The keys that the address of a request does not know, by its name."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return unknown_keys(name or "", request.GET)


def not_known(request: HttpRequest) -> dict[str, object]:
    """For every page: the keys of its address that it does not know."""
    return {"unknown_keys": unknown_here(request)}

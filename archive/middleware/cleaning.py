"""NUL is no character of any text that the database could hold, so nothing is asked with one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

Next = Callable[[HttpRequest], HttpResponse]


def without_nul(get_response: Next) -> Next:
    """Middleware: an address with a NUL leads nowhere; in a query it is left out."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return HttpResponseNotFound("There is nothing at this address.\n", content_type="text/plain")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "").replace("\x00", "")
        return get_response(request)

    return answer

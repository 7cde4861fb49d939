"""What a reader sees when the database is away: come back soon, not an error."""

import sys
from collections.abc import Callable

import psycopg
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.defaults import server_error

from archive.patience import patience
from archive.upkeep.versions import unfit

# The driver's own come from where Django closes a cursor, and translates nothing.
AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
RETRY_AFTER_SECONDS = "5"
HEALTHY_SECONDS = 2  # in which a database that is well answers


def why(error: Exception) -> str:
    """The first line of what the database or its driver says, as a sentence."""
    lines = str(error).strip().splitlines() or ["no answer"]
    return f"{lines[0].strip().rstrip('.')}."


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500: 503 with Retry-After where the database is the cause, the usual page elsewhere."""
    if isinstance(sys.exception(), AWAY):
        return unavailable()
    return server_error(request)


def unavailable() -> HttpResponse:
    """A page that asks nothing of the database; templates/503.html where there is one."""
    try:
        page: str = render_to_string("503.html")
    except TemplateDoesNotExist:
        page = "<!doctype html><title>Back soon</title><h1>Back soon</h1><p>The archive's database is away."
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})


def health_first(get_response: Callable[[HttpRequest], HttpResponseBase]) -> object:
    """Middleware before all others: a supervisor on the same machine asks /healthz or /readyz under
    whatever name it knows, and is answered before the Host is looked at."""

    asked = {"/healthz": health, "/readyz": ready}

    def answer(request: HttpRequest) -> HttpResponseBase:
        return asked.get(request.path_info, get_response)(request)

    return answer


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, else 503 by way of `failed`."""
    with patience(HEALTHY_SECONDS), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 where its tables are those of this version besides, else 503 that says why."""
    with patience(HEALTHY_SECONDS):
        if told := unfit():
            return HttpResponse(f"{told}\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")

"""What a reader sees when the database is away: come back soon, not an error."""

import logging
import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.defaults import server_error

AWAY = (OperationalError, InterfaceError)
RETRY_AFTER_SECONDS = "5"


class BriefWhenAway(logging.Filter):
    """One line for each request that met no database, instead of a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], AWAY):
            record.exc_info = None
        return True


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500: 503 with Retry-After where the database is the cause, the usual page elsewhere."""
    if isinstance(sys.exception(), AWAY):
        return unavailable()
    return server_error(request)


def unavailable() -> HttpResponse:
    """A page that asks nothing of the database; templates/503.html where there is one."""
    try:
        page = render_to_string("503.html")
    except TemplateDoesNotExist:
        page = "<!doctype html><title>Back soon</title><h1>Back soon</h1><p>The archive's database is away."
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For supervisors: 200 while the database answers, else 503 by way of `failed`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")

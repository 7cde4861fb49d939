"""The whole archive to take away, and whom to tell of a weakness."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cables.exports.releases import offered

from .pages import site


def data(request: HttpRequest) -> HttpResponse:
    context = {"release": offered(), "rights": settings.DATA_RIGHTS, "site": site(request)}
    return render(request, "data.html", context)


def release(request: HttpRequest, name: str) -> HttpResponseBase:
    """Only that of now: what was withheld since it was made stands in an older one."""
    now = offered()
    if now is None or now.file.stem != name:
        raise Http404
    answer = FileResponse(now.file.open("rb"), as_attachment=True, filename=now.file.name)
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Encoding"] = "identity"  # it is compressed already
    return answer


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    contact = settings.CONTACT
    if "@" in contact and ":" not in contact:
        contact = f"mailto:{contact}"
    lines = [
        f"Contact: {contact if ':' in contact else site(request) + reverse('about')}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {request.build_absolute_uri(request.path)}",
        "Preferred-Languages: en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

"""Who asks, where proxies stand in front (TRUSTED_PROXIES)."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """As the outermost proxy of ours saw it. Each proxy adds whom it was asked by at the end of
    `X-Forwarded-For`; what stands before what ours have added is the client's own word."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    seen = [word.strip() for word in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    count = settings.TRUSTED_PROXIES
    if 0 < count <= len(seen):
        with suppress(ValueError):
            return str(ip_address(seen[-count]))
    return nearest

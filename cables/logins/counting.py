"""Whose wrong passwords are counted together.

They are counted for each name and for each address. That alone would let a stranger lock an editor out, so a
browser that has logged in before carries a signed cookie, and what comes from it is counted apart.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

COOKIE, SALT = "desk", "known browser"
SECONDS_KNOWN = 180 * 24 * 3600


def remember(response: HttpResponseBase, user: Any) -> None:
    """Let the browser show at its next login that this user has logged in with it."""
    known = signing.dumps([user.get_username(), secrets.token_hex(8)], salt=SALT)
    response.set_cookie(
        COOKIE,
        known,
        SECONDS_KNOWN,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def device_name(request: HttpRequest, username: str) -> str | None:
    """Which of the user's known browsers this is; None for one that is not known."""
    try:
        known, name = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS_KNOWN)
    except (signing.BadSignature, ValueError):
        return None
    return str(name) if known == username else None


def counted_as(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The name under which django-axes counts a login."""
    given = credentials or request.POST
    username = str(given.get("username") or "")[:150]
    known = device_name(request, username)
    return f"{username} in browser {known}" if known else username


def counted_by(request: HttpRequest, credentials: dict[str, Any] | None) -> list[str]:
    """What django-axes adds up: an address's logins too, but for a browser that is known."""
    username = str((credentials or request.POST).get("username") or "")[:150]
    return ["username"] if device_name(request, username) else ["username", "ip_address"]

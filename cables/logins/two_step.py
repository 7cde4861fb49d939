"""The second step of the login, as each user sets it up, renews it and takes it away."""

from __future__ import annotations

from typing import Any

import django_otp
import qrcode
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathFillImage

BACKUPS = 10


@never_cache
def two_step(request: HttpRequest, site: Any) -> HttpResponse:
    """One page: what is set up, and the deed that its button names."""
    deeds = {"begin": begin, "confirm": confirm, "renew": renew, "remove": remove}
    deed = deeds.get(request.POST.get("deed", "")) if request.method == "POST" else None
    context = deed(request) if deed else {}
    device = TOTPDevice.objects.devices_for_user(request.user, confirmed=True).first()
    tokens = StaticToken.objects.filter(device__user=request.user)
    shown = {"title": "Second step of your login", "device": device, "left": tokens.count(), **context}
    return TemplateResponse(request, "admin/two_step.html", site.each_context(request) | shown)


def begin(request: HttpRequest) -> dict[str, Any]:
    """A new key, which counts for nothing until a code made with it has come back."""
    if TOTPDevice.objects.filter(user=request.user, confirmed=True).exists():
        return {}
    TOTPDevice.objects.filter(user=request.user).delete()
    return drawn(TOTPDevice.objects.create(user=request.user, name="application", confirmed=False))


def drawn(device: TOTPDevice) -> dict[str, Any]:
    return {"drawn": drawing(device.config_url), "key": spelled(device)}


def drawing(address: str) -> SafeString:
    """The address as a QR code in SVG, which holds neither script nor style."""
    image = qrcode.make(address, image_factory=SvgPathFillImage, border=4)
    return mark_safe(str(image.to_string(encoding="unicode")))


def spelled(device: TOTPDevice) -> str:
    """The key in fours, to be typed where no camera is at hand."""
    key = device.config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def confirm(request: HttpRequest) -> dict[str, Any]:
    device = TOTPDevice.objects.filter(user=request.user, confirmed=False).first()
    if device is None:
        return {}
    code = "".join(request.POST.get("code", "").split())[:16]
    if django_otp.verify_token(request.user, device.persistent_id, code) is None:
        return drawn(device) | {"error": "That code is not right. Is the clock of your device?"}
    device.refresh_from_db()
    device.confirmed = True
    device.save()
    django_otp.login(request, device)
    return {"codes": backups(request)}


def backups(request: HttpRequest) -> list[str]:
    """New backup codes in place of all earlier ones, each good for one login."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=request.user).delete()
        device = StaticDevice.objects.create(user=request.user, name="backup codes")
        codes = [StaticToken.random_token() for _ in range(BACKUPS)]
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def renew(request: HttpRequest) -> dict[str, Any]:
    if not TOTPDevice.objects.filter(user=request.user, confirmed=True).exists():
        return {}
    return {"codes": backups(request)} if knows_password(request) else WRONG


def remove(request: HttpRequest) -> dict[str, Any]:
    if not knows_password(request):
        return WRONG
    forget(request.user)
    return {"removed": True}


WRONG = {"error": "The password is not right. Nothing was changed."}


def forget(user: Any) -> None:
    """Take a user's second step and backup codes away."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def knows_password(request: HttpRequest) -> bool:
    """Wrong ones are counted as at the login."""
    user: Any = request.user
    given = {"username": user.get_username(), "password": request.POST.get("password", "")}
    return bool(authenticate(request, **given) == user)

"""The login's form, with a second step for those who set it up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django_otp import devices_for_user, verify_token
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice


class LoginForm(AdminAuthenticationForm):
    """Name, password, and the code of the second step where there is one. Whatever of it is wrong, the answer
    is the same."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Name, password or code is wrong. The code is for those who set up a second step.",
    }
    code = forms.CharField(
        required=False,
        max_length=16,
        help_text="six digits, or one of your backup codes; leave it empty if you have no second step",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        user = self.get_user()
        if user is not None and has_second_step(user):
            user.otp_device = device_of(user, cleaned.get("code", ""))  # type: ignore[attr-defined]
            if user.otp_device is None:  # type: ignore[attr-defined]
                self._refuse(user)
        return cleaned

    def _refuse(self, user: Any) -> None:
        """A wrong code counts as a wrong password does."""
        self.user_cache = None
        named = {"username": user.get_username()}
        user_login_failed.send(sender=__name__, credentials=named, request=self.request)
        raise self.get_invalid_login_error()


def has_second_step(user: Any) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def device_of(user: Any, code: str) -> Device | None:
    """The device that takes this code, which is then spent: the application's, else the list of backups."""
    code = "".join(code.split()).lower()
    found = (verify_token(user, device.persistent_id, code) for device in devices_for_user(user) if code)
    return next(filter(None, found), None)

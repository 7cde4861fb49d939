"""The desk itself: who gets in, and the pages that belong to no model."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from .counting import remember
from .login import LoginForm, has_second_step
from .two_step import two_step


class Desk(admin.AdminSite):
    """Whoever has set up the second step is let in only where this login took it."""

    site_title = site_header = "Correction desk"
    index_title = "At the desk"
    login_form = LoginForm
    enable_nav_sidebar = False  # the tables are listed on the first page; here one works with one thing

    def has_permission(self, request: HttpRequest) -> bool:
        allowed = super().has_permission(request)
        taken = getattr(request.user, "otp_device", None) is not None
        return allowed and (taken or not has_second_step(request.user))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().login(request, extra_context)
        if request.method == "POST" and self.has_permission(request):
            remember(response, request.user)
        return response

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own: list[URLPattern | URLResolver] = [
            path("two-step/", self.admin_view(two_step), name="two-step", kwargs={"site": self})
        ]
        return own + super().get_urls()

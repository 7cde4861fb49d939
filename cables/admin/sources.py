"""As received: looked at, never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from cables.models import Receipt, Source, Witness

from .base import ReadOnlyAdmin
from .uploads import upload


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ("name", "media_type", "size", "received_at", "verified_at", "sha256")
    list_filter = ("media_type", "received_at")
    search_fields = ("name__unaccent", "sha256", "witnesses__cable__cable_id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A source comes with its cables, after a look at what they would change."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {"title": "Upload a file", "opts": self.opts}
        return upload(request, context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).defer("content")


@admin.register(Witness)
class WitnessAdmin(ReadOnlyAdmin):
    list_display = ("cable", "source", "chosen", "wholeness", "encoding")
    list_filter = ("chosen", "encoding")
    search_fields = ("cable__cable_id", "source__name__unaccent")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Witness]:
        return super().get_queryset(request).select_related("cable", "source").defer("source__content")


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    list_display = ("name", "sha256", "received_at")
    search_fields = ("name__unaccent", "sha256")

"""As received: looked at, never changed."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cables.models import Receipt, Source, Witness

from .base import ReadOnlyAdmin


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ("name", "media_type", "size", "received_at", "verified_at", "sha256")
    list_filter = ("media_type", "received_at")
    search_fields = ("name", "sha256", "witnesses__cable__cable_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).defer("content")


@admin.register(Witness)
class WitnessAdmin(ReadOnlyAdmin):
    list_display = ("cable", "source", "chosen", "wholeness", "encoding")
    list_filter = ("chosen", "encoding")
    search_fields = ("cable__cable_id", "source__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Witness]:
        return super().get_queryset(request).select_related("cable", "source").defer("source__content")


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    list_display = ("name", "sha256", "received_at")
    search_fields = ("name", "sha256")

"""As received: looked at, chosen, removed and put back; the bytes are never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from cables.models import Receipt, Source, Witness

from .base import ReadOnlyAdmin, link
from .deeds.confirming import confirmed
from .deeds.files import CHOOSE, DESTROY, LEAVE, PUT_BACK, REMOVE, read_from
from .filters import SourceState
from .uploads import upload


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ("name", "of", "received_at", "size", "now")
    list_filter = (SourceState, "media_type", "received_at")
    search_fields = ("name__unaccent", "sha256", "witnesses__cable__cable_id")
    actions = ("remove", "put_back", "destroy")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def has_remove_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.remove_source")

    def has_destroy_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.destroy_source")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A source comes with its cables, after a look at what they would change."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {"title": "Upload files", "opts": self.opts}
        return upload(request, context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        found = super().get_queryset(request).select_related("destroy_asked_by").defer("content")
        return found.prefetch_related("witnesses__cable")

    @admin.display(description="holds")
    def of(self, source: Source) -> str:
        return ", ".join(dict.fromkeys(str(witness.cable) for witness in source.witnesses.all())) or "-"

    @admin.display(description="now", ordering="removed_at")
    def now(self, source: Source) -> str:
        if source.destroyed_at:
            return f"destroyed on {source.destroyed_at:%Y-%m-%d}"
        if source.removed_at:
            asked = source.destroy_asked_by
            waits = f"; {asked} asks to destroy it" if asked else ""
            return f"removed on {source.removed_at:%Y-%m-%d}{waits}"
        return "kept"

    @admin.action(description="Remove: read nothing from it", permissions=["remove"])
    def remove(self, request: HttpRequest, sources: QuerySet[Source]) -> HttpResponse | None:
        return confirmed(self, request, sources, REMOVE)

    @admin.action(description="Put back what was removed", permissions=["remove"])
    def put_back(self, request: HttpRequest, sources: QuerySet[Source]) -> HttpResponse | None:
        return confirmed(self, request, sources, PUT_BACK)

    @admin.action(description="Destroy the bytes of what was removed", permissions=["destroy"])
    def destroy(self, request: HttpRequest, sources: QuerySet[Source]) -> HttpResponse | None:
        return confirmed(self, request, sources, DESTROY)


@admin.register(Witness)
class WitnessAdmin(ReadOnlyAdmin):
    list_display = ("file", "of", "read", "wholeness", "encoding")
    list_filter = ("chosen", "encoding")
    search_fields = ("cable__cable_id", "source__name__unaccent")
    actions = ("choose", "leave_choice")

    def has_choose_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.choose_witness")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Witness]:
        found = super().get_queryset(request).select_related("cable", "source", "chosen_by")
        return found.defer("source__content")

    @admin.display(description="file", ordering="source__name")
    def file(self, witness: Witness) -> str:
        return witness.source.name

    @admin.display(description="cable", ordering="cable__cable_id")
    def of(self, witness: Witness) -> SafeString | str:
        return link(witness.cable)

    @admin.display(description="the cable is read from it", ordering="chosen")
    def read(self, witness: Witness) -> str:
        return read_from(witness)

    @admin.action(description="Read the cable from this copy …", permissions=["choose"])
    def choose(self, request: HttpRequest, witnesses: QuerySet[Witness]) -> HttpResponse | None:
        return confirmed(self, request, witnesses, CHOOSE)

    @admin.action(description="Let the rule choose the copy …", permissions=["choose"])
    def leave_choice(self, request: HttpRequest, witnesses: QuerySet[Witness]) -> HttpResponse | None:
        return confirmed(self, request, witnesses, LEAVE)


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    list_display = ("name", "sha256", "received_at")
    search_fields = ("name__unaccent", "sha256")

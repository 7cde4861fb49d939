"""What the desk's pages share: records that are looked at, and links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cables.deciding.reviewing import token

from .history import history

TOGGLE = SafeString('<input type="checkbox" id="action-toggle" aria-label="All">')
VERSIONED = ("version", "settled_at", "lifted_at", "changed_reading", "removed_at", "chosen_by_id")


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Looked up here, written elsewhere: by ingest, or through the correction rule."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        hidden = (models.AutoField, models.BinaryField, models.GeneratedField)
        columns = [field.name for field in self.opts.concrete_fields if not isinstance(field, hidden)]
        return [*columns, *(name for name in self.readonly_fields if name not in columns)]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Called by what it lists."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Every act that changed it, from the database's own record."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return history(self, request, thing)

    @admin.display(
        description=format_html('<input type="checkbox" id="action-toggle" aria-label="{}">', "All")
    )
    def action_checkbox(self, obj: models.Model) -> SafeString:
        """Beside each box the version that is listed, so that an action changes nothing that was not seen."""
        box = super().action_checkbox(obj)
        if not (any(hasattr(obj, name) for name in VERSIONED)):
            return box
        return format_html('{}<input type="hidden" name="seen-{}" value="{}">', box, obj.pk, token(obj))

    def as_listed(self, request: HttpRequest, things: Iterable[Any]) -> Iterator[Any]:
        """Those of the chosen that nobody has changed since they were listed, and those that were on another
        page of the list: for a page that shows them before anything is done. The others are told."""
        stale = 0
        for thing in things:
            if request.POST.get(f"seen-{thing.pk}", token(thing)) == token(thing):
                yield thing
            else:
                stale += 1
        self._tell_left(request, stale, "changed by somebody else meanwhile")

    def as_seen(self, request: HttpRequest, things: Iterable[Any]) -> Iterator[Any]:
        """Those of the chosen that are as the page showed them; what it did not show, and what somebody has
        changed since, is told."""
        stale = unseen = 0
        for thing in things:
            seen = request.POST.get(f"seen-{thing.pk}")
            if seen == token(thing):
                yield thing
            elif seen is None:
                unseen += 1
            else:
                stale += 1
        self._tell_left(request, stale, "changed by somebody else meanwhile")
        self._tell_left(request, unseen, "not shown on the page that was sent: go through the pages")

    def tell(self, request: HttpRequest, done: Counter[str], left: Counter[str]) -> None:
        """What an action did and what it did not, each with its number."""
        for said, number in done.items():
            self.message_user(request, f"{number} {said}.", messages.SUCCESS)
        for why, number in left.items():
            self.message_user(request, f"{number} left: {why}.", messages.WARNING)
        if not done:
            self.message_user(request, "Nothing was done.", messages.WARNING)

    def _tell_left(self, request: HttpRequest, number: int, why: str) -> None:
        if number:
            were = "was" if number == 1 else "were"
            self.message_user(request, f"{number} {were} left as before: {why}.", messages.WARNING)

    def view_on_site(self, obj: Any) -> str | None:
        """Straight to the public page, where there is one."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None


def link(thing: models.Model | None, text: str = "") -> SafeString | str:
    """A link to the thing's page at the desk."""
    if thing is None:
        return "-"
    address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    return format_html('<a href="{}">{}</a>', address, text or str(thing))


def listed(model: type[models.Model], text: str, **filters: Any) -> SafeString:
    """A link to the list of a model's rows, filtered."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist", query=filters)
    return format_html('<a href="{}">{}</a>', address, text)

"""How an editor names an organization: by its name or the end of its address, the likely ones offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cables.models import Cable, Organization

OFFERED = 400


class Suggesting(forms.TextInput):
    """A line of text with a list to choose from; the browser's own, so that it needs no script."""

    offered: Iterable[tuple[str, str]] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        known = f"known-{(attrs or {}).get('id', name)}"
        box = super().render(name, value, (attrs or {}) | {"list": known}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', self.offered)
        return format_html('{}<datalist id="{}">{}</datalist>', box, known, options)


class BodyField(forms.CharField):
    """An organization, or None; a name that several have is refused."""

    widget = Suggesting

    def __init__(self, **kwargs: Any) -> None:
        said = "the organization that this is another name of; empty: it stands for itself"
        settled: dict[str, Any] = {"required": False, "max_length": 250, "help_text": said}
        super().__init__(**settled | kwargs)

    def suggest(self, bodies: Iterable[Organization]) -> None:
        self.widget.offered = [(body.slug, f"{body.name} ({body.kind})") for body in bodies]

    def clean(self, value: Any) -> Organization | None:
        said = super().clean(value)
        if not said:
            return None
        named = Organization.objects.filter(name__iexact=said)[:2]
        found = Organization.objects.filter(slug=said).first() or (named[0] if len(named) == 1 else None)
        if found is None:
            many = f"Several are called {said}: choose from the list." if named else f"There is no {said}."
            raise ValidationError(many)
        return found


def known_beside(body: Organization) -> Iterable[Organization]:
    """Those that the same cables name: it is nearly always one of them."""
    cables = body.mentions.values("cable")
    beside = Organization.objects.filter(mentions__cable__in=cables, merged_into=None).exclude(pk=body.pk)
    return beside.distinct().order_by("name")[:OFFERED]


def named_beside(cable: Cable) -> Iterable[Organization]:
    """Those that the cable, and others on its country, name."""
    alike = Q(mentions__cable=cable) | Q(mentions__cable__country=cable.country_id)
    found = Organization.objects.filter(alike, merged_into=None)
    return found.distinct().order_by("name")[:OFFERED]

"""What readers type for a country or an organization: its name, an acronym, not the value in addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from cables.models import Country, Mention, Organization
from cables.models.findings import AFTER_MERGERS

from .filters import Filters

SOME = 5  # organizations that one acronym may stand for


def filters_of(params: Mapping[str, Any]) -> Filters:
    """What a query string asks, with the names typed in the query understood."""
    return Filters.read(params, values_of)


def values_of(facet: str, text: str) -> Iterable[str]:
    """The values of a facet that are called so in public text; what was typed where none is."""
    name = text.strip()[:250]
    if facet == "country" and len(name) > 2:
        return [*Country.objects.filter(name__iexact=name).values_list("pk", flat=True)] or [text]
    if facet == "org" and name:
        return slugs_of(name) or [text]
    return [text]


def slugs_of(name: str) -> list[str]:
    """The organization of this address, or those that the cables call so, the most often named first."""
    public = Organization.objects.public()
    if public.filter(slug=name.lower()).exists():
        return [name.lower()]
    called = Mention.objects.public().filter(form__iexact=name).annotate(named=AFTER_MERGERS)
    often = called.order_by().values("named").annotate(n=Count("pk")).order_by("-n", "named")[:SOME]
    slugs = public.filter(pk__in=[row["named"] for row in often]).values_list("slug", flat=True)
    return list(slugs) or list(public.filter(name__iexact=name).values_list("slug", flat=True))

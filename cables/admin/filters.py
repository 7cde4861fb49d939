"""How the desk's lists are narrowed where a column's own name would not say it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cables.models import Country
from cables.models.public import public_cable
from cables.sections import FIGURE_KINDS


class Narrowing(admin.SimpleListFilter):
    """`ways` are {name in the address: (what an editor calls it, what it finds)}."""

    ways: dict[str, tuple[str, Q]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, (label, _) in self.ways.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        way = self.ways.get(self.value() or "")
        return queryset.filter(way[1]) if way else queryset


class HeldCountry(admin.SimpleListFilter):
    """Countries of which a cable is held, not all that there are; `path` leads to the country."""

    title, parameter_name, path = "country", "country", "cable__country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        held = Country.objects.filter(cables__held=True).distinct().order_by("name")
        return [(country.pk, country.name) for country in held]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class OwnCountry(HeldCountry):
    path = "country"


class FigureKind(admin.SimpleListFilter):
    title, parameter_name = "kind", "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(FIGURE_KINDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class Finder(Narrowing):
    title, parameter_name = "who withheld it", "by"
    ways = {
        "machine": ("the machine", Q(by_machine=True)),
        "editor": ("an editor", Q(by_machine=False)),
    }


class WithholdingState(Narrowing):
    title, parameter_name = "state", "state"
    ways = {
        "withheld": ("withheld", Q(lifted_at=None)),
        "waiting": (
            "waiting for a second editor",
            Q(lifted_at=None) & (Q(lift_asked_by__isnull=False) | Q(weaker_asked_by__isnull=False)),
        ),
        "public": ("public again", Q(lifted_at__isnull=False)),
    }


class SourceState(Narrowing):
    title, parameter_name = "state", "state"
    ways = {
        "kept": ("kept", Q(removed_at=None)),
        "removed": ("removed", Q(removed_at__isnull=False)),
        "waiting": ("waiting for a second editor", Q(destroy_asked_by__isnull=False, destroyed_at=None)),
    }


class CableState(Narrowing):
    title, parameter_name = "state", "state"
    ways = {
        "public": ("public", public_cable()),
        "withdrawn": ("withdrawn", Q(withdrawn_at__isnull=False)),
        "waiting": ("waiting for a second editor", Q(restore_asked_by__isnull=False)),
        "cited": ("cited, not held", Q(held=False)),
    }

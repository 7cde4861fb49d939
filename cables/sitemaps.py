"""For search engines: every page with an address of its own that is public."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from cables.models import Cable, Country, Organization, Question, Topic

PAGES = (
    "front", "search", "countries", "coverage", "topics", "questions", "compare", "statistics",
    "organizations", "methods", "about", "data-dictionary", "data", "help", "api-description",
)  # fmt: skip


class Pages(Sitemap):  # type: ignore[type-arg]
    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class Cables(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Cable]:
        return Cable.objects.public().only("cable_id", "read_at").order_by("cable_id")

    def lastmod(self, item: Cable) -> datetime | None:
        return item.read_at


class Countries(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Country]:
        return Country.objects.filter(pk__in=Cable.objects.public().values("country")).order_by("iso2")


class Topics(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Topic]:
        return Topic.objects.order_by("slug")


class Questions(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Question]:
        return Question.objects.exclude(label="").order_by("year", "order", "pk")


class Organizations(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Organization]:
        return Organization.objects.public().order_by("slug")


SITEMAPS: dict[str, Any] = {
    "pages": Pages,
    "cables": Cables,
    "countries": Countries,
    "topics": Topics,
    "questions": Questions,
    "organizations": Organizations,
}

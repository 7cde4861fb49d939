"""Figures in order: that of their cables, or what a reader asks for."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from django.db.models import Count, F, QuerySet

from cables.models import Cable, Statistic
from cables.models.revision import kept_in_a_state

UNREAD = ("text", "search", "runs", "repairs", "public_text", "public_runs", "public_repairs")
ORDER = ("country__name", "reporting_year", "cable_id")
# What a head of the table orders by; behind it, and by default, stands the order of the cables.
ORDERS = {
    "country": "cable__country__name",
    "year": "cable__reporting_year",
    "kind": "kind",
    "value": "value",
    "source": "source",
}


def in_order(found: QuerySet[Statistic]) -> QuerySet[Statistic]:
    joined = found.select_related("cable__country", "paragraph")
    return joined.defer(*(f"paragraph__{name}" for name in UNREAD)).order_by(
        *(f"cable__{column}" for column in ORDER), "paragraph__order", "start", "pk"
    )


def ordered(found: QuerySet[Statistic], order: str) -> QuerySet[Statistic]:
    """What has no value stands last either way."""
    column = F(ORDERS[order.removeprefix("-")])
    first = column.desc(nulls_last=True) if order.startswith("-") else column.asc(nulls_last=True)
    rows = in_order(found)
    return rows.order_by(first, *rows.query.order_by)


def by_cable(found: QuerySet[Statistic]) -> QuerySet[Any, tuple[int, int]]:
    return found.order_by().values_list("cable").annotate(n=Count("pk"))


@kept_in_a_state
def cables_in_order() -> list[int]:
    """Primary keys of the public ones."""
    return list(Cable.objects.public().order_by(*ORDER).values_list("pk", flat=True))


class Listed:
    """Figures in order, to be cut into pages: those of each cable are counted first, so that only those of
    a page's cables are put in order."""

    def __init__(self, found: QuerySet[Statistic], counts: dict[int, int] | None = None) -> None:
        self.found = found
        self.counts = dict(by_cable(found)) if counts is None else counts

    def __len__(self) -> int:
        return sum(self.counts.values())

    def __getitem__(self, page: slice) -> list[Statistic]:
        cables = [cable for cable in cables_in_order() if cable in self.counts]
        ends = list(accumulate((self.counts[cable] for cable in cables), initial=0))
        reached = [
            (pk, at)
            for pk, at, end in zip(cables, ends, ends[1:], strict=False)
            if at < page.stop and end > page.start
        ]
        first = reached[0][1] if reached else 0
        rows = in_order(self.found.filter(cable__in=[pk for pk, _ in reached]))
        return list(rows[page.start - first : page.stop - first])

"""The same sum in another currency: what a cable puts in parentheses after a sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cables.models import Statistic

REACH = 45  # characters between a sum and its conversion, "(the equivalent of" included


def conversions(statistics: Iterable[Statistic]) -> dict[int, Statistic]:
    """By primary key, for the sums that are followed by one; one query where there are sums."""
    sums = [one for one in statistics if one.measure == "money" and not one.conversion]
    if not sums:
        return {}
    among = {one.paragraph_id for one in sums}
    held: defaultdict[int, list[Statistic]] = defaultdict(list)
    for row in (
        Statistic.objects.public().filter(paragraph__in=among, conversion=True).order_by("start", "pk")
    ):
        held[row.paragraph_id].append(row)
    after = (
        (one, next((row for row in held[one.paragraph_id] if row.start >= one.end), None)) for one in sums
    )
    return {one.pk: row for one, row in after if row and row.start - one.end <= REACH}

"""Cables whose header holds the words: addressees and attention lines are of the cable, of no paragraph."""

from __future__ import annotations

from cables.models import Cable
from cables.search.conditions import Condition
from cables.search.filters import Filters
from cables.search.statements import rows_of
from cables.search.words import sought

MOST = 8


def in_headers(filters: Filters) -> list[Cable]:
    """The newest of them, within what is chosen of cables; none where nothing but exclusions was typed."""
    words = sought(filters.query)
    if not words.held:
        return []
    where, given = Condition.of(filters).cables()
    found = rows_of(
        "select c.id from cables_cablefacets f join cables_cable c on c.id = f.cable_id"
        f" where header @@ %s::tsquery and {where} order by c.date desc nulls last, c.cable_id limit {MOST}",
        [words.match, *given],
    )
    cables = Cable.objects.public().only("cable_id", "subject").in_bulk([row[0] for row in found])
    return [cables[pk] for (pk,) in found if pk in cables]

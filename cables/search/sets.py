"""What the numbers in passages stand for: the values of a cable or of a set, read once for as long as nothing
changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from uuid import UUID

from .statements import rows_of

CABLE = "cable_id"  # of the columns with numbers, the one that is no set's
OF_CABLES = "select cable_id, keys from cables_cablefacets where cable_id = any(%s)"
OF_SETS = "select id, keys from cables_facetset where id = any(%s)"
ONE_AT_A_TIME = Lock()
Numbers = Mapping[int, int]  # {a cable or set: how many passages carry it}
Counts = dict[str, dict[str, int]]  # {facet: {value: how many}}


@dataclass(frozen=True, slots=True)
class Known:
    """The values that were met, and for each cable and set the places of its values among them."""

    values: list[tuple[str, str]] = field(default_factory=list)  # (facet, value)
    place: dict[str, int] = field(default_factory=dict)  # of each key
    cables: dict[int, list[int]] = field(default_factory=dict)
    sets: dict[int, list[int]] = field(default_factory=dict)

    def places(self, column: str, numbers: Numbers) -> Mapping[int, list[int]]:
        """Of these numbers at least; none where nothing stands for a number any more."""
        known, statement = (self.cables, OF_CABLES) if column == CABLE else (self.sets, OF_SETS)
        if new := numbers.keys() - known.keys():
            rows = rows_of(statement, [[*new]])
            with ONE_AT_A_TIME:
                known.update({number: [self.place_of(key) for key in keys] for number, keys in rows})
            known.update((number, []) for number in new - known.keys())
        return known

    def place_of(self, key: str) -> int:
        if key not in self.place:
            self.values.append(parted(key))
            self.place[key] = len(self.place)
        return self.place[key]


def parted(key: str) -> tuple[str, str]:
    """`=year:2007` is a value of a facet."""
    facet, _, value = key[1:].partition(":")
    return facet, value


def summed(parts: Mapping[str, Numbers], state: UUID | None) -> Counts:
    """The values of all facets behind these {column: numbers}."""
    known = kept(state) if state else Known()
    sums: list[int] = []
    for column, numbers in parts.items():
        places = known.places(column, numbers)
        sums += [0] * (len(known.values) - len(sums))
        for number, n in numbers.items():
            for place in places[number]:
                sums[place] += n
    counts: Counts = defaultdict(dict)
    for (facet, value), n in zip(known.values, sums, strict=False):
        if n:
            counts[facet][value] = n
    return counts


@lru_cache(maxsize=1)
def kept(state: UUID) -> Known:
    """What was read in this state."""
    return Known()

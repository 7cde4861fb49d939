"""What the numbers in passages stand for: the values of a cable or of a set, read once for as long as nothing
changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from uuid import UUID

from .statements import parts_of

CABLE = "cable_id"  # of the columns with numbers, the one that is no set's
KEYS = """select true, cable_id, keys from cables_cablefacets where cable_id = any(%s)
  union all select false, id, keys from cables_facetset where id = any(%s)"""
ONE_AT_A_TIME = Lock()
Numbers = Mapping[int, int]  # {a cable or set: how many passages carry it}
Counts = dict[str, dict[str, int]]  # {facet: {value: how many}}


@dataclass(frozen=True, slots=True)
class Known:
    """The values that were met, and for each cable and set the places of its values among them."""

    values: list[tuple[str, str]] = field(default_factory=list)  # (facet, value)
    place: dict[str, int] = field(default_factory=dict)  # of each key
    cables: dict[int, tuple[int, ...]] = field(default_factory=dict)
    sets: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def learn(self, cables: set[int], sets: set[int]) -> None:
        """Read what was not met before; nothing stands any more for some."""
        new_cables, new_sets = cables - self.cables.keys(), sets - self.sets.keys()
        if new_cables or new_sets:
            # Told to other threads when all is there.
            read: dict[bool, dict[int, tuple[int, ...]]] = {
                True: dict.fromkeys(new_cables, ()),
                False: dict.fromkeys(new_sets, ()),
            }
            for rows in parts_of(KEYS, [[*new_cables], [*new_sets]]):
                with ONE_AT_A_TIME:
                    for is_cable, number, keys in rows:
                        read[is_cable][number] = tuple(map(self.place_of, keys))
            self.cables.update(read[True])
            self.sets.update(read[False])

    def place_of(self, key: str) -> int:
        if key not in self.place:
            self.values.append(parted(key))
            self.place[key] = len(self.place)
        return self.place[key]


def parted(key: str) -> tuple[str, str]:
    """`=year:2007` is a value of a facet."""
    facet, _, value = key[1:].partition(":")
    return facet, value


def summed(scans: Mapping[str, Mapping[str, Numbers]], state: UUID | None) -> dict[str, Counts]:
    """For each scan the values of all facets behind its {column: numbers}."""
    known = kept_keys(state) if state else Known()
    cables, sets = set[int](), set[int]()
    for parts in scans.values():
        for column, numbers in parts.items():
            (cables if column == CABLE else sets).update(numbers)
    known.learn(cables, sets)
    return {scan: sums(known, parts) for scan, parts in scans.items()}


def sums(known: Known, parts: Mapping[str, Numbers]) -> Counts:
    """How often each value stands behind these numbers."""
    found = [0] * len(known.values)
    for column, numbers in parts.items():
        places = known.cables if column == CABLE else known.sets
        for number, n in numbers.items():
            for place in places[number]:
                found[place] += n
    counts: Counts = defaultdict(dict)
    for (facet, value), n in zip(known.values, found, strict=False):
        if n:
            counts[facet][value] = n
    return counts


@lru_cache(maxsize=1)
def kept_keys(state: UUID) -> Known:
    """What was read in this state."""
    return Known()

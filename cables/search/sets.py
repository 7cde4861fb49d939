"""What the numbers in passages stand for: the values of a cable or of a set.

A set never changes, so each process reads once what it holds; what a cable's number stands for is read once
for as long as nothing changes. All of it lies in arrays: adding up a million numbers takes hundredths of a
second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from .statements import parts_of

CABLE = "cable_id"  # of the columns with numbers, the one that is no set's
KEYS_OF_CABLES = "select cable_id, keys from cables_cablefacets where cable_id = any(%s)"
KEYS_OF_SETS = "select id, keys from cables_facetset where id = any(%s)"
ONE_AT_A_TIME = Lock()
FEW = 20  # times fewer numbers than they go up to are sorted sooner than counted off
Numbers = NDArray[np.int32]  # a cable's or a set's number for each passage
Counts = dict[str, dict[str, int]]  # {facet: {value: how many}}

# The values that were met: (facet, value), and the place of each key among them.
VALUES: list[tuple[str, str]] = []
PLACES: dict[str, int] = {}


class Carried:
    """The values of each number, as `statement` reads them: of number n the `lengths[n]` places among VALUES
    from `starts[n]` on in `places`. A start of -1 is not read yet."""

    def __init__(self, statement: str) -> None:
        self.statement = statement
        self.places = np.empty(0, np.int32)
        self.starts = np.full(1, -1, np.int32)
        self.lengths = np.zeros(1, np.int32)

    def learn(self, numbers: Numbers) -> None:
        """Read what was not met before; nothing stands any more for some."""
        with ONE_AT_A_TIME:
            most = int(numbers.max(initial=0)) + 1
            if most > len(self.starts):
                missing = most * 5 // 4 - len(self.starts)
                self.starts = np.concatenate([self.starts, np.full(missing, -1, np.int32)])
                self.lengths = np.concatenate([self.lengths, np.zeros(missing, np.int32)])
            new = numbers[self.starts[numbers] < 0]
            if len(new):
                self.read(new)

    def read(self, new: Numbers) -> None:
        places: list[int] = []
        starts, lengths = self.starts.copy(), self.lengths.copy()
        starts[new] = len(self.places)
        for rows in parts_of(self.statement, [new.tolist()]):
            for number, keys in rows:
                starts[number], lengths[number] = len(self.places) + len(places), len(keys)
                places += map(place_of, keys)
        # Other threads go on with the old arrays until all of the new ones is there.
        self.places = np.concatenate([self.places, np.array(places, np.int32)])
        self.lengths = lengths
        self.starts = starts

    def times(self, met: Numbers, times: NDArray[np.int64]) -> NDArray[Any]:
        """How often each of VALUES stands behind these numbers, each met so many times."""
        self.learn(met)
        lengths = self.lengths[met]
        ends = np.cumsum(lengths)
        before = np.repeat(self.starts[met] - ends + lengths, lengths)
        places = self.places[before + np.arange(len(before))]
        return np.bincount(places, np.repeat(times, lengths), len(VALUES))


def place_of(key: str) -> int:
    if key not in PLACES:
        VALUES.append(parted(key))
        PLACES[key] = len(VALUES) - 1
    return PLACES[key]


def parted(key: str) -> tuple[str, str]:
    """`=year:2007` is a value of a facet."""
    facet, _, value = key[1:].partition(":")
    return facet, value


def different(numbers: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """Each number once, and how many times it stands there."""
    if len(numbers) * FEW < numbers.max(initial=0):
        return np.unique(numbers, return_counts=True)
    times = np.bincount(numbers)
    met = np.flatnonzero(times)
    return met.astype(np.int32), times[met]


def times_of(numbers: Numbers) -> dict[int, int]:
    met, times = different(numbers)
    return dict(zip(met.tolist(), times.tolist(), strict=True))


def summed(parts: Mapping[str, Numbers], state: UUID | None, sets: str) -> Counts:
    """The values of all facets behind {column: numbers}; `sets` is where the database keeps its sets."""
    found = np.zeros(len(VALUES))
    for column, numbers in parts.items():
        carried = kept_sets(sets) if column != CABLE else kept_cables(state) if state else cables()
        behind = carried.times(*different(numbers))
        found = np.concatenate([found, np.zeros(len(behind) - len(found))]) + behind
    counts: Counts = defaultdict(dict)
    there = np.flatnonzero(found)
    for place, times in zip(there.tolist(), found[there].astype(int).tolist(), strict=True):
        facet, value = VALUES[place]
        counts[facet][value] = times
    return counts


def cables() -> Carried:
    return Carried(KEYS_OF_CABLES)


@lru_cache(maxsize=1)
def kept_cables(state: UUID) -> Carried:
    """What was read in this state."""
    return cables()


@lru_cache(maxsize=1)
def kept_sets(sets: str) -> Carried:
    """What was read of this table: another database, or a table emptied and filled anew, has other sets."""
    return Carried(KEYS_OF_SETS)

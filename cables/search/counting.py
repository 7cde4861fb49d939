"""How many passages or cables an answer has, in all and for each value of each facet, in one statement.

The database gives the numbers of each matching passage, its cable's and its sets', as they are; they are
counted and taken apart into their keys here, by numpy. A facet in which something is chosen is counted by a
scan of its own, without its own choice, so that OR choices stay visible. What nothing narrows is counted once
and kept as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from cables.publishing.passages import settle

from .conditions import Condition
from .filters import Filters
from .kinds import FACETS
from .sets import CABLE, Counts, parted, summed, times_of
from .statements import rows_of

# Grouped by the database, the same would take four times as long.
SCAN = """select '{scan}', string_agg({numbers}, ''::bytea), pg_relation_filepath('cables_facetset')
  from cables_passage where {where}"""
# The same where cables alone can answer.
LIST = """select '{scan}', key, count(*)::int from
  (select unnest({keys}) as key from cables_cablefacets where {where}) k group by key"""

ANSWER = "answer"  # the scan of what was asked, beside those that leave one facet's choice away
Scans = dict[str, tuple[str, ...]]  # {scan: the facets that it counts}


@dataclass(frozen=True, slots=True)
class Counted:
    """The size of the answer, and {facet: {value: passages, or cables where cables were asked for}}.
    `matches` are the passages of each cable, none where cables were asked for. `state` is the stamp of
    what was counted, None where it was changing."""

    cables: int
    values: Counts
    state: UUID | None = None
    matches: Mapping[int, int] = field(default_factory=dict)

    @property
    def passages(self) -> int:
        return sum(self.matches.values())


@dataclass(frozen=True, slots=True)
class Scanned:
    """The values in each scan; of the answer's scan the number of cables, and the passages of each."""

    scans: dict[str, Counts]
    cables: int = 0
    matches: Mapping[int, int] = field(default_factory=dict)


def counted(filters: Filters, names: Iterable[str] = FACETS) -> Counted:
    """The size of the answer, and the counts of these facets."""
    state, names = settle(), tuple(names)
    lifted = [name for name in filters.active if name in names]
    scans = {ANSWER: tuple(name for name in names if name not in lifted)} | {name: (name,) for name in lifted}
    found = scanned(filters, scans, state)
    values = {name: found.scans[scan].get(name, {}) for scan, facets in scans.items() for name in facets}
    return Counted(found.cables, values, state, found.matches)


def scanned(filters: Filters, scans: Scans, state: UUID | None) -> Scanned:
    """For each scan the counts of its facets at least: what is open is kept, the others are one statement."""
    condition = Condition.of(filters)
    narrowed = {scan: facets for scan, facets in scans.items() if not condition.open(without=scan)}
    count = passages_counted if filters.by_paragraph else cables_counted
    found = count(condition, narrowed, state) if narrowed else Scanned({})
    if open_ones := scans.keys() - narrowed.keys():
        everything = (kept_counts if state else kept_counts.__wrapped__)(
            filters.by_paragraph, filters.replaced, state
        )
        same = dict.fromkeys(open_ones, everything.scans[ANSWER])
        found = replace(everything if ANSWER in open_ones else found, scans=found.scans | same)
    return found


def passages_counted(condition: Condition, scans: Scans, state: UUID | None) -> Scanned:
    """Passages of each value in each scan, and of each cable in the answer."""
    statements, given, columns = [], [], {}
    for scan, names in scans.items():
        columns[scan] = sorted(
            {FACETS[name].place for name in names} | ({CABLE} if scan == ANSWER else set())
        )
        where, parameters = condition.passages(without=scan)
        numbers = " || ".join(f"int4send({column}::int)" for column in columns[scan])
        statements.append(SCAN.format(scan=scan, numbers=numbers, where=where))
        given += parameters
    values, matches = dict[str, Counts](), dict[int, int]()
    for scan, found, sets in rows_of(" union all ".join(statements), given):
        parts = dict(zip(columns[scan], columns_of(found, len(columns[scan])), strict=True))
        values[scan] = summed(parts, state, sets)
        if scan == ANSWER:
            matches = times_of(parts[CABLE])
    return Scanned(values, len(matches), matches)


def columns_of(found: bytes | None, columns: int) -> NDArray[np.int32]:
    """Each column by itself, of rows that stand one behind the other."""
    return np.frombuffer(found or b"", ">i4").reshape(-1, columns).T.astype(np.int32)


def cables_counted(condition: Condition, scans: Scans, state: UUID | None) -> Scanned:
    """Cables of each value in each scan."""
    statements, given = [], []
    for scan in scans:
        where, parameters = condition.cables(without=scan)
        keys = "keys || within || '=all:'::text" if scan == ANSWER else "keys"
        statements.append(LIST.format(scan=scan, keys=keys, where=where))
        given += parameters
    found: dict[str, Counts] = {scan: defaultdict(dict) for scan in scans}
    for scan, key, number in rows_of(" union all ".join(statements), given):
        facet, value = parted(key)
        found[scan][facet][value] = number
    return Scanned(found, found.get(ANSWER, {}).get("all", {}).get("", 0))


@lru_cache(maxsize=8)
def kept_counts(by_paragraph: bool, replaced: bool, state: UUID | None) -> Scanned:
    """Counts of all facets over everything, as they are in this state."""
    count = passages_counted if by_paragraph else cables_counted
    return count(Condition(None, {}, replaced), {ANSWER: tuple(FACETS)}, state)

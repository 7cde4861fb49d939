"""How many passages or cables an answer has, in all and for each value of each facet, in one statement.

Matching passages are counted by cable and by set, in one scan; cables and sets are then taken apart into
their keys. A facet in which something is chosen is counted by a scan of its own, without its own choice, so
that OR choices stay visible. What nothing narrows is counted once and kept for as long as nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection

from cables.models.passages import settle

from .conditions import Condition, Part
from .filters import FACETS, OF_CABLES, Filters

# Where the keys of a facet stand: in the cable's own row, or in one of a passage's sets.
PLACES = {
    **dict.fromkeys(OF_CABLES, "cable_id"),
    **dict.fromkeys(("section", "mark", "question", "topic"), "asked"),
    "org": "named",
    "statistic": "counted",
}
CABLES, PASSAGES = "=cables", "=passages"  # the keys under which all are counted

SCAN = """{scan} as materialized (select {places}, count(*)::int as n from cables_passage where {where}
  group by grouping sets ({sets}))"""
OF_CABLE = "select unnest(f.keys) as key, n from {scan} join cables_cablefacets f using (cable_id)"
OF_SET = "select unnest(f.keys) as key, n from {scan} join cables_facetset f on f.id = coalesce({places})"
IN_ALL = f"""select '{CABLES}' as key, 1 as n from {{scan}} where cable_id is not null
  union all select '{PASSAGES}', n from {{scan}} where cable_id is not null"""
SUMS = "select '{scan}' as scan, key, sum(n)::int from ({rows}) k group by key"
# The same where cables alone can answer.
LIST = """select '{scan}' as scan, key, count(*)::int from
  (select unnest({keys}) as key from cables_cablefacets where {where}) k group by key"""

ANSWER = "answer"  # the scan of what was asked, beside those that leave one facet's choice away
Keys = dict[str, int]  # {a facet's key: passages where passages were asked for, else cables}


@dataclass(frozen=True, slots=True)
class Counted:
    """The size of the answer and the counts of facets; `passages` is 0 where cables were asked for.
    `state` is the stamp of what was counted, None where it was changing."""

    cables: int
    passages: int
    keys: Keys
    state: UUID | None = None


def counted(filters: Filters, names: Iterable[str] = FACETS) -> Counted:
    """The size of the answer, and the counts of these facets."""
    state = settle()
    names = tuple(names)
    lifted = [name for name in filters.active if name in names]
    rest = tuple(name for name in names if name not in lifted)
    found = scanned(filters, {ANSWER: rest} | {name: (name,) for name in lifted}, state)
    keys = {k: n for k, n in found[ANSWER].items() if facet_of(k) in rest}
    for name in lifted:
        keys |= {k: n for k, n in found[name].items() if facet_of(k) == name}
    return Counted(found[ANSWER].get(CABLES, 0), found[ANSWER].get(PASSAGES, 0), keys, state)


def facet_of(key: str) -> str:
    return key[1:].partition(":")[0]


def scanned(filters: Filters, scans: dict[str, tuple[str, ...]], state: UUID | None) -> dict[str, Keys]:
    """For each scan the counts of its facets at least: what is open is kept, the others are one statement."""
    condition = Condition.of(filters)
    open_ones = [scan for scan in scans if condition.open(without=scan)]
    found: dict[str, Keys] = {scan: {} for scan in scans}
    if open_ones:
        everything = kept if state else kept.__wrapped__
        found |= dict.fromkeys(open_ones, everything(filters.by_paragraph, filters.replaced, state))
    asked = {scan: names for scan, names in scans.items() if scan not in open_ones}
    if asked:
        statement = passages_counted if filters.by_paragraph else cables_counted
        for scan, key, number in rows_of(*statement(condition, asked)):
            found[scan][key] = number
    return found


def rows_of(sql: str, parameters: Iterable[object]) -> list[tuple[str, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters])
        return cursor.fetchall()


def passages_counted(condition: Condition, scans: dict[str, tuple[str, ...]]) -> Part:
    """Rows of (scan, key, passages)."""
    tables, selects, given = [], [], []
    for scan, names in scans.items():
        places = sorted({PLACES[name] for name in names} | ({"cable_id"} if scan == ANSWER else set()))
        where, parameters = condition.passages(without=scan)
        sets = ", ".join(f"({place})" for place in places)
        tables.append(SCAN.format(scan=scan, places=", ".join(places), where=where, sets=sets))
        given += parameters
        rows = [OF_CABLE.format(scan=scan)] if "cable_id" in places else []
        if of_sets := ", ".join(place for place in places if place != "cable_id"):
            rows.append(OF_SET.format(scan=scan, places=of_sets))
        if scan == ANSWER:
            rows.append(IN_ALL.format(scan=scan))
        selects.append(SUMS.format(scan=scan, rows=" union all ".join(rows)))
    return f"with {', '.join(tables)} {' union all '.join(selects)}", given


def cables_counted(condition: Condition, scans: dict[str, tuple[str, ...]]) -> Part:
    """Rows of (scan, key, cables)."""
    selects, given = [], []
    for scan in scans:
        keys = f"keys || within || '{CABLES}'::text" if scan == ANSWER else "keys"
        where, parameters = condition.cables(without=scan)
        selects.append(LIST.format(scan=scan, keys=keys, where=where))
        given += parameters
    return " union all ".join(selects), given


@lru_cache(maxsize=8)
def kept(by_paragraph: bool, replaced: bool, state: UUID | None) -> Keys:
    """Counts of all facets over everything, as they are in this state."""
    statement = passages_counted if by_paragraph else cables_counted
    everything = Condition(None, {}, replaced)
    return {key: number for _, key, number in rows_of(*statement(everything, {ANSWER: tuple(FACETS)}))}

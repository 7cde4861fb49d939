"""(Filters) -> the values of every facet, their counts, and the Filters that each click leads to.

The counts come from `search.counting`, which knows values as keys; here they get labels, an order and links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from cables.models import Country, Organization, Topic
from cables.search import FACETS, NOT_STATED, Counted, Filters, counted
from cables.sections import mark_label, section_label, spelled

SHOWN = 12  # values of a facet before the fold
MOST = 200  # values of a facet that one page carries

TITLES = {
    "country": "Country",
    "year": "Reporting year",
    "section": "Section of the report",
    "topic": "Topic",
    "question": "Question code",
    "tag": "TAGS",
    "org": "Organization",
    "statistic": "Kind of figure",
    "mark": "Portion mark",
    "completeness": "Completeness",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a facet of what was `asked`."""

    facet: str
    value: str
    label: str
    count: int
    chosen: bool
    asked: Filters

    @property
    def filters(self) -> Filters:
        """Where a click leads: with the value, without a chosen one."""
        return self.asked.toggled(self.facet, self.value)

    @property
    def address(self) -> str:
        return self.filters.query_string() or "?"


@dataclass(frozen=True, slots=True)
class Facet:
    """Chosen values first, then by count (years in their order)."""

    name: str
    title: str
    values: tuple[Value, ...]

    @property
    def shown(self) -> tuple[Value, ...]:
        return self.values[:SHOWN]

    @property
    def folded(self) -> tuple[Value, ...]:
        return self.values[SHOWN:]

    @property
    def highest(self) -> int:
        return max((value.count for value in self.values), default=0)


# What a person reads beside a value; a name that editors rejected is no value at all.
LABELS = """
select '=country:' || iso2, iso2, name from cables_country where iso2 = any(%s)
union all select '=tag:' || code, code, meaning from cables_tag where code = any(%s)
union all select '=topic:' || slug, slug, label from cables_topic where slug = any(%s)
union all select '=question:' || id, year || '-' || code, label from cables_question
  where id = any(%s::bigint[])
union all select '=org:' || id, slug, name from cables_organization
  where id = any(%s::bigint[]) and review <> 'rejected'
"""
# {(facet, value in the keys): (value in addresses, label), None where there is no such value}
Labels = dict[tuple[str, str], tuple[str, str] | None]
LABELLED = ("country", "tag", "topic", "question", "org")
NAMELESS = ("org", "statistic")  # that a passage names nobody and states no figure says nothing


def facets(filters: Filters, names: Iterable[str] = FACETS, size: Counted | None = None) -> list[Facet]:
    """The facets with their counts: of passages where passages were asked for, else of cables."""
    names = tuple(names)
    size = size or counted(filters, names)
    found = counts(size.keys, size.state)
    return [Facet(name, TITLES[name], values_of(filters, name, found.get(name, []))) for name in names]


def counts(keys: dict[str, int], state: UUID | None) -> dict[str, list[tuple[str, str, int]]]:
    """{facet: [(value, label, count), ...]}, the values of each facet that are counted most."""
    by_facet: dict[str, list[tuple[str, int]]] = {}
    for key, count in keys.items():
        name, _, value = key[1:].partition(":")
        if value != NOT_STATED or name not in NAMELESS:
            by_facet.setdefault(name, []).append((value, count))
    most = {name: sorted(found, key=lambda one: (-one[1], one[0]))[:MOST] for name, found in by_facet.items()}
    known = labelled(most, state)
    result: dict[str, list[tuple[str, str, int]]] = {}
    for name, found in most.items():
        for value, count in found:
            if name in LABELLED and value != NOT_STATED:
                if label := known[name, value]:
                    result.setdefault(name, []).append((*label, count))
            else:
                result.setdefault(name, []).append((value, "", count))
    return result


def labelled(most: dict[str, list[tuple[str, int]]], state: UUID | None) -> Labels:
    """Of these values at least; each is read once in a state."""
    known = kept(state) if state else {}
    new = [
        [v for v, _ in most.get(name, []) if v != NOT_STATED and (name, v) not in known] for name in LABELLED
    ]
    if any(new):
        with connection.cursor() as cursor:
            cursor.execute(LABELS, new)
            rows = cursor.fetchall()
        known |= {(name, value): None for name, values in zip(LABELLED, new, strict=True) for value in values}
        for key, value, label in rows:
            name, _, number = key[1:].partition(":")
            known[name, number] = value, label
    return known


@lru_cache(maxsize=1)
def kept(state: UUID) -> Labels:
    """Those that were read in this state."""
    return {}


def values_of(filters: Filters, name: str, rows: list[tuple[str, str, int]]) -> tuple[Value, ...]:
    """The counted values, and those chosen that nothing matches."""
    counted = {value for value, _, _ in rows}
    rows = rows + [(value, named(name, value), 0) for value in filters.values(name) if value not in counted]
    chosen = filters.values(name)
    values = [
        Value(name, value, label_of(name, value, label), count, value in chosen, filters)
        for value, label, count in rows
    ]
    if name == "year":
        return tuple(sorted(values, key=lambda v: (v.value == NOT_STATED, v.value)))
    return tuple(sorted(values, key=lambda v: (not v.chosen, v.value == NOT_STATED, -v.count, v.label)))


def named(name: str, value: str) -> str:
    """The label of a value that was chosen and not counted."""
    rows: dict[str, QuerySet[Any]] = {
        "country": Country.objects.filter(pk=value),
        "topic": Topic.objects.filter(pk=value),
        "org": Organization.objects.public().filter(slug=value),
    }
    found = rows[name].first() if name in rows else None
    return str(found) if found else ""


def label_of(name: str, value: str, label: str = "") -> str:
    """What a person reads; for codes, the code and what it means."""
    if value == NOT_STATED:
        return "not stated"
    if name == "question":
        year, _, code = value.rpartition("-")
        short = label if len(label) <= 60 else label[:57].rstrip() + "…"
        return f"{code} ({year}) {short}".strip() if year else code
    if name == "tag":
        return f"{value} {label}".strip()
    labels = {"section": section_label, "statistic": spelled, "mark": mark_label}
    if name in labels:
        return labels[name](value)
    return {"whole": "Whole", "gaps": "With gaps"}.get(value, label or value)

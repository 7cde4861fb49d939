"""(Filters) -> the values of every facet, their counts, and the Filters that each click leads to.

The counts come from `search.counting`, which knows values as keys; here they get labels, an order and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from uuid import UUID

from cables.search import FACETS, NOT_STATED, Counted, Filters, counted, rows_of
from cables.search.kinds import label_of, year_and_code

SHOWN = 12  # values of a facet beside an answer; the others are on a page of their own
MOST = 200  # values of a facet among which these are found
ALL = 1000  # values on the page of one facet


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
    """Chosen values first, then by count (years in their order); `more` were counted and are not carried."""

    name: str
    title: str
    values: tuple[Value, ...]
    more: int = 0

    @property
    def highest(self) -> int:
        return max((value.count for value in self.values), default=0)


# {(facet, value in the keys): (value in addresses, what a person reads), None where there is no such value}
Labels = dict[tuple[str, str], tuple[str, str] | None]
NAMES = {kind.name: kind.names for kind in FACETS.values() if kind.names}
LABELS = " union all ".join(
    f"select '{facet}', {facet}.* from ({names.of_keys}) {facet}" for facet, names in NAMES.items()
)
Most = list[tuple[str, int]]  # [(value in the keys, count), ...]


def facets(
    filters: Filters, names: Iterable[str] = FACETS, size: Counted | None = None, shown: int = SHOWN
) -> list[Facet]:
    """The facets with their counts: of passages where passages were asked for, else of cables. Of each the
    chosen values and so many others that were counted most often."""
    names = tuple(names)
    size = size or counted(filters, names)
    counts = {name: size.values.get(name, {}) for name in names}
    most = {name: most_counted(found, max(shown, MOST)) for name, found in counts.items()}
    labels = labelled(most, size.state)
    return [facet_of(filters, name, most[name], labels, shown, len(counts[name])) for name in names]


def most_counted(found: Mapping[str, int], most: int) -> Most:
    """In their order where there are more."""
    if len(found) <= most:
        return list(found.items())
    least = nlargest(most, found.values())[-1]
    values = [(value, n) for value, n in found.items() if n >= least]
    return sorted(values, key=lambda one: (-one[1], one[0]))[:most]


def labelled(most: dict[str, Most], state: UUID | None) -> Labels:
    """Of these values at least; each is read once in a state."""
    known = kept_labels(state) if state else {}
    new = {name: [v for v, _ in values if (name, v) not in known] for name, values in most.items()}
    if any(new.values()):
        read = {(name, value): unread(name, value) for name, values in new.items() for value in values}
        known.update(read | labels_of(new))
    return known


def unread(name: str, value: str) -> tuple[str, str] | None:
    """The label of a value that needs no table for it."""
    return None if name in NAMES and value != NOT_STATED else (value, label_of(name, value))


def labels_of(values: dict[str, list[str]]) -> Labels:
    """From the tables that hold labels."""
    asked = [[value for value in values.get(name, ()) if value != NOT_STATED] for name in NAMES]
    found: Labels = {}
    if any(asked):
        for facet, key, value, name in rows_of(LABELS, asked):
            found[facet, key] = value, label_of(facet, value, name)
    return found


@lru_cache(maxsize=1)
def kept_labels(state: UUID) -> Labels:
    """Those that were read in this state."""
    return {}


def facet_of(filters: Filters, name: str, found: Most, labels: Labels, shown: int, whole: int) -> Facet:
    """The counted values, and those chosen that nothing matches; of `whole` counted ones."""
    chosen = filters.values(name)
    # As `order` has it, before what is drawn is made of them.
    rows = sorted(
        ((label[0] not in chosen, label[0] == NOT_STATED, -n, label[1], label[0]) for key, n in found
         if (label := labels[name, key])),
    )  # fmt: skip
    carried = rows if name == "year" else rows[: shown + sum(not row[0] for row in rows)]
    values = [Value(name, row[4], row[3], -row[2], not row[0], filters) for row in carried]
    for value in set(chosen) - {value.value for value in values}:
        called = label_of(name, value, named(name, value))
        values.append(Value(name, value, called, of_all_years(name, value, rows), True, filters))
    key = by_year if name == "year" else order
    return Facet(name, FACETS[name].title, tuple(sorted(values, key=key)), whole - len(carried))


def of_all_years(name: str, value: str, rows: Iterable[tuple[bool, bool, int, str, str]]) -> int:
    """A question code without a year stands for that code in each; any other value was counted."""
    return -sum(row[2] for row in rows if name == "question" and year_and_code(row[4])[1] == value)


def by_year(one: Value) -> tuple[bool, str]:
    return one.value == NOT_STATED, one.value


def order(one: Value) -> tuple[bool, bool, int, str, str]:
    return not one.chosen, one.value == NOT_STATED, -one.count, one.label, one.value


def named(facet: str, value: str) -> str:
    """The name of a value that was chosen and not counted."""
    names = NAMES.get(facet)
    return names.of_value(value) if names and value != NOT_STATED else ""

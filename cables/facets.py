"""(Filters) -> the values of every facet, their counts, and the Filters that each click leads to.

A facet is counted without its own choice, so that OR choices stay visible. All counts come from one statement
over the matching set: `m` are the matching passages, `c` the matching cables with their number of passages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, QuerySet

from cables.models import Cable, Country, Organization, Passage, Topic
from cables.models.passages import settle
from cables.search import FACETS, NOT_STATED, Filters
from cables.search.conditions import chosen, of_current, with_text
from cables.search.filters import OF_CABLES
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

# Of a cable `k`: the value, its label, and the joins that lead there.
OF_CABLE = {
    "country": ("k.country_id", "n.name", "left join cables_country n on n.iso2 = k.country_id"),
    "year": ("k.reporting_year::text", "''", ""),
    "tag": (
        "t.tag_id",
        "n.meaning",
        "left join cables_cabletag t on t.cable_id = k.id left join cables_tag n on n.code = t.tag_id",
    ),
    "completeness": (
        "case when k.sections_missing <> '{}' or k.id in (select cable_id from cables_paragraph"
        " where state <> 'whole' and removed_at is null) then 'gaps' else 'whole' end",
        "''",
        "",
    ),
}
# Of a passage `m`: what is counted, then the value and the label of what was counted (`x.v`), and joins.
OF_PASSAGE = {
    "section": ("m.section", "x.v", "''", ""),
    "mark": ("m.mark", "x.v", "''", ""),
    "topic": ("unnest(m.topics)", "x.v", "n.label", "left join cables_topic n on n.slug = x.v"),
    "question": (
        "unnest(m.questions)",
        "n.year || '-' || n.code",
        "n.label",
        "left join cables_question n on n.id = x.v",
    ),
    "org": (
        "unnest(m.organizations)",
        "n.slug",
        "n.name",
        "join cables_organization n on n.id = x.v and n.review <> 'rejected'",
    ),
    "statistic": ("unnest(m.statistics)", "x.v", "''", ""),
}
# Where the list is empty, nothing is stated; for figures and names that says nothing.
EMPTY = {"topic": "m.topics", "question": "m.questions"}


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a facet; `filters` is where a click leads: with the value, without a chosen one."""

    value: str
    label: str
    count: int
    chosen: bool
    filters: Filters

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


def facets(filters: Filters, names: Iterable[str] = FACETS) -> list[Facet]:
    """The facets with their counts: of passages where passages were asked for, else of cables."""
    counted = counts(filters, tuple(names))
    return [Facet(name, TITLES[name], values_of(filters, name, counted.get(name, []))) for name in names]


def counts(filters: Filters, names: tuple[str, ...]) -> dict[str, list[tuple[str, str, int]]]:
    """{facet: [(value, label, count), ...]} in one statement."""
    settle()
    passages, first = flagged(filters, of_current(filters, with_text(Passage.objects.all(), filters.query)))
    second: tuple[Any, ...] = ()
    if filters.by_paragraph:
        flags = "".join(f", is_{name}" for name in filters.active)
        cables = f"select cable_key, count(*) as passages{flags} from m group by cable_key{flags}"
    else:
        cables, second = flagged(
            filters, Cable.objects.public() if filters.replaced else Cable.objects.current()
        )
    branches = " union all ".join(branch(filters, name) for name in names)
    statement = f"with m as materialized ({passages}), c as materialized ({cables}) {branches}"
    chosen_values = [list(filters.values(name)) for name in names]
    found: dict[str, list[tuple[str, str, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, (*first, *second, *chosen_values))
        for name, value, label, count in cursor.fetchall():
            found.setdefault(name, []).append((value, label, int(count)))
    return found


def flagged(filters: Filters, rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """The rows before any facet is applied; a column for each active facet says whether its choice holds."""
    of_passages = rows.model is Passage
    for name in filters.active:
        if of_passages or name in OF_CABLES:
            condition = chosen(filters, name, "cable__" if of_passages else "")
            column = ExpressionWrapper(condition, output_field=BooleanField())
            rows = rows.annotate(**{f"is_{name}": column})
    flags = [f"is_{name}" for name in filters.active]
    columns = ["section", "mark", "topics", "questions", "organizations", "statistics"] if of_passages else []
    cable = F("cable_id") if of_passages else F("pk")
    selected = rows.order_by().values(*columns, *flags, cable_key=cable)
    return selected.query.sql_with_params()


def branch(filters: Filters, name: str) -> str:
    """The select that counts one facet; its one parameter are the chosen values, which come first."""
    where = " and ".join(f"is_{other}" for other in filters.active if other != name) or "true"
    counted = of_cable(filters, name, where) if name in OF_CABLES else of_passage(filters, name, where)
    return (
        f"(select '{name}' as facet, y.value, y.label, y.number from ({counted}) y"
        f" order by (y.value = any(%s)) desc, 4 desc, 2 limit {MOST})"
    )


def of_cable(filters: Filters, name: str, where: str) -> str:
    value, label, joins = OF_CABLE[name]
    number = "sum(c.passages)" if filters.by_paragraph else "count(*)"
    return (
        f"select {stated(value)} as value, coalesce(max({label}), '') as label, {number} as number"
        f" from c join cables_cable k on k.id = c.cable_key {joins} where {where} group by 1"
    )


def of_passage(filters: Filters, name: str, where: str) -> str:
    """Counted before labels are joined; a list of cables counts each cable once."""
    unit, value, label, joins = OF_PASSAGE[name]
    rows = f"select m.cable_key, {unit} as v from m where {where}"
    if name in EMPTY:
        rows += f" union all select m.cable_key, null from m where {where} and {EMPTY[name]} = '{{}}'"
    if not filters.by_paragraph:
        rows = f"select distinct cable_key, v from ({rows}) e"
    return (
        f"select {stated(value)} as value, coalesce(max({label}), '') as label, sum(x.n) as number"
        f" from (select v, count(*) as n from ({rows}) r group by v) x {joins} group by 1"
    )


def stated(value: str) -> str:
    return f"coalesce(nullif({value}, ''), '{NOT_STATED}')"


def values_of(filters: Filters, name: str, rows: list[tuple[str, str, int]]) -> tuple[Value, ...]:
    """The counted values, and those chosen that nothing matches."""
    counted = {value for value, _, _ in rows}
    rows = rows + [(value, named(name, value), 0) for value in filters.values(name) if value not in counted]
    values = [
        Value(
            value,
            label_of(name, value, label),
            count,
            value in filters.values(name),
            filters.toggled(name, value),
        )
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

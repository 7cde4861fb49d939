"""(Filters) -> the values of every facet, their counts, and the Filters that each click leads to.

A facet is counted without its own choice, so that OR choices stay visible. All counts come from one statement
over the matching set: `m` are the matching paragraphs, `c` the matching cables with their number of passages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from cables.models import Answer, Cable, Country, Mention, Organization, Paragraph, Statistic, Topic
from cables.search import FACETS, NOT_STATED, Filters
from cables.search.filters import OF_CABLES
from cables.search.ranking import chosen, with_text
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

# What each facet's branch selects: its value, a label where the tables hold one, and the joins to both.
BRANCHES = {
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
    "section": ("m.section", "''", ""),
    "mark": ("m.mark", "''", ""),
    "topic": (
        "n.slug",
        "n.label",
        "left join ({answers}) a on a.paragraph_id = m.id"
        " left join cables_question_topics t on t.question_id = a.question_id"
        " left join cables_topic n on n.slug = t.topic_id",
    ),
    "question": (
        "n.year || '-' || n.code",
        "n.label",
        "left join ({answers}) a on a.paragraph_id = m.id"
        " left join cables_question n on n.id = a.question_id",
    ),
    "org": (
        "n.slug",
        "n.name",
        "join ({mentions}) a on a.paragraph_id = m.id join cables_organization n on n.id = a.organization_id",
    ),
    "statistic": ("a.kind", "''", "join ({statistics}) a on a.paragraph_id = m.id"),
}
# The rows that a branch may join, by the predicate that decides what is public.
ROWS: dict[str, tuple[str, Callable[[], QuerySet[Any]]]] = {
    "topic": ("answers", lambda: Answer.objects.public().values("paragraph_id", "question_id")),
    "question": ("answers", lambda: Answer.objects.public().values("paragraph_id", "question_id")),
    "org": ("mentions", lambda: Mention.objects.public().values("paragraph_id", "organization_id")),
    "statistic": ("statistics", lambda: Statistic.objects.public().values("paragraph_id", "kind")),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a facet; `filters` is where a click leads: with the value, without where it is chosen."""

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
    paragraphs, first = flagged(filters, text_of(filters)).sql_with_params()
    branches, later = zip(*(branch(filters, name) for name in names), strict=True)
    cables = "select cable_id, count(*) as passages{flags} from m group by cable_id{flags}"
    parameters: tuple[Any, ...] = tuple(first)
    if not filters.by_paragraph:
        cables, second = flagged(filters, cables_of(filters)).sql_with_params()
        parameters += tuple(second)
    flags = "".join(f", is_{name}" for name in filters.active)
    statement = (
        f"with m as materialized ({paragraphs}),"
        f" c as materialized ({cables.format(flags=flags) if filters.by_paragraph else cables})"
        f" {' union all '.join(branches)}"
    )
    found: dict[str, list[tuple[str, str, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters + sum(later, ()))
        for name, value, label, count in cursor.fetchall():
            found.setdefault(name, []).append((value, label, int(count)))
    return found


def text_of(filters: Filters) -> QuerySet[Paragraph]:
    found = with_text(Paragraph.objects.public(), filters.query)
    return found if filters.replaced else found.filter(cable__in=Cable.objects.current().values("pk"))


def cables_of(filters: Filters) -> QuerySet[Cable]:
    return Cable.objects.public() if filters.replaced else Cable.objects.current()


def flagged(filters: Filters, rows: QuerySet[Any]) -> Any:
    """The rows before any facet is applied; a column for each active facet says whether its choice holds."""
    of_paragraphs = rows.model is Paragraph
    for name in filters.active:
        if of_paragraphs or name in OF_CABLES:
            condition = chosen(filters, name, "cable__" if of_paragraphs else "")
            rows = rows.annotate(**{f"is_{name}": ExpressionWrapper(condition, output_field=BooleanField())})
    flags = [f"is_{name}" for name in filters.active]
    if of_paragraphs:
        return rows.order_by().values("id", "cable_id", "section", "mark", *flags).query
    return rows.order_by().extra(select={"cable_id": "cables_cable.id"}).values("cable_id", *flags).query


def branch(filters: Filters, name: str) -> tuple[str, tuple[Any, ...]]:
    """The select that counts one facet, with its parameters."""
    value, label, joins = BRANCHES[name]
    parameters: tuple[Any, ...] = ()
    if name in ROWS:
        rows_name, rows_of = ROWS[name]
        inner, parameters = rows_of().order_by().query.sql_with_params()
        joins = joins.replace(f"{{{rows_name}}}", inner)
    kept = [f"is_{other}" for other in filters.active if other != name]
    where = " and ".join(kept) or "true"
    if name in OF_CABLES:
        rows = f"c join cables_cable k on k.id = c.cable_id {joins}"
        count = "sum(c.passages)" if filters.by_paragraph else "count(*)"
    else:
        rows = f"m {joins}"
        count = "count(distinct m.id)" if filters.by_paragraph else "count(distinct m.cable_id)"
    select = (
        f"(select '{name}' as facet, coalesce(nullif({value}, ''), '{NOT_STATED}') as value,"
        f" coalesce(max({label}), '') as label, {count} as number from {rows} where {where}"
        f" group by 2 order by {value_is_chosen(name)} desc, 4 desc, 2 limit {MOST})"
    )
    return select, (*parameters, list(filters.values(name)))


def value_is_chosen(name: str) -> str:
    value = BRANCHES[name][0]
    return f"bool_or(coalesce(nullif({value}, ''), '{NOT_STATED}') = any(%s))"


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

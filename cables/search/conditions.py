"""From Filters to conditions: which rows the words and the values chosen in each facet leave.

What is asked of passages becomes one tsquery over their words and keys; what is asked of cables alone, a
comparison with their keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from cables.models import Cable, Organization, Paragraph, Question
from cables.publishing.passages import key, settle

from .filters import Filters
from .kinds import NOT_STATED, OF_CABLES, year_and_code
from .words import quoted, sought, wanted

__all__ = ["Condition", "among", "matching", "matching_cables", "wanted"]
Part = tuple[str, list[Any]]  # SQL and its parameters


@dataclass(frozen=True, slots=True)
class Condition:
    """`words` is a tsquery, None where no words were asked for; `keys` are those chosen in each facet."""

    words: str | None
    keys: dict[str, list[str]]
    replaced: bool

    @classmethod
    def of(cls, filters: Filters) -> Condition:
        words = sought(filters.query).match if filters.query.clauses else None
        return cls(words, {facet: keys_of(filters, facet) for facet in filters.active}, filters.replaced)

    def open(self, without: str = "") -> bool:
        """Whether it leaves everything."""
        return self.words is None and not self.keys.keys() - {without}

    def passages(self, without: str = "", also: Iterable[str] = ()) -> Part:
        """On cables_passage, less one facet's choice; `also` are further tsqueries that must hold."""
        choices = [keys for facet, keys in self.keys.items() if facet != without]
        if self.words == "" or [] in choices:
            return "false", []
        parts = [self.words] if self.words else []
        parts += [any_of(keys) for keys in choices] + list(also)
        current = "true" if self.replaced else "current"
        if not parts:
            return current, []
        return f"{current} and search @@ %s::tsquery", [" & ".join(f"({part})" for part in parts)]

    def cables(self, without: str = "") -> Part:
        """The same on cables_cablefacets, for a question that cables alone can answer."""
        choices = [keys for facet, keys in self.keys.items() if facet != without and facet in OF_CABLES]
        conditions = ["true" if self.replaced else "current", *["keys && %s::text[]" for _ in choices]]
        return " and ".join(conditions), [*choices]


def any_of(lexemes: Iterable[str]) -> str:
    return " | ".join(map(quoted, lexemes))


def keys_of(filters: Filters, facet: str) -> list[str]:
    """The values chosen in a facet as the tables hold them; none where no such thing is known."""
    values = [value for value in filters.values(facet) if value != NOT_STATED]
    if facet in ("question", "org"):
        values = [str(pk) for pk in identified(facet, values)] if values else []
    return [key(facet, v) for v in values + [NOT_STATED] * (NOT_STATED in filters.values(facet))]


def identified(facet: str, values: list[str]) -> list[int]:
    if facet == "question":
        return list(Question.objects.filter(among("own question", values)).values_list("pk", flat=True))
    named = Organization.objects.filter(Q(slug__in=values) | Q(merged_into__slug__in=values))
    return list(named.values_list("pk", flat=True))


def among(facet: str, values: list[str]) -> Q:
    """The condition on a tag's, answer's, mention's, statistic's or question's own row."""
    columns = {"tag": "tag", "topic": "question__topics", "org": "organization__slug", "statistic": "kind"}
    if column := columns.get(facet):
        return Q(**{f"{column}__in": values})
    before = "" if facet == "own question" else "question__"
    asked = Q(pk__in=[])
    for value in values:
        year, code = year_and_code(value)
        asked |= Q(**{f"{before}code": code} | ({f"{before}year": year} if year else {}))
    return asked


def matching(filters: Filters) -> QuerySet[Paragraph]:
    """Public paragraphs that match."""
    settle()
    where, given = Condition.of(filters).passages()
    found = RawSQL(f"select paragraph_id from cables_passage where {where}", given)
    return Paragraph.objects.public().filter(pk__in=found)


def matching_cables(filters: Filters) -> QuerySet[Cable]:
    """Public cables that match, for a question that cables alone can answer (not `filters.by_paragraph`)."""
    settle()
    where, given = Condition.of(filters).cables()
    found = RawSQL(f"select cable_id from cables_cablefacets where {where}", given)
    return Cable.objects.public().filter(pk__in=found)

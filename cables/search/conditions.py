"""From Filters to conditions: which rows the words and the values chosen in each facet leave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet

from cables.models import Cable, Organization, Paragraph, Passage, Question
from cables.models.passages import settle

from .filters import NOT_STATED, OF_CABLES, Filters
from .syntax import Query, Term

CONFIG = "english"
Rows = TypeVar("Rows", bound=QuerySet[Any])


def tsquery(term: Term) -> Any:
    """The term as PostgreSQL looks for it, any form of the word; exact phrases are checked besides."""
    if term.kind == "phrase":
        return SearchQuery(term.text, config=CONFIG, search_type="phrase")
    if term.kind == "prefix":
        stemmed = SearchQuery(f"{term.text}:*", config=CONFIG, search_type="raw")
        return stemmed | SearchQuery(f"{term.text}:*", config="simple", search_type="raw")
    return SearchQuery(term.text, config=CONFIG)


def whole(clauses: Iterable[tuple[Term, ...]]) -> Any:
    """The clauses as one tsquery, None where there is none."""
    result: Any = None
    for clause in clauses:
        alternatives: Any = None
        for term in clause:
            part = ~tsquery(term) if term.excluded else tsquery(term)
            alternatives = part if alternatives is None else alternatives | part
        result = alternatives if result is None else result & alternatives
    return result


def wanted(query: Query) -> Any:
    """What ranking and highlighting look for: the query less what it excludes. None where nothing is left."""
    clauses = [tuple(term for term in clause if not term.excluded) for clause in query.clauses]
    return whole([clause for clause in clauses if clause])


def containing(query: Query, text: str) -> Q:
    """The condition on `search`; phrases are compared word for word in the column `text`."""
    condition = Q()
    plain = [clause for clause in query.clauses if all(term.kind != "phrase" for term in clause)]
    if plain:
        condition &= Q(search=whole(plain))
    for clause in query.clauses:
        if clause not in plain:
            alternatives = Q()
            for term in clause:
                alternatives |= has_term(term, text)
            condition &= alternatives
    return condition


def has_term(term: Term, text: str) -> Q:
    found = Q(search=tsquery(term))
    if term.kind == "phrase":
        found &= Q(**{f"{text}__iregex": word_for_word(term.text)})
    return ~found if term.excluded else found


def word_for_word(phrase: str) -> str:
    """A pattern for these very words, whatever signs stand between them."""
    words = re.findall(r"\w+", phrase)
    return r"\m" + r"\W+".join(map(re.escape, words)) + r"\M"


def with_text(rows: Rows, query: Query) -> Rows:
    """The passages or paragraphs that contain what the query says."""
    text = "public_text" if rows.model is Paragraph else "paragraph__public_text"
    return rows.filter(containing(query, text)) if query.clauses else rows


def chosen(filters: Filters, facet: str, cable: str = "cable__") -> Q:
    """The condition that one facet's values make, on passages (or on cables with cable="")."""
    values = [value for value in filters.values(facet) if value != NOT_STATED]
    unstated = NOT_STATED in filters.values(facet)
    if facet == "completeness":
        return with_gaps(cable, values)
    if facet == "tag":
        rows = Cable.tags.through.objects.filter(cable=OuterRef("cable" if cable else "pk"))
        return Q(Exists(rows.filter(tag__in=values))) | (~Q(Exists(rows)) if unstated else Q(pk__in=[]))
    if column := LISTS.get(facet):
        return Q(**{f"{column}__overlap": identified(facet, values)}) | (
            Q(**{column: []}) if unstated else Q(pk__in=[])
        )
    column = {"country": f"{cable}country", "year": f"{cable}reporting_year"}.get(facet, facet)
    empty = Q(**{column: ""}) if column == facet else Q(**{f"{column}__isnull": True})
    return Q(**{f"{column}__in": values}) | (empty if unstated else Q(pk__in=[]))


# Facets of which a passage may have several values, and the column that holds them.
LISTS = {"topic": "topics", "question": "questions", "org": "organizations", "statistic": "statistics"}


def identified(facet: str, values: list[str]) -> list[Any]:
    """The values as the column holds them."""
    if facet == "question":
        return list(Question.objects.filter(among("own question", values)).values_list("pk", flat=True))
    if facet == "org":
        named = Organization.objects.filter(Q(slug__in=values) | Q(merged_into__slug__in=values))
        return list(named.values_list("pk", flat=True))
    return values


def among(facet: str, values: list[str]) -> Q:
    """The condition on a tag's, answer's, mention's, statistic's or question's own row."""
    columns = {"tag": "tag", "topic": "question__topics", "org": "organization__slug", "statistic": "kind"}
    if column := columns.get(facet):
        return Q(**{f"{column}__in": values})
    before = "" if facet == "own question" else "question__"
    asked = Q(pk__in=[])
    for value in values:
        year, _, code = value.rpartition("-")
        asked |= Q(**{f"{before}code": code} | ({f"{before}year": year} if year else {}))
    return asked


def with_gaps(cable: str, values: list[str]) -> Q:
    """whole: every section and every paragraph is there; gaps: something is missing, cut or lost."""
    damaged = Paragraph.objects.filter(removed_at=None).exclude(state=Paragraph.State.WHOLE).values("cable")
    gaps = Q(**{f"{cable}sections_missing__len__gt": 0}) | Q(
        **{f"{cable}pk__in" if cable else "pk__in": damaged}
    )
    wanted_values = set(values)
    if wanted_values == {"gaps"}:
        return gaps
    return ~gaps if wanted_values == {"whole"} else Q()


def passages(filters: Filters) -> QuerySet[Passage]:
    """The passages that match."""
    found = of_current(filters, with_text(Passage.objects.all(), filters.query))
    for facet in filters.active:
        found = found.filter(chosen(filters, facet))
    return found


def of_current(filters: Filters, rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Less those of replaced cables, unless they were asked for."""
    if filters.replaced:
        return rows
    replaced = Cable.objects.public().exclude(pk__in=Cable.objects.current().values("pk"))
    return rows.exclude(cable__in=replaced.values("pk"))


def matching(filters: Filters) -> QuerySet[Paragraph]:
    """Public paragraphs that match."""
    settle()
    return Paragraph.objects.public().filter(pk__in=passages(filters).values("pk"))


def matching_cables(filters: Filters) -> QuerySet[Cable]:
    """Public cables that match, for a question that cables alone can answer (not `filters.by_paragraph`)."""
    found: QuerySet[Cable] = Cable.objects.public() if filters.replaced else Cable.objects.current()
    for facet in filters.active:
        if facet in OF_CABLES:
            found = found.filter(chosen(filters, facet, cable=""))
    return found

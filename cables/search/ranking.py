"""From Filters to rows: which paragraphs match, how well, and the page of cables that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import OperationalError, connection, models, transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from psycopg.errors import QueryCanceled

from cables.models import Answer, Cable, Mention, Paragraph, Statistic

from .filters import NOT_STATED, OF_CABLES, Filters
from .syntax import Query, Term

PAGE = 15  # cables on a page
PASSAGES = 3  # of one cable on a page
CONFIG = "english"


@dataclass(frozen=True, slots=True)
class Hit:
    """One cable of the answer with its best passages; `more` counts the passages that are not shown."""

    cable: Cable
    passages: list[Paragraph]
    more: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of an answer; `page` is the page really shown, within 1..pages."""

    hits: list[Hit] = field(default_factory=list)
    cables: int = 0
    passages: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.cables // PAGE))

    @property
    def first(self) -> int:
        """The number of the first hit on the page."""
        return (self.page - 1) * PAGE + 1


class TooSlow(OperationalError):
    """A question that takes longer than a reader should wait."""


@contextmanager
def time_limit(milliseconds: int = 1000) -> Iterator[None]:
    """Statements inside that take longer raise TooSlow; nothing else is lost."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select set_config('statement_timeout', %s, true)", [str(milliseconds)])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise


def tsquery(term: Term) -> Any:
    """The term as PostgreSQL looks for it, any form of the word; exact phrases are checked besides."""
    if term.kind == "phrase":
        return SearchQuery(term.text, config=CONFIG, search_type="phrase")
    if term.kind == "prefix":
        return SearchQuery(f"{term.text}:*", config=CONFIG, search_type="raw") | SearchQuery(
            f"{term.text}:*", config="simple", search_type="raw"
        )
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


def containing(query: Query) -> Q:
    """The condition on `search`, with phrases compared word for word (annotate `exact` first: with_exact)."""
    condition = Q()
    plain = [clause for clause in query.clauses if all(term.kind != "phrase" for term in clause)]
    if plain:
        condition &= Q(search=whole(plain))
    for clause in query.clauses:
        if clause not in plain:
            alternatives = Q()
            for term in clause:
                alternatives |= has_term(term)
            condition &= alternatives
    return condition


def has_term(term: Term) -> Q:
    found = Q(search=tsquery(term))
    if term.kind == "phrase":
        found &= Q(exact=SearchQuery(term.text, config="simple", search_type="phrase"))
    return ~found if term.excluded else found


def with_text(paragraphs: models.QuerySet[Paragraph], query: Query) -> models.QuerySet[Paragraph]:
    """The paragraphs that contain what the query says."""
    if any(term.kind == "phrase" for term in query.terms):
        paragraphs = paragraphs.alias(exact=SearchVector("public_text", config="simple"))
    return paragraphs.filter(containing(query)) if query.clauses else paragraphs


def chosen(filters: Filters, facet: str, cable: str = "cable__") -> Q:
    """The condition that one facet's values make, on paragraphs (or on cables with cable="")."""
    values = [value for value in filters.values(facet) if value != NOT_STATED]
    unstated = NOT_STATED in filters.values(facet)
    columns = {
        "country": f"{cable}country",
        "year": f"{cable}reporting_year",
        "section": "section",
        "mark": "mark",
    }
    if column := columns.get(facet):
        empty = Q(**{column: ""}) if facet in ("section", "mark") else Q(**{f"{column}__isnull": True})
        return Q(**{f"{column}__in": values}) | (empty if unstated else Q(pk__in=[]))
    if facet == "completeness":
        return with_gaps(cable, values)
    rows = related(facet, "cable" if cable else "pk")
    return Q(Exists(rows.filter(among(facet, values)))) | (~Q(Exists(rows)) if unstated else Q(pk__in=[]))


def related(facet: str, cable: str) -> models.QuerySet[Any]:
    """The rows that give a paragraph (or its cable) its values in a facet with many values."""
    if facet == "tag":
        return Cable.tags.through.objects.filter(cable=OuterRef(cable))
    rows: dict[str, models.QuerySet[Any]] = {
        "topic": Answer.objects.public(),
        "question": Answer.objects.public(),
        "org": Mention.objects.public(),
        "statistic": Statistic.objects.public(),
    }
    return rows[facet].filter(paragraph=OuterRef("pk"))


def among(facet: str, values: list[str]) -> Q:
    columns = {"tag": "tag", "topic": "question__topics", "org": "organization__slug", "statistic": "kind"}
    if column := columns.get(facet):
        return Q(**{f"{column}__in": values})
    asked = Q(pk__in=[])
    for value in values:
        year, _, code = value.rpartition("-")
        asked |= Q(question__code=code, question__year=year) if year else Q(question__code=code)
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


def matching(filters: Filters, without: str = "") -> models.QuerySet[Paragraph]:
    """Public paragraphs that match; `without` names a facet whose own choice is left aside."""
    found = with_text(Paragraph.objects.public(), filters.query)
    if not filters.replaced:
        found = found.filter(cable__in=Cable.objects.current().values("pk"))
    for facet in filters.active:
        if facet != without:
            found = found.filter(chosen(filters, facet))
    return found


def matching_cables(filters: Filters) -> models.QuerySet[Cable]:
    """Public cables that match, for a question that cables alone can answer (not `filters.by_paragraph`)."""
    found: models.QuerySet[Cable] = Cable.objects.public() if filters.replaced else Cable.objects.current()
    for facet in filters.active:
        if facet in OF_CABLES:
            found = found.filter(chosen(filters, facet, cable=""))
    return found


def newest(filters: Filters, prefix: str = "") -> tuple[Any, ...]:
    """The order by date, in the direction asked; the id decides between cables of one moment."""
    date, key = F(f"{prefix}date"), f"{prefix}cable_id"
    oldest = filters.sort == "oldest"
    return (date.asc(nulls_last=True) if oldest else date.desc(nulls_last=True), key)


def find(filters: Filters, page: int = 1) -> Found:
    """The page of the answer. Raises OperationalError where it takes too long (see time_limit)."""
    return find_passages(filters, page) if filters.by_paragraph else find_cables(filters, page)


def find_cables(filters: Filters, page: int) -> Found:
    cables = matching_cables(filters)
    total = cables.count()
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    shown = cables.select_related("country", "post").order_by(*newest(filters))[
        (page - 1) * PAGE : page * PAGE
    ]
    return Found([Hit(cable, [], 0) for cable in shown], total, 0, page)


def find_passages(filters: Filters, page: int) -> Found:
    looked_for = wanted(filters.query)
    rank = SearchRank(F("search"), looked_for) if looked_for is not None else models.Value(0.0)
    found = matching(filters).annotate(rank=rank).order_by()
    totals = found.aggregate(cables=Count("cable", distinct=True), passages=Count("pk"))
    page = min(max(page, 1), max(1, -(-totals["cables"] // PAGE)))
    ranked = looked_for is not None and filters.sort == "relevance"
    order = ("-best", *newest(filters, "cable__")) if ranked else newest(filters, "cable__")
    rows = (
        found.values("cable", "cable__date", "cable__cable_id")
        .annotate(best=Max("rank"), passages=Count("pk"))
        .order_by(*order)[(page - 1) * PAGE : page * PAGE]
    )
    return Found(hits_of(found, list(rows)), totals["cables"], totals["passages"], page)


def hits_of(found: models.QuerySet[Any], rows: list[dict[str, Any]]) -> list[Hit]:
    """The cables of `rows`, in their order, each with its best passages in the order of reading."""
    keys = [row["cable"] for row in rows]
    place = Window(RowNumber(), partition_by="cable", order_by=[F("rank").desc(), "order"])
    best = (
        found.filter(cable__in=keys)
        .annotate(place=place)
        .filter(place__lte=PASSAGES)
        .order_by("cable", "place")
        .defer("text", "runs", "search", "repairs")
    )
    passages: dict[int, list[Paragraph]] = {key: [] for key in keys}
    for paragraph in best:
        passages[paragraph.cable_id].append(paragraph)
    cables = Cable.objects.select_related("country", "post").in_bulk(keys)
    return [
        Hit(cables[row["cable"]], passages[row["cable"]], row["passages"] - len(passages[row["cable"]]))
        for row in rows
    ]

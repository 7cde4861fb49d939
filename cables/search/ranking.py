"""From Filters to rows: which paragraphs match, how well, and the page of cables that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import OperationalError, connection, models, transaction
from django.db.models import Count, F, Max, Window
from django.db.models.functions import RowNumber
from psycopg.errors import QueryCanceled

from cables.models import Cable, Paragraph, Passage
from cables.models.passages import MARKER, settle

from .conditions import CONFIG, matching_cables, passages, wanted
from .filters import Filters
from .syntax import Query, Term

PAGE = 15  # cables on a page
PASSAGES = 3  # of one cable on a page
MOST_RANKED = 4000  # passages; of more, only those that hold the words often are ranked


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


def newest(filters: Filters, prefix: str = "") -> tuple[Any, ...]:
    """The order by date, in the direction asked; the id decides between cables of one moment."""
    date, key = F(f"{prefix}date"), f"{prefix}cable_id"
    oldest = filters.sort == "oldest"
    return (date.asc(nulls_last=True) if oldest else date.desc(nulls_last=True), key)


def find(filters: Filters, page: int = 1) -> Found:
    """The page of the answer. Raises TooSlow where it takes too long (see time_limit)."""
    return find_passages(filters, page) if filters.by_paragraph else find_cables(filters, page)


def find_cables(filters: Filters, page: int) -> Found:
    cables = matching_cables(filters)
    total = cables.count()
    page = within(page, total)
    shown = cables.select_related("country", "post").order_by(*newest(filters))
    return Found([Hit(cable, [], 0) for cable in shown[(page - 1) * PAGE : page * PAGE]], total, 0, page)


def within(page: int, cables: int) -> int:
    return min(max(page, 1), max(1, -(-cables // PAGE)))


def find_passages(filters: Filters, page: int) -> Found:
    settle()
    found = passages(filters).order_by()
    by_cable = found.values("cable").annotate(passages=Count("pk"))
    counted = dict(by_cable.values_list("cable", "passages"))
    page = within(page, len(counted))
    looked_for = wanted(filters.query)
    if looked_for is not None and filters.sort == "relevance":
        keys = best_cables(found, filters, counted)[(page - 1) * PAGE : page * PAGE]
    else:
        cables = Cable.objects.filter(pk__in=counted).order_by(*newest(filters))
        keys = list(cables.values_list("pk", flat=True)[(page - 1) * PAGE : page * PAGE])
    return Found(hits_of(found, keys, looked_for, counted), len(counted), sum(counted.values()), page)


def best_cables(found: models.QuerySet[Passage], filters: Filters, counted: dict[int, int]) -> list[int]:
    """Cables by their best passage. Of very many passages only those are ranked that hold the words often,
    the other cables follow by their number of passages: ranking reads every vector, which costs the most."""
    ranked = found.annotate(rank=SearchRank(F("search"), wanted(filters.query)))
    often = often_holding(filters.query) if sum(counted.values()) > MOST_RANKED else None
    if often is not None:
        ranked = ranked.filter(search=often)
    rows = (
        ranked.values("cable").annotate(best=Max("rank")).order_by("-best", "cable__date", "cable__cable_id")
    )
    best = list(rows.values_list("cable", flat=True))
    rest = counted.keys() - best
    return best + sorted(rest, key=lambda cable: (-counted[cable], cable))


def often_holding(query: Query) -> Any:
    """The tsquery for passages in which each plain word stands often; None where there is no such word."""
    words = [
        clause[0].text for clause in query.clauses if len(clause) == 1 and clause[0] == Term(clause[0].text)
    ]
    with connection.cursor() as cursor:
        cursor.execute("select lexeme from unnest(to_tsvector(%s::regconfig, %s))", [CONFIG, " ".join(words)])
        lexemes = [row[0] for row in cursor.fetchall()]
    marked = [f"{MARKER}{lexeme}" for lexeme in lexemes if lexeme.isalnum()]
    return SearchQuery(" & ".join(marked), config="simple", search_type="raw") if marked else None


def hits_of(
    found: models.QuerySet[Passage], keys: list[int], looked_for: Any, counted: dict[int, int]
) -> list[Hit]:
    """These cables, in their order, each with its best passages."""
    rank = SearchRank(F("search"), looked_for) if looked_for is not None else models.Value(0.0)
    among = found.filter(cable__in=keys).annotate(rank=rank)
    place = Window(RowNumber(), partition_by="cable", order_by=[F("rank").desc(), "order"])
    best = among.annotate(place=place).filter(place__lte=PASSAGES).order_by("cable", "place")
    rows = list(best.values_list("cable", "pk"))
    texts = (
        Paragraph.objects.public().defer("text", "runs", "search", "repairs").in_bulk([pk for _, pk in rows])
    )
    cables = Cable.objects.public().select_related("country", "post").in_bulk(keys)
    shown = {key: [texts[pk] for cable, pk in rows if cable == key and pk in texts] for key in keys}
    return [Hit(cables[key], shown[key], counted[key] - len(shown[key])) for key in keys if key in cables]

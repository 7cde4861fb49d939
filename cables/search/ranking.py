"""From Filters to rows: which paragraphs match, how well, and the page of cables that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from cables.models import Cable, Paragraph
from cables.models.passages import OFTEN, key, often

from .conditions import Condition
from .counting import Counted, counted
from .filters import Filters
from .words import Sought, quoted, sought

PAGE = 15  # cables on a page
PASSAGES = 3  # of one cable on a page
MOST_RANKED = 300  # passages; of more, those that hold the words most often


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


# The planner does not know that a scan of the table has to fetch every vector: it must use the index.
# Compiling a statement takes longer than any of them.
SETTINGS = """select set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true),
  set_config('jit', 'off', true)"""


@contextmanager
def time_limit(milliseconds: int = 1000) -> Iterator[None]:
    """Statements inside that take longer raise TooSlow; nothing else is lost."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(SETTINGS, [str(milliseconds)])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise


Best = dict[int, list[int]]  # {cable: its best passages}, in the order of the answer


def find(filters: Filters, page: int = 1, size: Counted | None = None) -> Found:
    """The page of the answer; `size` where it is known. Raises TooSlow where it takes too long."""
    size = size or counted(filters, ())
    if not size.cables:
        return Found()
    page = min(max(page, 1), max(1, -(-size.cables // PAGE)))
    condition, words = Condition.of(filters), sought(filters.query)
    if not filters.by_paragraph:
        keys = by_date(filters, *condition.cables(), page, "cables_cablefacets")
        return Found(hits_of({cable: [] for cable in keys}, {}), size.cables, 0, page)
    if words.wanted and filters.sort == "relevance":
        best = best_passages(condition, words, page, size)
    else:
        keys = by_date(filters, *condition.passages(), page, "cables_passage")
        best = first_passages(condition, keys)
    return Found(hits_of(best, matches(condition, [*best])), size.cables, size.passages, page)


def rows_of(sql: str, parameters: Sequence[object]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def by_date(filters: Filters, where: str, given: list[object], page: int, table: str) -> list[int]:
    """The cables of a page, in the direction asked; the id decides between cables of one moment."""
    direction = "asc" if filters.sort == "oldest" else "desc"
    rows = rows_of(
        f"with found as materialized (select distinct cable_id as id from {table} where {where})"
        f" select id from cables_cable join found using (id)"
        f" order by date {direction} nulls last, cables_cable.cable_id limit {PAGE} offset %s",
        [*given, (page - 1) * PAGE],
    )
    return [row[0] for row in rows]


BEST = f"""
with ranked as materialized (
  select cable_id, paragraph_id, "order", ts_rank(search, %s::tsquery) as rank
  from ({{candidates}} limit {MOST_RANKED}) t),
placed as (
  select *, row_number() over (partition by cable_id order by rank desc, "order") as place from ranked),
cables as (select cable_id, rank as best from placed where place = 1 order by best desc, cable_id)
select cable_id, paragraph_id
from (select * from cables limit {PAGE} offset %s) c join placed using (cable_id) where place <= {PASSAGES}
order by best desc, cable_id, place
"""

# The cables that follow after those with a ranked passage.
BY_NUMBER = f"""
with ranked as materialized (select distinct cable_id from ({{candidates}} limit {MOST_RANKED}) t)
select cable_id from cables_passage where {{where}} and cable_id not in (select cable_id from ranked)
group by cable_id order by count(*) desc, cable_id
limit {PAGE} offset greatest(0, %s - (select count(*) from ranked))
"""


def best_passages(condition: Condition, words: Sought, page: int, size: Counted) -> Best:
    """By the best passage of each cable. Of very many passages only some are ranked, those before the others
    that hold every word often; cables without one of these follow by their number of passages."""
    parts, given = [], []
    for tier in tiers(words) if size.passages > MOST_RANKED else [[]]:
        where, parameters = condition.passages(also=tier)
        parts.append(f'(select cable_id, paragraph_id, "order", search from cables_passage where {where})')
        given += parameters
    candidates, offset = " union all ".join(parts), (page - 1) * PAGE
    rows = rows_of(BEST.format(candidates=candidates), [words.wanted, *given, offset])
    best: Best = {}
    for cable, passage in rows:
        best.setdefault(cable, []).append(passage)
    if len(best) == PAGE or offset + len(best) >= size.cables:
        return best
    where, parameters = condition.passages()
    rows = rows_of(
        BY_NUMBER.format(candidates=candidates, where=where), [*given, *parameters, offset + len(best)]
    )
    following = [row[0] for row in rows][: PAGE - len(best)]
    return best | first_passages(condition, following)


def tiers(words: Sought) -> list[list[str]]:
    """tsqueries for passages that hold every word often, less often, at all, each without the one before it.
    PostgreSQL goes to the next tier only where those before were not enough."""
    marked = [" & ".join(quoted(often(times, word)) for word in words.plain) for times in reversed(OFTEN)]
    if not words.plain:
        return [[]]
    tiers = [[marked[0]]]
    tiers += [[tier, f"!({above})"] for above, tier in pairwise(marked)]
    return [*tiers, [f"!({marked[-1]})"]]


def first_passages(condition: Condition, cables: list[int]) -> Best:
    """Of these cables the first passages that match."""
    where, given = condition.passages(also=[among(cables)])
    rows = rows_of(
        "select cable_id, paragraph_id from (select cable_id, paragraph_id, row_number() over"
        f' (partition by cable_id order by "order") as place from cables_passage where {where}) m'
        f" where place <= {PASSAGES} order by cable_id, place",
        given,
    )
    return {cable: [passage for owner, passage in rows if owner == cable] for cable in cables}


def matches(condition: Condition, cables: list[int]) -> dict[int, int]:
    """How many passages of these cables match."""
    where, given = condition.passages(also=[among(cables)])
    return dict(rows_of(f"select cable_id, count(*) from cables_passage where {where} group by 1", given))


def among(cables: list[int]) -> str:
    return " | ".join(quoted(key("cable", cable)) for cable in cables)


# Columns that no list of hits shows.
UNSHOWN = ("to", "info", "attention", "repairs", "captions", "eo", "signature", "sender", "precedence")


def hits_of(best: Best, matches: dict[int, int]) -> list[Hit]:
    """These cables with these passages, read by the predicates of what is public."""
    wanted = [passage for passages in best.values() for passage in passages]
    texts = Paragraph.objects.public().defer("text", "runs", "search", "repairs", "public_repairs").order_by()
    found = texts.in_bulk(wanted) if wanted else {}
    cables = Cable.objects.public().select_related("country", "post").defer(*UNSHOWN).order_by()
    known = cables.in_bulk([*best])
    hits = []
    for cable in (known[pk] for pk in best if pk in known):
        passages = [found[pk] for pk in best[cable.pk] if pk in found]
        hits.append(Hit(cable, passages, matches.get(cable.pk, 0) - len(passages)))
    return hits

"""From Filters to rows: which paragraphs match, how well, and the page of cables that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from cables.models import Cable, Paragraph
from cables.models.words import CONFIG
from cables.publishing.passages import OFTEN, key, often

from .conditions import Condition
from .counting import Counted, counted
from .filters import Filters
from .statements import rows_of
from .words import Sought, quoted, sought

PAGE = 15  # cables on a page
PASSAGES = 3  # of one cable on a page
ANSWERING = 4
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


Best = dict[int, list[int]]  # {cable: its best passages}, in the order of the answer


def find(filters: Filters, page: int = 1, size: Counted | None = None) -> Found:
    """The page of the answer; `size` where it is known. Raises TooSlow where it takes too long."""
    size = size or counted(filters, ())
    if not size.cables:
        return Found()
    page = min(max(page, 1), max(1, -(-size.cables // PAGE)))
    condition, words = Condition.of(filters), sought(filters.query)
    if not filters.by_paragraph:
        best: Best = {cable: [] for cable in by_date(filters, *condition.cables(), page)}
    elif words.wanted and filters.sort == "relevance":
        best = best_passages(condition, words, page, size)
    else:
        best = first_passages(condition, by_date(filters, "cable_id = any(%s)", [[*size.matches]], page))
    return Found(hits_of(best, size.matches), size.cables, size.passages, page)


def by_date(filters: Filters, where: str, given: list[object], page: int) -> list[int]:
    """The cables of a page, in the direction asked; the id decides between cables of one moment."""
    direction = "asc" if filters.sort == "oldest" else "desc"
    rows = rows_of(
        f"select id from cables_cable where id in (select cable_id from cables_cablefacets where {where})"
        f" order by date {direction} nulls last, cable_id limit {PAGE} offset %s",
        [*given, (page - 1) * PAGE],
    )
    return [row[0] for row in rows]


# By how close together the words stand, and how often, for the length of the passage: a sentence that says it
# goes before the longest paragraph, which holds every word somewhere. What answers a question on that goes
# before what only says it.
RANKED = f"""
select cable_id, paragraph_id from (
  select cable_id, paragraph_id, "order", ts_rank_cd(search, %s::tsquery, 1)
    * case when search @@ %s::tsquery then {ANSWERING} else 1 end as rank
  from ({{candidates}} limit {MOST_RANKED}) t) r
order by rank desc, cable_id, "order"
"""


def best_passages(condition: Condition, words: Sought, page: int, size: Counted) -> Best:
    """By the best passage of each cable. Of very many passages only some are ranked: those in which words of
    the query stand side by side, then those that hold every word often; cables without one of these follow by
    their number of passages."""
    parts, given = [], []
    for tier in tiers(words) if size.passages > MOST_RANKED else [[]]:
        where, parameters = condition.passages(also=tier)
        parts.append(f'(select cable_id, paragraph_id, "order", search from cables_passage where {where})')
        given += parameters
    ranked: Best = {}
    for cable, passage in rows_of(
        RANKED.format(candidates=" union all ".join(parts)), [words.wanted, topics_on(words.about), *given]
    ):
        ranked.setdefault(cable, []).append(passage)
    order = [*ranked]
    if page * PAGE > len(ranked):
        others = size.matches.keys() - ranked.keys()
        order += sorted(others, key=lambda cable: (-size.matches[cable], cable))
    shown = order[(page - 1) * PAGE : page * PAGE]
    first = first_passages(condition, [cable for cable in shown if cable not in ranked])
    return {cable: ranked.get(cable, first.get(cable, []))[:PASSAGES] for cable in shown}


ABOUT = f"""
select coalesce(string_agg(quote_literal('=topic:' || slug), ' | '), '') from cables_topic,
  lateral (select tsvector_to_array(to_tsvector('{CONFIG}', label)) as said) t
where (select count(*) from unnest(%s::text[]) w where w = any(said)) * 2 > cardinality(%s::text[])
"""


@lru_cache(maxsize=512)
def topics_on(lexemes: tuple[str, ...]) -> str:
    """A tsquery for passages that answer a question on topics which are called by most of these words."""
    return str(rows_of(ABOUT, [[*lexemes], [*lexemes]])[0][0]) if lexemes else ""


def tiers(words: Sought) -> list[list[str]]:
    """tsqueries for passages that hold words of the query side by side, every word often, less often, at all,
    each without those before it. PostgreSQL goes to the next tier only where those before were not enough."""
    if not words.plain:
        return [[]]
    marked = [" & ".join(quoted(often(times, word)) for word in words.plain) for times in reversed(OFTEN)]
    frequent = [
        [marked[0]],
        *([tier, f"!({above})"] for above, tier in pairwise(marked)),
        [f"!({marked[-1]})"],
    ]
    if not words.beside:
        return frequent
    return [[words.beside], *([*tier, f"!({words.beside})"] for tier in frequent)]


def first_passages(condition: Condition, cables: list[int]) -> Best:
    """Of these cables the first passages that match."""
    if not cables:
        return {}
    where, given = condition.passages(also=[among(cables)])
    rows = rows_of(
        "select cable_id, paragraph_id from (select cable_id, paragraph_id, row_number() over"
        f' (partition by cable_id order by "order") as place from cables_passage where {where}) m'
        f" where place <= {PASSAGES} order by cable_id, place",
        given,
    )
    return {cable: [passage for owner, passage in rows if owner == cable] for cable in cables}


def among(cables: list[int]) -> str:
    return " | ".join(quoted(key("cable", cable)) for cable in cables)


# What a list of hits shows.
OF_CABLE = (
    "cable_id", "subject", "country__name", "reporting_year", "document", "date", "part_number", "part_of",
    "sections_missing", "sample", "superseded_by__held", "superseded_by__withdrawn_at",
)  # fmt: skip
OF_PARAGRAPH = ("cable", "key", "number", "section", "public_text")


def hits_of(best: Best, matches: Mapping[int, int]) -> list[Hit]:
    """These cables with these passages, read by the predicates of what is public."""
    wanted = [passage for passages in best.values() for passage in passages]
    texts = Paragraph.objects.public().only(*OF_PARAGRAPH).order_by().in_bulk(wanted)
    cables = (
        Cable.objects.public()
        .select_related("country", "superseded_by")
        .only(*OF_CABLE)
        .order_by()
        .in_bulk([*best])
    )
    hits = []
    for cable in (cables[pk] for pk in best if pk in cables):
        passages = [texts[pk] for pk in best[cable.pk] if pk in texts]
        hits.append(Hit(cable, passages, matches.get(cable.pk, 0) - len(passages)))
    return hits

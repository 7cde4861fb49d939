"""Where nothing was found: another spelling, and what each choice left away would give. Public text only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db import connection
from rapidfuzz import fuzz, process

from cables.models import Word
from cables.models.passages import settle
from cables.models.phrases import LINKING, phrase_query

from .filters import Filters, words_of
from .ranking import find
from .syntax import Query

CLOSE = 72  # of 100: likeness of two words worth suggesting
STANDING = """
select word, (select count(*) from (select from cables_passage where search @@ query::tsquery limit 1000) p)
from unnest(%s::text[], %s::text[]) w (word, query)
"""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The same question with one thing left away, and what it would find."""

    name: str
    value: str
    filters: Filters
    cables: int
    passages: int


def relaxations(filters: Filters) -> list[Relaxation]:
    """Each facet's choice left away in turn, then the words; those that still give nothing are left out."""
    asked = [
        (name, ", ".join(filters.values(name)), filters.with_values(name, ())) for name in filters.active
    ]
    if filters.query.clauses and filters.active:
        asked.append(("words", filters.text, filters.without_text()))
    found = []
    for name, value, other in asked[:6]:
        answer = find(other)
        if answer.cables:
            found.append(Relaxation(name, value, other, answer.cables, answer.passages))
    return found


def spelling(filters: Filters) -> Filters | None:
    """The question with unknown words replaced by the likest known ones; None where that finds nothing."""
    words = {term.text.lower() for term in filters.query.terms if term.kind == "word" and not term.excluded}
    words = {word for word in words if len(word) > 2 and word not in LINKING}
    if not words or any(len(word) > 40 for word in words):
        return None
    better = likest(words)
    clauses = tuple(
        tuple(replace(term, text=better.get(term.text.lower(), term.text)) for term in clause)
        for clause in filters.query.clauses
    )
    query = Query(clauses)
    other = replace(filters, query=query, text=words_of(query))
    return other if other.text.lower() != filters.text.lower() and find(other).cables else None


def likest(words: Collection[str]) -> dict[str, str]:
    """{word: the public word most like it; among equals the more frequent one}, itself where it is public."""
    settle()
    known = list(Word.objects.values_list("word", flat=True))
    near: dict[str, dict[str, int]] = {}
    for word in words:
        found = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5)
        near[word] = {other: round(likeness) for other, likeness, _ in found}
    counts = public({other for others in near.values() for other in others})
    best: dict[str, str] = {}
    for word, others in near.items():
        if standing := [(likeness, counts[one], one) for one, likeness in others.items() if one in counts]:
            best[word] = max(standing)[-1]
    return best


def public(words: Collection[str]) -> dict[str, int]:
    """{word that stands in public text: in how many passages, up to some}"""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [[*words], [phrase_query(word) for word in words]])
        return {word: number for word, number in cursor.fetchall() if number}

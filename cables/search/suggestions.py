"""Where nothing was found: another spelling, and what each choice left away would give. Public text only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import connection
from rapidfuzz import fuzz, process

from cables.models import Paragraph

from .filters import Filters, words_of
from .ranking import find
from .syntax import Query

CLOSE = 72  # of 100: likeness of two words worth suggesting


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
    words = [term for term in filters.query.terms if term.kind == "word" and not term.excluded]
    if not words or any(len(term.text) > 40 for term in words):
        return None
    known = vocabulary()
    better = {term: likest(term.text, known) for term in words if term.text.lower() not in known}
    clauses = tuple(
        tuple(replace(term, text=better.get(term) or term.text) for term in clause)
        for clause in filters.query.clauses
    )
    query = Query(clauses)
    other = replace(filters, query=query, text=words_of(query))
    return other if other.text != filters.text and find(other).cables else None


def likest(word: str, known: dict[str, int]) -> str | None:
    """The known word most like it; among equals the more frequent one."""
    best = process.extract(word.lower(), known.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5)
    return max(best, key=lambda match: (round(match[1]), known[match[0]]))[0] if best else None


def vocabulary() -> dict[str, int]:
    """{word of the published text: in how many paragraphs it stands}"""
    rows, parameters = Paragraph.objects.public().order_by().values("public_text").query.sql_with_params()
    with connection.cursor() as cursor:
        inner = cursor.mogrify(f"select to_tsvector('simple', p.public_text) from ({rows}) p", parameters)
        cursor.execute("select word, ndoc from ts_stat(%s) where word ~ '^[[:alpha:]]{3,30}$'", [inner])
        return dict(cursor.fetchall())

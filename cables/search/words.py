"""From a Query to what PostgreSQL looks for: one tsquery that finds, one that ranks and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models.expressions import RawSQL

from cables.text.phrases import phrase_query

from .spellings import american, british
from .syntax import Query, Term

CONFIG = "english"
Part = tuple[str, list[str]]  # SQL of type tsquery and its parameters


@dataclass(frozen=True, slots=True)
class Sought:
    """tsqueries as text: `match` finds passages, `wanted` is the query less what it excludes ("" where
    nothing is left); `plain` are the lexemes of the words that all have to be there, `beside` is where two of
    these stand side by side as typed ("" for a single one), `common` are words that are not looked for."""

    match: str
    wanted: str
    plain: tuple[str, ...]
    beside: str = ""
    common: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def sought(query: Query) -> Sought:
    """How PostgreSQL reads the words: always the same for the same words."""
    if not query.clauses:
        return Sought("", "", ())
    match, given = joined(query.clauses, matched)
    kept = [tuple(term for term in clause if not term.excluded) for clause in query.clauses]
    wanted, also = joined([clause for clause in kept if clause], ranked)
    plain = [american(clause[0].text) for clause in query.clauses if len(clause) == 1 and is_word(clause[0])]
    words = [term.text for term in query.terms if is_word(term)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select ({match})::text, ({wanted})::text, tsvector_to_array(to_tsvector('{CONFIG}', %s)),"
            f" array(select w from unnest(%s::text[]) w where numnode(plainto_tsquery('{CONFIG}', w)) = 0)",
            [*given, *also, " ".join(plain), words],
        )
        found, ranks, lexemes, common = cursor.fetchone()
    beside = " | ".join(filter(None, (phrase_query(f"{one} {other}") for one, other in pairwise(plain))))
    return Sought(found, ranks, tuple(lexemes), beside, frozenset(common))


def is_word(term: Term) -> bool:
    return term == Term(term.text)


def joined(clauses: Iterable[tuple[Term, ...]], part: Callable[[Term], Part]) -> Part:
    """All clauses, of each one term."""
    found, parameters = [], []
    for clause in clauses:
        parts = [excluded(term, part(term)) for term in clause]
        found.append("(" + " || ".join(sql for sql, _ in parts) + ")")
        parameters += [value for _, given in parts for value in given]
    return " && ".join(found) or "''::tsquery", parameters


def excluded(term: Term, part: Part) -> Part:
    return (f"!!({part[0]})", part[1]) if term.excluded else part


def matched(term: Term) -> Part:
    """Phrases go by the words as written, the others by their stems."""
    return ("%s::tsquery", [phrase_query(term.text)]) if term.kind == "phrase" else ranked(term)


def ranked(term: Term) -> Part:
    if term.kind == "phrase":
        return f"phraseto_tsquery('{CONFIG}', %s)", [term.text]
    if term.kind == "prefix":
        start = f"{term.text}:*"
        return f"(to_tsquery('{CONFIG}', %s) || to_tsquery('simple', %s))", [start, start]
    one = f"plainto_tsquery('{CONFIG}', %s)"
    spellings = sorted({term.text, american(term.text), british(term.text)})
    return f"({' || '.join(one for _ in spellings)})", spellings


def quoted(lexeme: str) -> str:
    """A lexeme as a tsquery writes it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def wanted(query: Query) -> Any:
    """What ranking and highlighting look for, as an expression. None where nothing is left."""
    text = sought(query).wanted if query.clauses else ""
    return RawSQL("%s::tsquery", [text], output_field=SearchQueryField()) if text else None

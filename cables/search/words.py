"""From a Query to what PostgreSQL looks for: one tsquery that finds, one that ranks and marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models.expressions import RawSQL

from cables.models.words import CONFIG
from cables.text.folding import folded
from cables.text.phrases import acronym, phrase_query

from .spellings import american, british, other_form
from .syntax import DOTTED, JOINED, Query, Term

Part = tuple[str, list[str]]  # SQL of type tsquery and its parameters


@dataclass(frozen=True, slots=True)
class Sought:
    """tsqueries as text: `match` finds passages, `held` those that hold what is not excluded, `wanted` ranks
    them, `marked` finds any word that is looked for by its stem (each "" where nothing is left). `exact` are
    the terms that are looked for as they are, `plain` the lexemes of the words that all have to be there,
    `about` those of all that is not excluded; `beside` is where two of `plain` stand side by side as typed
    ("" for a single one), `common` are words that are not looked for."""

    match: str
    held: str
    wanted: str
    marked: str
    exact: tuple[Term, ...]
    plain: tuple[str, ...]
    about: tuple[str, ...] = ()
    beside: str = ""
    common: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def sought(query: Query) -> Sought:
    """How PostgreSQL reads the words: always the same for the same words."""
    if not query.clauses:
        return Sought("", "", "", "", (), ())
    kept = [tuple(term for term in clause if not term.excluded) for clause in query.clauses]
    kept = [clause for clause in kept if clause]
    stems = [tuple(term for clause in kept for term in clause if not is_exact(term))]
    parts = [
        joined(query.clauses, matched), joined(kept, matched), joined(kept, ranked),
        joined([clause for clause in stems if clause], matched),
    ]  # fmt: skip
    queries = ", ".join(f"({sql})::text" for sql, _ in parts)
    given = [value for _, values in parts for value in values]
    plain = [american(clause[0].text) for clause in query.clauses if len(clause) == 1 and is_word(clause[0])]
    words = [term.text for term in query.terms if is_word(term)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {queries}, tsvector_to_array(to_tsvector('{CONFIG}', %s)),"
            f" tsvector_to_array(to_tsvector('{CONFIG}', %s)),"
            f" array(select w from unnest(%s::text[]) w where numnode(plainto_tsquery('{CONFIG}', w)) = 0)",
            [*given, " ".join(plain), " ".join(term.text for clause in kept for term in clause), words],
        )
        match, held, wanted, marked, lexemes, about, common = cursor.fetchone()
    beside = " | ".join(filter(None, (phrase_query(f"{one} {other}") for one, other in pairwise(plain))))
    exact = tuple(term for clause in kept for term in clause if is_exact(term))
    return Sought(match, held, wanted, marked, exact, tuple(lexemes), tuple(about), beside, frozenset(common))


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


def is_exact(term: Term) -> bool:
    """Whether these very words are looked for, not their stems."""
    return term.kind in ("phrase", "compound", "number", "acronym") or bool(
        term.kind == "prefix" and JOINED.search(term.text)
    )


def matched(term: Term) -> Part:
    """Phrases go by the words as written, the others by their stems."""
    if term.kind == "number":
        return "%s::tsquery", [quoted(digits(term.text))]
    if term.kind == "acronym":
        letters = term.text.replace(".", "").lower()
        return "%s::tsquery", [f"{quoted(acronym(letters))} | {quoted('.'.join(letters))}"]
    if is_exact(term):
        queries = (phrase_query(text, beginning=term.kind == "prefix") for text in phrasings(term.text))
        return "%s::tsquery", [" | ".join(f"({query})" for query in queries if query)]
    return ranked(term)


def ranked(term: Term) -> Part:
    if term.kind in ("number", "acronym"):
        return matched(term)
    if is_exact(term):
        return f"phraseto_tsquery('{CONFIG}', %s)", [re.sub(r"[-/*]", " ", term.text)]
    if term.kind == "prefix":
        start = f"{folded(term.text)}:*"
        return f"(to_tsquery('{CONFIG}', %s) || to_tsquery('simple', %s))", [start, start]
    one = f"plainto_tsquery('{CONFIG}', %s)"
    word = term.text
    spellings = sorted({word, american(word), british(word), other_form(word), *shortened(word)})
    return f"({' || '.join(one for _ in spellings)})", spellings


def digits(number: str) -> str:
    """$10,000 as it is found: 10000."""
    return "".join(sign for sign in number if sign.isdigit())


def shortened(word: str) -> list[str]:
    """U.S. as US, and US as U.S.; nothing else has another form."""
    if DOTTED.fullmatch(word):
        return [word.replace(".", "")]
    return [".".join(word) + "."] if word.isupper() and word.isalpha() and 1 < len(word) < 4 else []


def phrasings(text: str) -> list[str]:
    """The words of a phrase, with their abbreviations written with and without points."""
    words = text.split()
    other = " ".join((shortened(word.strip(",;")) or [word])[0] for word in words)
    return [text] if other == text else [text, other]


def quoted(lexeme: str) -> str:
    """A lexeme as a tsquery writes it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def wanted(query: Query) -> Any:
    """What ranking and highlighting look for, as an expression. None where nothing is left."""
    text = sought(query).wanted if query.clauses else ""
    return RawSQL("%s::tsquery", [text], output_field=SearchQueryField()) if text else None

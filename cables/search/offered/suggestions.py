"""Where nothing was found: another spelling, and what each choice left away would give. Public text only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db import connection
from rapidfuzz import fuzz, process

from cables.models import Word
from cables.publishing.passages import settle
from cables.publishing.reading_room import in_the_stacks
from cables.search.filters import Filters, words_of
from cables.search.kinds import YEAR
from cables.search.ranking import find
from cables.search.spellings import american, british
from cables.search.syntax import Query, Term
from cables.search.words import is_word
from cables.text.phrases import LINKING, phrase_query

WORDS, YEARS = "words", "years"
CLOSE = 72  # of 100: likeness of two words worth suggesting
STANDING = """
select word, (select count(*) from (select from cables_passage where search @@ query::tsquery limit 1000) p)
from unnest(%s::text[], %s::text[]) w (word, query)
"""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The same question with one thing left away, and what it would find: `name` is a facet, WORDS, or YEARS
    where years typed as words are chosen in their facet."""

    name: str
    filters: Filters
    cables: int
    passages: int


def relaxations(filters: Filters) -> list[Relaxation]:
    """Years as filters, then each facet's choice left away in turn, then the words; those that still give
    nothing are left out."""
    typed = years_as_filters(filters)
    asked = [(YEARS, typed)] if typed else []
    asked += [(name, filters.with_values(name, ())) for name in filters.active]
    if filters.query.clauses and filters.active:
        asked.append((WORDS, filters.without_text()))
    found = []
    for name, other in asked[:7]:
        answer = find(other)
        if answer.cables:
            found.append(Relaxation(name, other, answer.cables, answer.passages))
    return found


def nearest(filters: Filters) -> Filters | None:
    """The question for passages that hold any of its words, where all of them are in none; None where there
    is but one, or the reader has joined them."""
    clauses = [clause for clause in filters.query.clauses if not clause[0].excluded]
    kept = tuple(clause for clause in filters.query.clauses if clause[0].excluded)
    if len(clauses) < 2 or any(len(clause) > 1 for clause in clauses):
        return None
    query = replace(filters.query, clauses=(tuple(clause[0] for clause in clauses), *kept))
    return replace(filters, query=query, text=words_of(query))


def years_as_filters(filters: Filters) -> Filters | None:
    """The question with its words that are years chosen as reporting years; None without such a word."""
    clauses = filters.query.clauses
    years = {c: c[0].text for c in clauses if len(c) == 1 and is_word(c[0]) and YEAR.fullmatch(c[0].text)}
    if not years:
        return None
    query = Query(tuple(clause for clause in clauses if clause not in years))
    chosen = (*filters.values("year"), *years.values())
    return replace(filters, query=query, text=words_of(query)).with_values("year", dict.fromkeys(chosen))


def spelling(filters: Filters) -> Filters | None:
    """The question with unknown words replaced by the likest known ones; None where that finds nothing."""
    words = {term.text.lower() for term in filters.query.terms if term.kind == "word" and not term.excluded}
    words = {word for word in words if len(word) > 2 and word not in LINKING}
    if any(len(word) > 40 for word in words):
        return None
    better = likest(words) if words else {}
    clauses = tuple(tuple(respelled(term, better) for term in clause) for clause in filters.query.clauses)
    query = Query(clauses)
    other = replace(filters, query=query, text=words_of(query))
    return other if other.text.lower() != filters.text.lower() and find(other).cables else None


def respelled(term: Term, better: dict[str, str]) -> Term:
    """A phrase, which is looked for as it is written, in the other English."""
    if term.kind != "phrase":
        return replace(term, text=better.get(term.text.lower(), term.text))
    words = [american(word) if american(word) != word else british(word) for word in term.text.split()]
    return replace(term, text=" ".join(words))


def likest(words: Collection[str]) -> dict[str, str]:
    """{word: the public word most like it; among equals the more frequent one}, itself where it is public."""
    settle()
    with in_the_stacks():  # words stay known that are public nowhere any more
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

"""The query language: words, "phrases", -exclusions, OR, prefix*, field:value. Nothing is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LONGEST = 400  # characters of a query that are read
MOST_TERMS = 24

# Curly quotes come with text pasted from a word processor.
QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'})

TOKEN = re.compile(
    r"""
    (?P<minus>-)?                       # what follows is excluded
    (?:(?P<field>[A-Za-z]{1,12}):)?     # a field of the record: country:KZ
    (?: "(?P<phrase>[^"]*)"             # "a phrase"; a quote never closed is skipped
      | (?P<word>[^\s"]+) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """`kind` is word (any form of it), phrase (these very words) or prefix (words that begin so)."""

    text: str
    kind: str = "word"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses must hold; a clause holds when one of its terms does.

    `fields` are (facet, value) in the order typed, `cut` whether something at the end was left unread.
    """

    clauses: tuple[tuple[Term, ...], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    cut: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for clause in self.clauses for term in clause)


Pairs = list[tuple[str, str]]


def no_fields(field: str, value: str) -> Pairs:
    return []


def read_query(text: str, fields: Callable[[str, str], Pairs] = no_fields) -> Query:
    """query = clause*; clause = item ("OR" item)*; item = "-"? (phrase | word | prefix "*") | field:value

    `fields` gives what field:value stands for, [(facet, value), ...]; where it is nothing, it is a word."""
    clauses: list[tuple[Term, ...]] = []
    pairs: Pairs = []
    joined = False
    for item in items(text[:LONGEST].replace("\x00", " ").translate(QUOTES), fields):
        if item == "OR":
            joined = bool(clauses)
        elif isinstance(item, Term):
            if joined:
                clauses[-1] += (item,)
            else:
                clauses.append((item,))
            joined = False
        elif not isinstance(item, str):
            pairs += item
            joined = False
    kept = tuple(clauses[:MOST_TERMS])
    return Query(kept, tuple(pairs), cut=len(text) > LONGEST or len(clauses) > MOST_TERMS)


def items(text: str, fields: Callable[[str, str], Pairs]) -> Iterator[Term | Pairs | str]:
    """Terms, (facet, value) pairs and the word OR, in the order typed; bare signs are skipped."""
    for match in TOKEN.finditer(text):
        field, phrase, word = match["field"], match["phrase"], match["word"]
        value = phrase if phrase is not None else word
        if word == "OR" and not field and not match["minus"]:
            yield "OR"
        elif field and not match["minus"] and (pairs := fields(field, value)):
            yield pairs
        else:
            term = read_term(f"{field}:{value}" if field else value, phrase is not None, bool(match["minus"]))
            if term:
                yield term


def read_term(text: str, quoted: bool, excluded: bool) -> Term | None:
    """A term, or None where there is no letter or digit to look for."""
    bare = " ".join(text.split()).strip(" ()[]{},.;!?&|'")
    if not any(letter.isalnum() for letter in bare):
        return None
    if quoted:
        return Term(bare, "phrase", excluded)
    if bare.endswith("*"):
        stem = "".join(letter for letter in bare if letter.isalnum())
        return Term(stem, "prefix" if len(stem) > 1 else "word", excluded)
    return Term(bare, "word", excluded)

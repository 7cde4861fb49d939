"""The query language: words, "phrases", -exclusions, OR, NOT, prefix*, field:value. Nothing is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cables.text.folding import typed
from cables.text.phrases import UNSOUGHT

LONGEST = 400  # characters of a query that are read
MOST_TERMS = 24
SIGNS = frozenset({"OR", "AND", "NOT"})

# Curly quotes come with text pasted from a word processor.
QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'})
JOINED = re.compile(r"\w[-/]+\w")
DOTTED = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]\.?")
# Not what may be a year.
NUMBER = re.compile(r"[$€£¥]?\d{1,3}(?:,\d{3})+|[$€£¥]\d+|(?!(?:19|20)\d\d$)\d{4,}")

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
    """`kind` is word (any form of it), phrase (these very words), compound (the same, typed with a hyphen or
    a stroke), number (its digits, however they are set apart), acronym (the word in capitals, which in small
    letters nobody looks for) or prefix (words that begin so)."""

    text: str
    kind: str = "word"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses must hold; a clause holds when one of its terms does.

    `fields` are (facet, value) in the order typed, `cut` whether something at the end was left unread,
    `stars` what holds a * where it does nothing.
    """

    clauses: tuple[tuple[Term, ...], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    stars: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for clause in self.clauses for term in clause)


Pairs = list[tuple[str, str]]


def no_fields(field: str, value: str) -> Pairs:
    return []


def read_query(text: str, fields: Callable[[str, str], Pairs] = no_fields) -> Query:
    """query = clause*; clause = item ("OR" item)*; item = not? (phrase | word | prefix "*") | field:value;
    not = "-" | "NOT"

    `fields` gives what field:value stands for, [(facet, value), ...]; where it is nothing, it is a word."""
    clauses: list[tuple[Term, ...]] = []
    pairs: Pairs = []
    joined = False
    read = typed(text[:LONGEST].replace("\x00", " ").translate(QUOTES))
    for item in items(read, fields):
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
    stars = tuple(term.text for clause in kept for term in clause if "*" in term.text)
    return Query(kept, tuple(pairs), len(text) > LONGEST or len(clauses) > MOST_TERMS, stars)


def items(text: str, fields: Callable[[str, str], Pairs]) -> Iterator[Term | Pairs | str]:
    """Terms, (facet, value) pairs and the word OR, in the order typed; bare signs and the word AND are
    skipped, NOT excludes what follows it."""
    excluding = False
    for match in TOKEN.finditer(text):
        field, phrase, word = match["field"], match["phrase"], match["word"]
        value = phrase if phrase is not None else word
        sign = word in SIGNS and not field and not match["minus"]
        if sign and word == "OR":
            yield "OR"
        elif sign:
            excluding = word == "NOT"
        elif field and not match["minus"] and not excluding and (pairs := fields(field, value)):
            yield pairs
        else:
            excluded = bool(match["minus"]) or excluding
            term = read_term(f"{field}:{value}" if field else value, phrase is not None, excluded)
            excluding = False
            if term:
                yield term


def read_term(text: str, quoted: bool, excluded: bool) -> Term | None:
    """A term, or None where there is no letter or digit to look for, or a sign with something beside it."""
    # A hyphen inside of a bracket excludes nothing, and would when the query is written again.
    bare = " ".join(text.split()).strip(" ()[]{},.;!?&|'-")
    if not any(letter.isalnum() for letter in bare) or (bare in SIGNS and not quoted):
        return None
    if quoted:
        return Term(bare, "phrase", excluded)
    if bare.endswith("*"):
        return read_prefix(bare.rstrip("*"), excluded)
    if NUMBER.fullmatch(bare):
        return Term(bare, "number", excluded)
    if JOINED.search(bare):
        return Term(bare, "compound", excluded)
    letters = bare.replace(".", "") if DOTTED.fullmatch(bare) else bare
    if len(letters) > 1 and letters.isupper() and letters.lower() in UNSOUGHT:
        return Term(bare, "acronym", excluded)
    return Term(bare, "word", excluded)


def read_prefix(stem: str, excluded: bool) -> Term:
    """anti-traffick* keeps its hyphen: the words before the last are as they are."""
    if JOINED.search(stem):
        return Term(stem, "prefix", excluded)
    letters = "".join(letter for letter in stem if letter.isalnum())
    return Term(letters, "prefix" if len(letters) > 1 else "word", excluded)

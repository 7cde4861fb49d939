"""What a reader asked, as one frozen value that forms, links, counts, exports, feeds and the API share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from .kinds import ALIASES, FACETS, NOT_STATED, OF_CABLES
from .parameters import OTHER_KEYS, SORTS, NotUnderstood, scalar, texts_of
from .syntax import LONGEST, Query, read_query

MOST_VALUES = 40  # of one facet
TEXT = re.compile(r"[^\x00-\x1f]{1,120}")
YEARS = re.compile(r"((?:19|20)\d\d) ?(?:-|–|\.\.) ?((?:19|20)\d\d)")


Known = Callable[[str, str], Iterable[str]]


def as_typed(facet: str, text: str) -> Iterable[str]:
    return (text,)


def typed_values(known: Known, field: str, text: str) -> list[tuple[str, str]]:
    """[(facet, value), ...] of field:text; empty where it is no filter, or one of its values is none."""
    facet = ALIASES.get(field.lower(), field.lower())
    if facet not in FACETS:
        return []
    found = [read_values(facet, known(facet, part)) for part in text.split(",")]
    return [(facet, value) for values in found for value in values] if all(found) else []


@dataclass(frozen=True, slots=True)
class Filters:
    """The words, and {facet: the values chosen in it}: OR inside one facet, AND between facets."""

    query: Query = field(default_factory=Query)
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: bool = False
    sort: str = "relevance"
    not_understood: tuple[NotUnderstood, ...] = ()

    @classmethod
    def read(cls, params: Mapping[str, Any], known: Known = as_typed) -> Filters:
        """From a query string (a QueryDict or a dict of lists). What cannot be read is told apart; typed in
        the query, it is read as words. `known` gives the values of a facet behind what was typed."""
        query = read_query(" ".join(texts_of(params, "q")), partial(typed_values, known))
        chosen, told = read_facets(params, query, known)
        sort, odd_sort = scalar(params, "sort", SORTS)
        replaced, odd_replaced = scalar(params, "replaced", ("1", "0"))
        return cls(
            query=query,
            text=words_of(query),
            replaced=replaced == "1",
            sort=sort or SORTS[0],
            chosen=chosen,
            not_understood=(*told, *odd_sort, *odd_replaced),
        )

    def values(self, facet: str) -> tuple[str, ...]:
        return self.chosen.get(facet, ())

    @property
    def active(self) -> tuple[str, ...]:
        """The facets in which something is chosen, if only what cannot be read: that finds nothing."""
        odd = {one.name for one in self.not_understood}
        return tuple(name for name in FACETS if self.values(name) or name in odd)

    @property
    def by_paragraph(self) -> bool:
        """Whether passages were asked for; else the answer is a list of cables."""
        return bool(self.query.clauses) or any(name not in OF_CABLES for name in self.active)

    @property
    def empty(self) -> bool:
        return not self.query.clauses and not self.active

    def with_values(self, facet: str, values: Iterable[str]) -> Filters:
        """With these values of a facet in place of all that it was asked."""
        told = tuple(one for one in self.not_understood if one.name != facet)
        return replace(self, chosen={**self.chosen, facet: tuple(values)}, not_understood=told)

    def toggled(self, facet: str, value: str) -> Filters:
        """With the value chosen, or no longer chosen."""
        chosen = self.values(facet)
        rest = tuple(v for v in chosen if v != value)
        return self.with_values(facet, rest if value in chosen else (*chosen, value))

    @property
    def unread(self) -> tuple[str, ...]:
        """What looks like a filter and was read as words: country:Nowhere, -year:2007."""
        begun = tuple(f"{field}:" for field in (*FACETS, *ALIASES))
        words = (term for term in self.query.terms if term.kind != "phrase")
        return tuple(written(term) for term in words if term.text.lower().startswith(begun))

    def without_text(self) -> Filters:
        return replace(self, query=Query(), text="")

    def pairs(self) -> list[tuple[str, str]]:
        """The query string's keys and values, always in the same order."""
        found = [("q", self.text)] if self.text else []
        found += [(name, value) for name in FACETS for value in self.values(name)]
        found += [("replaced", "1")] if self.replaced else []
        return found + ([("sort", self.sort)] if self.sort != SORTS[0] else [])

    def query_string(self, **more: object) -> str:
        """`?q=visa&country=KZ`, or "" where nothing was asked."""
        pairs = self.pairs() + [(name, str(value)) for name, value in more.items() if value]
        return f"?{urlencode(pairs)}" if pairs else ""


def read_facets(
    params: Mapping[str, Any], query: Query, known: Known
) -> tuple[dict[str, tuple[str, ...]], list[NotUnderstood]]:
    """{facet: what is chosen in it}, by its keys and in the words of the query; and what cannot be read."""
    chosen: dict[str, tuple[str, ...]] = {}
    told: list[NotUnderstood] = []
    for name, kind in FACETS.items():
        keys = [name, *(key for key, of in OTHER_KEYS.items() if of == name)]
        values = {value: None for field, value in query.fields if field == name}
        for text in (text for key in keys for text in texts_of(params, key)):
            found, odd = understood(name, text, known)
            values |= dict.fromkeys(found)
            told += [NotUnderstood(name, each, kind.described) for each in odd]
        if len(values) > MOST_VALUES:
            told.append(NotUnderstood(name, f"{len(values)} values", f"at most {MOST_VALUES} are read."))
        if values:
            chosen[name] = tuple(values)[:MOST_VALUES]
    return chosen, told


def understood(facet: str, text: str, known: Known) -> tuple[list[str], list[str]]:
    """The values that a text stands for, and what in it stands for none: KZ,UZ are two, a name may hold a
    comma."""
    if found := read_values(facet, known(facet, text)):
        return list(found), []
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return [], [text]
    read = [(part, read_values(facet, known(facet, part))) for part in parts]
    return [value for _, values in read for value in values], [part for part, values in read if not values]


def read_values(facet: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The readable ones, each once."""
    kind = FACETS[facet]
    found = (value for text in texts for value in spread(facet, text.strip()))
    return tuple(dict.fromkeys(v for v in found if v == NOT_STATED or (TEXT.fullmatch(v) and kind.takes(v))))


def spread(facet: str, text: str) -> Iterable[str]:
    """2006-2008 as three years; letters in the facet's own case."""
    if facet == "year" and (span := YEARS.fullmatch(text)):
        first, last = sorted((int(span[1]), int(span[2])))
        return map(str, range(first, last + 1))
    if text.lower() == NOT_STATED:
        return (NOT_STATED,)
    return (FACETS[facet].read(text),)


def words_of(query: Query) -> str:
    """The query without its field:value pairs, written so that it reads the same again."""
    return " ".join(" OR ".join(written(term) for term in clause) for clause in query.clauses)[:LONGEST]


def written(term: Any) -> str:
    text = {"phrase": f'"{term.text}"', "prefix": f"{term.text}*"}.get(term.kind, term.text)
    return f"-{text}" if term.excluded else text

"""What each address can be asked: the one table of parameters for pages, files, feeds and the API.

Nothing that is asked is passed over in silence. What cannot be read, and a key that an address does not know,
is a `NotUnderstood`: a page says so, a file, feed or the API refuses it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from .kinds import ALIASES, FACETS

SORTS = ("relevance", "newest", "oldest")
# Other keys of a facet in addresses; in the words of a query `q:` is one too.
OTHER_KEYS = {alias: name for alias, name in ALIASES.items() if alias != "q"}
SCALARS = ("replaced", "sort")
FILTERS = ("q", *FACETS, *OTHER_KEYS, *SCALARS)
# A file holds all pages of what it is asked, so `page` is known there and means nothing.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "search": (*FILTERS, "page", "from_year", "to_year"),
    "facet": (*FILTERS, "page"),
    "search-file": (*FILTERS, "page"),
    "search-feed": (*FILTERS, "page"),
    "statistics": (*FILTERS, "source", "order", "page"),
    "statistics-file": (*FILTERS, "source", "order", "page"),
    "organizations": ("name", "kind", "country", "page"),
    "organizations-file": ("name", "kind", "country", "page"),
    "compare": ("topic", "country", "year", "rows", "empty", "page"),
    "compare-file": ("topic", "country", "year", "rows", "empty", "page"),
    "names": ("q",),
    "answers-file": (*FILTERS, "page"),
    "questions-file": ("year", "section", "topic", "question", "page"),
}
TWICE = "another value stands there too."
# What other sites add to the addresses that they link to.
ADDED = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class NotUnderstood(NamedTuple):
    """A key or value of a query string that cannot be read, and what could be there instead."""

    name: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}={self.text[:60]}: {self.why}" if self.text else f"{self.name}: {self.why}"


class Refused(ValueError):
    """What a file, a feed or the API was asked and cannot read."""

    def __init__(self, told: Iterable[NotUnderstood]) -> None:
        super().__init__("\n".join(map(str, told)))


def unknown_keys(address: str, asked: Iterable[str]) -> tuple[NotUnderstood, ...]:
    """The keys that an address does not know; of an address without an own row every key is left alone."""
    known = PARAMETERS.get(address)
    return () if known is None else not_among(known, (name for name in asked if not name.startswith(ADDED)))


def not_among(known: Collection[str], asked: Iterable[str]) -> tuple[NotUnderstood, ...]:
    """The keys that are none of those known, each once."""
    why = f"not known here; known are {', '.join(known)}"
    return tuple(NotUnderstood(name, "", why) for name in dict.fromkeys(asked) if name not in known)


def texts_of(params: Mapping[str, Any], name: str) -> list[str]:
    """What stands under a key, blanks and empty values left out."""
    found = params.getlist(name) if hasattr(params, "getlist") else params.get(name, [])
    texts = [found] if isinstance(found, str) else [str(value) for value in found]
    return [text.strip() for text in texts if text.strip()]


def scalar(params: Mapping[str, Any], name: str, allowed: Iterable[str]) -> tuple[str, list[NotUnderstood]]:
    """The value of a key that has one, "" where none can be read, and what of it is not understood."""
    texts, allowed = texts_of(params, name), tuple(allowed)
    why = {text: f"{' or '.join(allowed)}." for text in texts if text not in allowed}
    why |= {text: TWICE for text in texts[1:] if text in allowed and text != texts[0]}
    told = [NotUnderstood(name, text, reason) for text, reason in why.items()]
    return (texts[0] if texts and texts[0] in allowed else ""), told

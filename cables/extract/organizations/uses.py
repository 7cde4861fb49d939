"""Later uses of a body's names: every form and acronym that names it by itself, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cables.extract.organizations.bodies import Bodies, Body
from cables.extract.organizations.government import is_host
from cables.extract.organizations.passages import known_by_acronym
from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    LEADERS,
    Token,
    is_acronym,
    is_head,
    is_topic,
    known_words,
    tokens_of,
)

ENDING = re.compile(r"[-’'](?=[a-z])|[,?](?=s$)|s$")


class Use(NamedTuple):
    """A form at start..end of a text; `body` is None for the host's government by its initials."""

    body: Body | None
    form: str
    start: int
    end: int


class Uses:
    """The forms of a cable's bodies, to be found in its text."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.forms: dict[tuple[str, ...], tuple[Body, str]] = {}
        self.lengths: dict[str, set[int]] = {}
        for body in bodies.all():
            for form in body.forms:
                parts = tuple(token.text for token in tokens_of(form))
                if parts and tells(parts):
                    self.forms.setdefault(parts, (body, form))
                    self.lengths.setdefault(parts[0], set()).add(len(parts))

    def of(self, tokens: Sequence[Token]) -> Iterator[Use]:
        """Every use in the text of these tokens, the longest form at each place."""
        reached = 0
        for at in [at for at, token in enumerate(tokens) if token.text[0].isupper()]:
            if at < reached:
                continue
            length, use = self.at(tokens, at)
            reached = at + length
            if use:
                yield use

    def at(self, tokens: Sequence[Token], at: int) -> tuple[int, Use | None]:
        """The use that begins at a token, and its length in tokens."""
        first = tokens[at]
        for length in sorted(self.lengths.get(first.text, ()), reverse=True):
            found = self.forms.get(tuple(t.text for t in tokens[at : at + length]))
            if (
                found
                and at + length <= len(tokens)
                and (length > 1 or is_acronym(first.text) or stands_alone(tokens, at))
            ):
                return length, Use(*found, first.start, tokens[at + length - 1].end)
        return 1, self.by_acronym(first)

    def by_acronym(self, token: Token) -> Use | None:
        """A body by an acronym, also in the genitive, the plural or as the first part of a compound."""
        whole = token.text in known_by_acronym()
        short = token.text if whole else ENDING.split(token.text)[0].rstrip("-/")
        if not (whole or is_acronym(short)):
            return None
        body = self.bodies.by_acronym(short)
        if body or is_host(short, self.bodies.header.country):
            return Use(body, short, token.start, token.start + len(short))
        return None


def tells(parts: tuple[str, ...]) -> bool:
    """Whether a form names a body wherever it stands: no single common word, place or leader."""
    if len(parts) > 1:
        return not all(p in LEADERS or is_place(p) or p.islower() for p in parts)
    word = parts[0]
    if is_acronym(word) or word in known_words("whole names"):
        return word not in known_words("not short forms")
    return word[:1].isupper() and not (is_head(word) or is_topic(word) or is_place(word) or word in LEADERS)


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a single word is no part of a longer name or of a person's."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return all(not t.text[0].isupper() or t.text in LEADERS or is_head(t.text) for t in beside)

"""A paragraph's tokens with the known bodies marked, and what a walk over it finds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from cables.extract.organizations.words import LEADERS, TITLES, Token, is_name, tokens_of
from cables.extract.vocabulary import load

INITIALS = re.compile(r"G[Oo][A-Z]{1,4}")  # the government's, before a body of its own


class Found(NamedTuple):
    """A body named at start..end of the text: its name, short forms, other names, its kind where it is said.

    `elided`: the printed words are only a part of the name, as "Justice" in "the Ministries of Interior and
    Justice".
    """

    name: str
    start: int
    end: int
    shorts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    elided: bool = False


@dataclass(slots=True)
class Passage:
    """The text of one paragraph; `spoken` holds the words that follow "the" anywhere in the cable.

    `cued` and `last` are the walk's memory: where a list of NGOs has got to, and the end of the last body.
    """

    text: str
    tokens: list[Token]
    known: dict[int, tuple[int, str]]
    spoken: frozenset[str] = frozenset()
    cued: tuple[int, str] | None = None
    last: int = -1

    @classmethod
    def of(cls, text: str, spoken: frozenset[str] = frozenset()) -> Passage:
        tokens = tokens_of(text)
        return cls(text, tokens, known_spans(tokens), spoken)

    def word(self, at: int) -> str:
        """The token at `at`, or nothing beyond both ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def leads(self, at: int) -> bool:
        """A word that only begins a sentence or a title: The, Even; Monday, unless it is part of a name."""
        word, following = self.word(at), self.word(at + 1)
        if word == "First" and following.startswith("Lady"):
            return False
        if INITIALS.fullmatch(word) and following[:1].isupper():
            return True
        if word in TITLES:
            return following in {"Minister", "Ministers"}
        return word in LEADERS and not (word.endswith("day") and following[:1].isupper())

    def printed(self, low: int, high: int) -> str:
        return self.text[self.tokens[low].start : self.tokens[high - 1].end]


@cache
def known_by_form() -> Mapping[str, dict[str, Any]]:
    """Bodies that everybody knows, by each name and other form as it is written."""
    table: dict[str, dict[str, Any]] = {}
    for body in load("organizations")["known"]:
        for form in (body["name"], *body["forms"]):
            table.setdefault(form, body)
            table.setdefault(form.replace("United Nations ", "UN "), body)
    return table


@cache
def known_by_acronym() -> Mapping[str, dict[str, Any]]:
    """The same bodies by acronym, exactly as written: WHO is a body, who is not."""
    return {short: body for body in load("organizations")["known"] for short in body["acronyms"]}


@cache
def first_words() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The tokens of every known form and host body by the first of them, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in (*known_by_form(), *load("organizations")["host bodies"]):
        parts = tuple(token.text for token in tokens_of(form))
        table.setdefault(parts[0], []).append((parts, form))
    return {first: sorted(forms, key=lambda f: -len(f[0])) for first, forms in table.items()}


def known_spans(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Where a known name begins -> the token after it, and the name as the vocabulary has it."""
    spans: dict[int, tuple[int, str]] = {}
    covered, known = 0, first_words()
    for at, token in enumerate(tokens):
        for parts, form in known.get(token.text, ()) if at >= covered else ():
            if tuple(t.text for t in tokens[at : at + len(parts)]) == parts or possessive(tokens, at, parts):
                covered = at + len(parts)
                if not grows(tokens, at, covered, form):
                    spans[at] = (covered, form)
                break
    return spans


def possessive(tokens: Sequence[Token], at: int, parts: tuple[str, ...]) -> bool:
    """The same words with the last of them in the genitive: the Red Cross's."""
    there = [t.text for t in tokens[at : at + len(parts)]]
    return (
        len(there) == len(parts)
        and there[:-1] == list(parts[:-1])
        and there[-1] in {parts[-1] + "'s", parts[-1] + "’s"}
    )


def grows(tokens: Sequence[Token], at: int, end: int, form: str) -> bool:
    """Whether a name is part of a longer one: the Valley Border Police, the Border Police Academy.

    A body known to everybody, such as Caritas, is so only between two other words.
    """
    before = at > 0 and is_name(tokens[at - 1]) and tokens[at - 1].text not in LEADERS
    after = end < len(tokens) and is_name(tokens[end])
    return (before or after) if form not in known_by_form() else (before and after and end - at == 1)

"""Tokens of a cable's text, and the words by which a body's name is told from a person's or a place's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cables.extract.organizations.places import is_place
from cables.extract.vocabulary import load

TOKEN = re.compile(
    r"""
    (?:[A-Z]\.){2,6}                                   # U.S., U.N.
    | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Amb|Hon|Rev|Fr)\.   # titles with their full stop
    | [^\W\d_]\w*(?:(?:
       -(?=\w)(?!(?:funded|led|sponsored|financed|based|run|member|owned|supported|backed|trained)\b)
      |[/&’'.](?=\w)|[?,](?=s\b))\w*)*                # a word; an apostrophe may be misread as ? or ,
    | \d+ | \n | \S
    """,
    re.VERBOSE,
)
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9/&.-]{1,14}")
POSSESSIVE, OF_PLURAL = ("’s", "'s", "?s", ",s"), ("s’", "s'", "s?")
TOPIC_ENDINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ship", "ity", "logy", "ic", "ism", "graphy")
QUOTES = frozenset("\"'“”‘’`")
DASHES = frozenset({"-", "--", "–", "—"})


class Token(NamedTuple):
    """A word, a number, a sign or a line end, at start..end of the text."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    return [Token(match[0], *match.span()) for match in TOKEN.finditer(text)]


@cache
def known_words(kind: str) -> frozenset[str]:
    """The words of one class of the vocabulary."""
    return frozenset(load("organization_words")[kind].split())


@cache
def heads() -> dict[str, str]:
    """The words at the heart of a body's name, with the kind of body that each suggests."""
    classes = load("organization_words")["heads"]
    return {word: kind for kind, listed in classes.items() for word in listed.split()}


HEADS = heads()
CONNECTORS = known_words("connectors")
JOINING = known_words("joining")
LEADERS = known_words("leaders")
TITLES = known_words("titles")
NOT_BODIES = known_words("not bodies")
TOPICS = known_words("topics")


def is_name(token: Token) -> bool:
    """A capitalised word; anti-TIP counts too."""
    return token.text[0].isupper() or (token.text.startswith("anti-") and token.text[5:6].isupper())


def is_acronym(word: str) -> bool:
    """IOM, G/TIP, CoE, ATV-1: at least two capitals, and as many as small letters."""
    capitals = sum(map(str.isupper, word))
    return capitals > 1 and capitals * 2 >= sum(map(str.isalpha, word)) and bool(ACRONYM.fullmatch(word))


def bare(word: str) -> str:
    """A word without its possessive ending."""
    if word.endswith(POSSESSIVE):
        return word[:-2]
    return word[:-1] if word.endswith(OF_PLURAL) else word


def is_head(word: str) -> bool:
    return word in HEADS or bare(word) in HEADS


def has_head(tokens: Sequence[Token]) -> bool:
    return any(is_head(token.text) for token in tokens)


def is_topic(word: str) -> bool:
    """A word for what a body deals with, so no person's name: Justice, Counseling, Anti-Trafficking."""
    if word in TOPICS or bare(word) in TOPICS:
        return True
    if "-" in word[1:-1]:
        return any(is_topic(part) for part in word.split("-") if part)
    return len(word) > 6 and word.removesuffix("s").endswith(TOPIC_ENDINGS)


def is_title(token: Token) -> bool:
    return token.text.rstrip(".") in TITLES


def clean(form: str) -> str:
    """A form on one line, an apostrophe that was read as a question mark or comma put right."""
    return re.sub(r"(?<=\w)[?,](?=s\b)|(?<=s)\?(?=\s\w)", "'", " ".join(form.split()))


def sounds_like_a_person(named: Sequence[str]) -> bool:
    """Emily House, Juan Court: nothing but a name before a word that is a surname too."""
    if named[0] in known_words("common given names"):
        return len(named) < 4 and not any(is_topic(w) or w in CONNECTORS for w in named[1:])
    if not 2 <= len(named) <= 3 or named[-1] not in known_words("heads that are surnames too"):
        return False
    return not any(
        w in known_words("words of names") or is_topic(w) or is_head(w) or is_place(w) for w in named[:-1]
    )

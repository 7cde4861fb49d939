"""What brackets say after a name: its acronym, its short or foreign name, or what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    DASHES,
    LEADERS,
    QUOTES,
    Token,
    clean,
    has_head,
    is_acronym,
    is_head,
    is_title,
    known_words,
)

LONGEST = 26  # tokens between two brackets
SEPARATORS = frozenset({",", ";", "or", "=", *DASHES})
GRADE = re.compile(r"(?:FS|FO|FP|FE|FSN|LES|GS|EF)-?\d*")  # of an officer, beside his name
OF_A_BODY = re.compile(
    r"(?:^|\s)(?:police|parliament|guards|house|assembly|legislature|ministry|agency|council|councils|gendarmerie)(?:\s+of\b|$)",
    re.I,
)


class Bracket(NamedTuple):
    """The short forms, the other names and all the words between "(" and ")"; `end` is past ")"."""

    shorts: tuple[str, ...]
    aliases: tuple[str, ...]
    gloss: str
    end: int


def bracket(tokens: Sequence[Token], at: int, text: str) -> Bracket | None:
    """Grammar: "(" piece {("," | ";" | "or" | dash) piece} ")" right at `at`; None where there is none."""
    if at >= len(tokens) or tokens[at].text != "(":
        return None
    close = next((i for i in range(at + 1, min(at + LONGEST, len(tokens))) if tokens[i].text in "()"), None)
    if close is None or tokens[close].text == "(":
        return None
    gloss = clean(text[tokens[at].end : tokens[close].start])
    first = tokens[at + 1].text
    if (first.islower() and first not in known_words("noise in brackets")) or re.search(r"\b[Ss]ee\b", gloss):
        return Bracket((), (), gloss, close + 1)
    shorts: list[str] = []
    aliases: list[str] = []
    for piece in pieces(tokens[at + 1 : close]):
        form = clean(text[piece[0].start : piece[-1].end])
        if len(piece) == 1 and is_short(form):
            shorts.append(form)
        elif is_alias(piece):
            aliases.append(form)
    return Bracket(tuple(shorts), tuple(aliases), gloss, close + 1)


def pieces(inner: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts between separators, without quotation marks and words such as "Spanish acronym"."""
    noise = known_words("noise in brackets")
    piece: list[Token] = []
    for token in inner:
        if token.text in SEPARATORS:
            yield from filter(None, (stripped(piece, noise),))
            piece = []
        elif token.text not in QUOTES:
            piece.append(token)
    yield from filter(None, (stripped(piece, noise),))


def stripped(piece: list[Token], noise: frozenset[str]) -> list[Token]:
    while piece and piece[0].text in noise:
        piece = piece[1:]
    while piece and piece[-1].text in noise:
        piece = piece[:-1]
    return piece


def is_short(form: str) -> bool:
    """An acronym, or one capitalised word that is no place; marks such as SBU and (Ref) are none."""
    if form in known_words("not short forms") or form in LEADERS or GRADE.fullmatch(form):
        return False
    return is_acronym(form) or (form[0].isupper() and form.isalpha() and len(form) > 3 and not is_place(form))


def is_alias(piece: Sequence[Token]) -> bool:
    """Another name: capitalised throughout, with a word such as Center in it, and no title."""
    if len(piece) < 2 or len(piece) > 14 or not piece[0].text[0].isupper() or any(map(is_title, piece)):
        return False
    plain = all(t.text[0].isupper() or t.text in CONNECTORS for t in piece)
    generic = all(is_head(t.text) for t in piece) and not is_group(piece)
    return plain and piece[-1].text[0].isupper() and has_head(piece) and not generic


def is_group(piece: Sequence[Token]) -> bool:
    return piece[-1].text in {"Group", "Team", "Committee"}

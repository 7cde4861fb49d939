"""Lines -> the running text of a paragraph, with its map back to the source, and its lettered items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cables.extract.records import Item
from cables.extract.text.runs import MappedText, Run

LIST_ITEM = re.compile(
    r"""
    (?: [-–•*]{1,3}[ \t]{0,3}(?=[^\s-])               # - item, --The item
      | \(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)[ \t]        # a) (1)
      | (?:[a-z]|\d{1,2})\.[ \t]{1,4}(?=[A-Z("'])     # a. When; 1. Ratification
      | [A-Z](?:[ ]?[-,&/][ ]?[A-Z]){0,5}[.:)](?:[ \t]|\() )   # A. (SBU)
    """,
    re.VERBOSE,
)
DASH_WORD = re.compile(r"--?[ \t]{1,3}[a-z]")
ITEM = re.compile(
    r"""
    (?: (?:\A|\n) [ \t]{0,3} (?:[-–]{1,3}[ \t]{0,3})?
        (?: \(?(?P<bracket>[a-z]|[A-Z]|\d{1,2})\) | (?P<point>[a-z]|[A-Z]|\d{1,2})[.:] )
        (?=[ \t(]|[A-Z]) )
    """,
    re.VERBOSE,
)
LIST_GOES_ON = re.compile(r"""(?:[.!?:;,]["'”’)\]]{0,2}|[)"”\]]|;? (?:and|or))$""")
SENTENCE_END = re.compile(r"""[.!?:;]["'”’)\]]{0,2}$""")
UNWRAPPED = 160


class Piece(NamedTuple):
    """A stretch of one line. `blank`: blank lines before it; `marker`: something was taken out before it;
    `alone`: it stands on a line of its own; `gap`: text before it was not received."""

    start: int
    end: int
    blank: bool = False
    marker: bool = False
    alone: bool = False
    gap: bool = False


def glue(source: str, before: Piece, piece: Piece, wrap: int) -> str:
    """What joins two neighbouring lines: nothing, a blank, a line end, or an empty line between."""
    last, following = (
        source[max(before.start, before.end - 12) : before.end],
        source[piece.start : piece.end][:40],
    )
    if piece.gap:
        return "\n\n"
    if piece.alone or before.alone:
        return "\n"
    if _is_list_item(source, before, following, wrap, piece.blank):
        return "\n"
    if piece.blank or piece.marker:
        return _joint(last) if _runs_on(before, last, piece, following, wrap) else "\n\n"
    return "\n" if _broken_early(before, last, following, wrap) else _joint_of(last, following)


def _is_list_item(source: str, before: Piece, following: str, wrap: int, apart: bool) -> bool:
    if not LIST_ITEM.match(following):
        return False
    if apart:
        return True
    ended = LIST_GOES_ON.search(source[max(before.start, before.end - 6) : before.end])
    if ended or LIST_ITEM.match(source[before.start : before.start + 8]):
        return True
    short = before.end - before.start <= 0.6 * wrap
    return short if DASH_WORD.match(following) else following[0] in "-–•*("


def _runs_on(before: Piece, last: str, piece: Piece, following: str, wrap: int) -> bool:
    """Whether a sentence goes on over blank lines or a page marker."""
    if (following[:1].islower() and not last.endswith(":")) or not _joint(last):
        return True
    full = wrap > UNWRAPPED or before.end - before.start >= 0.85 * wrap
    if SENTENCE_END.search(last):
        return piece.marker and full and not last.endswith((":", ";"))
    return piece.marker or wrap > UNWRAPPED or before.end - before.start >= 0.6 * wrap


def _broken_early(before: Piece, last: str, following: str, wrap: int) -> bool:
    """Whether a line ends although the next word would have fitted: the writer's own line end."""
    if following[:1].islower() or (following[:1].isdigit() and last[-1:].islower()):
        return False
    if wrap > UNWRAPPED:
        return bool(SENTENCE_END.search(last)) or before.end - before.start < 60
    word = len(following.split(" ", 1)[0])
    return before.end - before.start + 1 + word < (0.9 if SENTENCE_END.search(last) else 0.7) * wrap


def _joint(last: str) -> str:
    return "" if last.endswith("-") and last[-2:-1].isalnum() else " "


def _joint_of(last: str, following: str) -> str:
    return " " if following.startswith(("and ", "or ", "to ")) else _joint(last)


def joined(source: str, pieces: Sequence[Piece], wrap: int) -> MappedText:
    """The pieces as running text; every joint stands for the blanks that it replaces."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for at, piece in enumerate(pieces):
        joint = glue(source, pieces[at - 1], piece, wrap) if at else ""
        if joint:
            end = pieces[at - 1].end
            joint = (
                joint[: len(joint) if source[end : end + len(joint)].isspace() else 1]
                if end < piece.start
                else ""
            )
            if joint:
                parts.append(joint)
                runs.append(Run(length, end, len(joint)))
                length += len(joint)
        parts.append(source[piece.start : piece.end])
        runs.append(Run(length, piece.start, piece.end - piece.start))
        length += piece.end - piece.start
    return MappedText("".join(parts), tuple(_merged(runs)))


def _merged(runs: list[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last and last.start + last.length == run.start:
            last = Run(last.at, last.start, last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def find_items(text: str, tail: bool = False) -> tuple[Item, ...]:
    """Lettered and numbered sub-items: each begins a line and goes on with its sequence."""
    starts: list[tuple[str, int]] = []
    latest: dict[str, int] = {}
    for match in ITEM.finditer(text):
        letter = match["bracket"] or match["point"]
        style = "digit" if letter.isdigit() else "upper" if letter.isupper() else "lower"
        order = int(letter) if letter.isdigit() else ord(letter.lower()) - 96
        former = latest.get(style)
        if not match.start() and style == "upper":
            continue
        first = order == 1 or (tail and former is None)
        if first or (former is not None and former < order <= former + 3):
            latest[style] = order
            starts.append((letter, match.start() + len(match.group()) - len(match.group().lstrip())))
    return tuple(_with_ends(text, starts))


def _with_ends(text: str, starts: list[tuple[str, int]]) -> Iterator[Item]:
    """An item ends where the next begins; one with a small letter or a number also at an empty line."""
    for at, (letter, start) in enumerate(starts):
        end = starts[at + 1][1] if at + 1 < len(starts) else len(text)
        if not letter.isupper():
            empty = text.find("\n\n", start, end)
            end = empty if empty >= 0 else end
        while end > start and text[end - 1].isspace():
            end -= 1
        yield Item(letter, start, end)

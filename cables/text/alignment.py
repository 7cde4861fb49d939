"""What the public may read of a paragraph: as an editor says it, less what is withheld.

Runs are [[at, start, length], ...] in order: text[at:at + length] is other[start:start + length], character
by character. What lies between two runs has no counterpart: it was corrected, withheld or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Runs = Sequence[Sequence[int]]
PLACEHOLDER = re.compile(r"\[withheld: [a-z -]{1,60}\]")
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing word by word is quadratic; a text rewritten beyond this is taken as new from end to end.
MAX_COMPARED_TOKENS = 4000


class Span(NamedTuple):
    """A half-open stretch of a text."""

    start: int
    end: int


class Hidden(NamedTuple):
    """A stretch of the text as read that the public may not see, its words and the kind's name."""

    start: int
    end: int
    words: str
    kind: str


class Published(NamedTuple):
    """Public text and the runs that lead from it to the text as read."""

    text: str
    runs: list[list[int]]


def placeholder(kind: str) -> str:
    """Says what kind of thing is withheld and nothing more: the same form whatever it hides."""
    return f"[withheld: {kind}]"


def outer(runs: Runs, start: int, end: int, length: int) -> Span:
    """Where other[start:end] stands in a text of `length` characters, widened to whole gaps at both ends."""
    low, high = 0, length
    for at, begins, size in runs:
        if begins <= start:
            low = at + min(start - begins, size)
        if begins + size >= end:
            high = at + max(0, end - begins)
            break
    return Span(low, max(low, high))


def inner(runs: Runs, start: int, end: int) -> Span | None:
    """Where other[start:end] stands in the text, None unless every character of it has its counterpart."""
    for at, begins, size in runs:
        if begins <= start < end <= begins + size:
            return Span(at + start - begins, at + end - begins)
    return None


def back(runs: Runs, start: int, end: int) -> Span | None:
    """Where text[start:end] came from, the gaps inside it included; None where nothing of it did."""
    parts = [
        Span(begins + max(start - at, 0), begins + min(end - at, size))
        for at, begins, size in runs
        if at < end and start < at + size
    ]
    return Span(parts[0].start, parts[-1].end) if parts else None


def align(read: str, says: str) -> list[list[int]]:
    """Runs from an editor's text to the text as read: the words that both share, in order."""
    if read == says:
        return [[0, 0, len(read)]] if read else []
    head = _common(read, says)
    tail = _common(read[head:][::-1], says[head:][::-1])
    runs = [[0, 0, head]]
    runs += _align_words(read[head : len(read) - tail], says[head : len(says) - tail], head)
    runs.append([len(says) - tail, len(read) - tail, tail])
    return [run for run in runs if run[2]]


def _common(one: str, other: str) -> int:
    shortest = min(len(one), len(other))
    return next((i for i in range(shortest) if one[i] != other[i]), shortest)


def _align_words(read: str, says: str, offset: int) -> list[list[int]]:
    ours, theirs = TOKEN.findall(says), TOKEN.findall(read)
    if max(len(ours), len(theirs)) > MAX_COMPARED_TOKENS:
        return []
    at, start = _offsets(ours), _offsets(theirs)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [[offset + at[b.a], offset + start[b.b], at[b.a + b.size] - at[b.a]] for b in blocks]


def _offsets(tokens: Iterable[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def publish_text(read: str, says: str, hidden: Iterable[Hidden], runs: Runs | None = None) -> Published:
    """`says` with a placeholder for everything in it that stands for a hidden stretch of `read`.

    Where an editor changed the words around a hidden stretch, the whole change is hidden with it, and so are
    the hidden words wherever else they stand. `runs` lead from `says` to `read` where that is known.
    """
    runs = align(read, says) if runs is None else runs
    text, public_runs, at = "", [], 0
    for span, kind in _merged(read, says, runs, hidden):
        public_runs += _moved(runs, at, span.start, len(text) - at)
        text += says[at : span.start] + placeholder(kind)
        at = span.end
    public_runs += _moved(runs, at, len(says), len(text) - at)
    return Published(text + says[at:], public_runs)


def _merged(read: str, says: str, runs: Runs, hidden: Iterable[Hidden]) -> list[tuple[Span, str]]:
    """Hidden stretches of `says`, in order, those that touch made one."""
    found: list[tuple[Span, str]] = []
    for secret in hidden:
        found.append((outer(runs, secret.start, secret.end, len(says)), secret.kind))
        if says != read:
            found += [(span, secret.kind) for span in _elsewhere(secret.words, says)]
    merged: list[tuple[Span, str]] = []
    for span, kind in sorted(item for item in found if item[0].start < item[0].end):
        if merged and span.start <= merged[-1][0].end:
            last, kind = merged.pop()
            span = Span(last.start, max(last.end, span.end))
        merged.append((span, kind))
    return merged


def _elsewhere(words: str, text: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []


def _moved(runs: Runs, start: int, end: int, by: int) -> list[list[int]]:
    """The parts of `runs` within start..end of the text, moved by so many characters."""
    parts = []
    for at, begins, size in runs:
        low, high = max(at, start), min(at + size, end)
        if low < high:
            parts.append([low + by, begins + low - at, high - low])
    return parts

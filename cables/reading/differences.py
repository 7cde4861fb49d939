"""Two texts set against each other word by word, however their lines are broken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from cables.publishing.masking import MASK

# Bounds: words between two anchors, words shown of each difference and around it, words of an anchor.
GAP, SHOWN, CONTEXT, ANCHOR = 300, 80, 6, 3
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """The words here and there, between words that both share."""

    before: str
    here: str
    there: str
    after: str


def differences(here: Sequence[str], there: Sequence[str], *, wary: bool = False) -> Iterator[Difference]:
    """Where a withheld word here is part of a difference, or stands beside it, the other text may print that
    word otherwise: nothing is said of it. With `wary` the same holds of withheld words there."""
    for a, b, c, d in unequal(here, there):
        if not near_withheld(here, a, b) and not (wary and near_withheld(there, c, d)):
            before, after = here[max(a - CONTEXT, 0) : a], here[b : b + CONTEXT]
            yield Difference(" ".join(before), shortened(here[a:b]), shortened(there[c:d]), " ".join(after))


def merged(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Both texts as one, in pieces: ("", words of both), ("del", here only), ("ins", there only)."""
    at = 0
    for a, b, c, d in unequal(here, there):
        yield from said(("", here[at:a]), ("del", here[a:b]), ("ins", there[c:d]))
        at = b
    yield from said(("", here[at:]))


def said(*parts: tuple[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((kind, " ".join(words)) for kind, words in parts if words)


def near_withheld(words: Sequence[str], start: int, end: int) -> bool:
    return any(MASK in word for word in words[max(start - 1, 0) : end + 1])


def shortened(said: Sequence[str]) -> str:
    more = len(said) - SHOWN
    return " ".join(said[:SHOWN]) + (f" … and {more:,} more words" if more > 0 else "")


def unequal(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """(a, b, c, d) where here[a:b] stands against there[c:d]: compared only between anchors, which keeps the
    time near linear; a stretch without any that is longer than GAP is taken as new from end to end."""
    places = [(0, 0), *anchors(here, there), (len(here), len(there))]
    for (a, c), (b, d) in pairwise(places):
        if here[a:b] == there[c:d]:
            continue
        if max(b - a, d - c) > GAP:
            yield a, b, c, d
            continue
        matcher = SequenceMatcher(None, here[a:b], there[c:d], autojunk=False)
        for kind, *(low, high, begins, ends) in matcher.get_opcodes():
            if kind != "equal":
                yield a + low, a + high, c + begins, c + ends


def anchors(here: Sequence[str], there: Sequence[str]) -> list[Place]:
    """Words from which both go on alike and nowhere else do: the longest rising chain of them."""
    ours, theirs = once(here), once(there)
    tails: list[int] = []
    ends: list[Place] = []
    former: dict[Place, Place | None] = {}
    for place in [(at, theirs[said]) for said, at in ours.items() if said in theirs]:
        rank = bisect_left(tails, place[1])
        former[place] = ends[rank - 1] if rank else None
        tails[rank : rank + 1], ends[rank : rank + 1] = [place[1]], [place]
    chain: list[Place] = []
    last = ends[-1] if ends else None
    while last:
        chain.append(last)
        last = former[last]
    return chain[::-1]


def once(said: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each few words that stand nowhere else begin, in order."""
    few = [tuple(said[at : at + ANCHOR]) for at in range(len(said) - ANCHOR + 1)]
    count = Counter(few)
    return {each: at for at, each in enumerate(few) if count[each] == 1}

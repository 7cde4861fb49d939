"""Where the copies of one cable differ, word by word, however their lines are broken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from cables.models import Cable, Withholding, Witness
from cables.models.publication import public_source
from cables.models.publishing import PLACEHOLDER

# Bounds: words compared of each copy, words between two anchors, differences shown, words shown of each.
WORDS, GAP, DIFFERENCES, SHOWN = 40_000, 300, 200, 80
CONTEXT, ANCHOR = 6, 3
MASK = "[withheld]"
EMAIL = re.compile(r"[^\s@]{0,80}@[^\s@]{0,80}")
# Six digits or more with what stands between those of a telephone number; scans misread some as letters.
NUMBER = re.compile(r"[+(]?\d(?:[\s()./-]{0,2}[\dOolISB]){5,24}\w{0,8}")
# What is recognized by its shape in a copy that no withheld span counts in.
SHAPED = {Withholding.Kind.PHONE, Withholding.Kind.EMAIL}
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of the copy that is read and of the other one, between words that both share."""

    before: str
    here: str
    there: str
    after: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of a cable against the one that is read. `differences` is None where none may be shown."""

    witness: Witness
    differences: list[Difference] | None
    cut: bool = False


def copies(cable: Cable) -> list[Copy]:
    """Each copy but the chosen one; none is compared while more is withheld than what has a known shape."""
    witnesses = list(cable.witnesses.select_related("source", "cable").defer("source__content"))
    others = [witness for witness in witnesses if not witness.chosen]
    chosen = next((witness for witness in witnesses if witness.chosen), None)
    secrets = list(cable.withholdings.filter(lifted_at=None)) if others else []
    read = public_source(chosen) if chosen and others and all(map(shaped, secrets)) else None
    if read is None:
        return [Copy(witness, None) for witness in others]
    quotes = [secret.quote for secret in secrets]
    here = words(read.text, quotes)
    return [against(here, witness, quotes) for witness in others]


def shaped(secret: Withholding) -> bool:
    return secret.kind in SHAPED and secret.source_start is not None and bool(secret.quote.strip())


def words(text: str, quotes: Iterable[str]) -> list[str]:
    """The words of a text, what is or may have to be withheld masked: the same for every copy."""
    text = PLACEHOLDER.sub(MASK, text)
    for quote in quotes:
        text = re.sub(r"\s+".join(map(re.escape, quote.split())), MASK, text, flags=re.IGNORECASE)
    return NUMBER.sub(MASK, EMAIL.sub(MASK, text)).split()


def against(here: list[str], witness: Witness, quotes: Iterable[str]) -> Copy:
    there = words(witness.text, quotes)
    found = list(differences(here[:WORDS], there[:WORDS]))
    cut = len(found) > DIFFERENCES or max(len(here), len(there)) > WORDS
    return Copy(witness, found[:DIFFERENCES], cut)


def differences(here: Sequence[str], there: Sequence[str]) -> Iterator[Difference]:
    """Where a withheld word of the copy that is read is part of a difference, or stands beside it, the other
    copy may print that word otherwise: nothing is said of it."""
    for a, b, c, d in unequal(here, there):
        if not any(MASK in word for word in here[max(a - 1, 0) : b + 1]):
            before, after = here[max(a - CONTEXT, 0) : a], here[b : b + CONTEXT]
            yield Difference(" ".join(before), shortened(here[a:b]), shortened(there[c:d]), " ".join(after))


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

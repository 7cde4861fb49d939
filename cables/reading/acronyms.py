"""Acronyms that a cable defines itself, explained where it uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cables.text.alignment import Span as Place
from cables.text.annotate import Span, abbreviation

WORD = r"[A-Z][\w'’-]{0,24}"
SMALL = r"(?:of|and|the|for|in|on|to|de|del|la|against|&)"
# Ministry of Labor and Social Protection (MLSP)
DEFINITION = re.compile(
    rf"({WORD}(?:\s+(?:{SMALL}\s+){{0,2}}{WORD}){{1,9}})\s+\([\"“]?([A-Z]{{2,8}})[\"”]?\)"
)
LONGEST = 120


def acronyms(texts: Iterable[str]) -> dict[str, str]:
    """{acronym: its name}, as first defined in these public texts."""
    found: dict[str, str] = {}
    for text in texts:
        for match in DEFINITION.finditer(text):
            if name := named(match[1].split(), match[2]):
                found.setdefault(match[2], name)
    return found


def named(words: Sequence[str], acronym: str) -> str:
    """The last of these words whose capitals spell the acronym; "" where none do."""
    for start in range(len(words) - 1, -1, -1):
        capitals = [word[0] for word in words[start:] if word[0].isupper()]
        if words[start][0].isupper() and "".join(capitals) == acronym:
            name = " ".join(words[start:])
            return name if len(name) <= LONGEST else ""
    return ""


def explained(text: str, known: Mapping[str, str], taken: Iterable[Place]) -> Iterator[Span]:
    """Each where the text first uses it, but not where it is defined or something else is marked."""
    if not known:
        return
    places = list(taken)
    seen: set[str] = set()
    for match in re.finditer(rf"(?<![\w(\"“])(?:{'|'.join(map(re.escape, known))})(?!\w)", text):
        covered = any(place.start < match.end() and match.start() < place.end for place in places)
        if match[0] not in seen and not covered:
            seen.add(match[0])
            yield abbreviation(*match.span(), known[match[0]])

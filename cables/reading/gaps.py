"""What is missing in a cable, counted and said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cables.models import Cable, Paragraph

STATES = {
    "whole": "whole",
    "cut": "cut off at the end",
    "tail": "cut off at the beginning",
    "lost": "lost",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Two parts of a sentence: "2 sections: 1 present, section 2 missing", "9 paragraphs, all whole"."""

    sections: str
    paragraphs: str
    whole: bool


def ledger(cable: Cable, paragraphs: Iterable[Paragraph]) -> Ledger:
    """Counts numbered paragraphs; text without a number is part of no count."""
    states = [p.state for p in paragraphs if p.number is not None]
    found = {state: states.count(state) for state in STATES}
    total = plural(len(states), "numbered paragraph")
    parts = ", ".join(f"{count} {STATES[state]}" for state, count in found.items() if count)
    every = f"{total}, all whole" if states and found["whole"] == len(states) else f"{total}: {parts}"
    return Ledger(
        sections=sections_in_words(cable),
        paragraphs=every if states else "no numbered paragraphs",
        whole=not cable.sections_missing and found["whole"] == len(states),
    )


def sections_in_words(cable: Cable) -> str:
    if not cable.sections_total:
        return "number of transmission sections not stated"
    total = plural(cable.sections_total, "section")
    if not cable.sections_missing:
        return f"{total}, {'all present' if cable.sections_total > 1 else 'present'}"
    missing = plural(len(cable.sections_missing), "section", count=False)
    which = numbers_listed(cable.sections_missing)
    return f"{total}: {len(cable.sections_present)} present, {missing} {which} missing"


def missing_before(cable: Cable, paragraphs: Sequence[Paragraph]) -> dict[int, list[int]]:
    """{place in `paragraphs`: sections missing right before it}; the text ends at place len(paragraphs)."""
    found: dict[int, list[int]] = {}
    for section in sorted(cable.sections_missing):
        at = next(
            (i for i, p in enumerate(paragraphs) if min(p.transmission_sections, default=0) > section), None
        )
        at = len(paragraphs) if at is None else at
        while at and paragraphs[at - 1].state == Paragraph.State.LOST:
            at -= 1
        found.setdefault(at, []).append(section)
    return found


def plural(number: int, noun: str, *, count: bool = True) -> str:
    word = noun if number == 1 else f"{noun}s"
    return f"{number:,} {word}" if count else word


def numbers_listed(numbers: Sequence[int]) -> str:
    """1, 2 and 5"""
    texts = [str(number) for number in numbers]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"

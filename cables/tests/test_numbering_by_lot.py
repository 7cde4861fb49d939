"""Bodies drawn by lot, damaged as sources damage them: their paragraphs are found where they were written."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

import pytest

from cables.tests.cable_text import paragraphs_of

SEEDS = 300
WIDTH = 65
SENTENCES = (
    "The ministry of the interior told the embassy that it had no figures.",
    "Police in the port saw few cases.",
    "The law of {year} is applied, an official said, but seldom.",
    "Shelters took in {small} women and {small} men from Averna in {year}.",
    "Two NGOs work in the north; the government pays neither.",
    "Officers were trained twice in {year}.",
    "See paragraph {small}.",
    "Post repeats its advice of question {small}.",
)
ITEMS = ("Prevent it", "Punish who traffics", "Protect who was trafficked", "Train judges", "Fund shelters")
MARKS = ("(U)", "(SBU)", "(C)")
NUMBER = re.compile(r"\d+\.")
MARKER = "LISSE 00000112  002 OF 003"


class Style(NamedTuple):
    """How one post writes and one source keeps it."""

    share_marked: float
    pilcrow: str  # before every number at a line's start: "", "¶", or what it was misread as
    apart: bool  # an empty line between paragraphs
    lists: float  # share of paragraphs with a list that counts from one
    markers: float  # share of paragraphs in which a page marker stands after the first line
    skips: bool  # whether the writer forgot a number, but for the last

    @classmethod
    def drawn(cls, dice: Random) -> Style:
        """What nobody could tell is not drawn: a list where the writer forgot a number, or where there are
        neither marks nor empty lines."""
        marked, apart = dice.choice((0.0, 0.8, 1.0, 1.0)), dice.random() < 0.8
        misread = ["1"] if marked == 1 else []
        skips = dice.random() < 0.3
        return cls(
            share_marked=marked,
            pilcrow=dice.choice(("", "¶", *misread)),
            apart=apart,
            lists=0.2 if not skips and (apart or marked == 1) else 0,
            markers=dice.choice((0, 0.2)),
            skips=skips,
        )


def sentences(dice: Random) -> str:
    chosen = [dice.choice(SENTENCES) for _ in range(dice.randint(1, 6))]
    return " ".join(one.format(year=dice.randint(1998, 2009), small=dice.randint(2, 40)) for one in chosen)


def wrapped(text: str) -> list[str]:
    """Lines of a terminal."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def drawn(dice: Random) -> tuple[str, list[tuple[int, str]]]:
    """A body, and number and first words of each of its paragraphs."""
    style = Style.drawn(dice)
    lines, truth, number = [], [], 0
    last = dice.randint(2, 15)
    forgotten = dice.randrange(1, last) if style.skips else 0
    for place in range(last + 1):
        number += 2 if place and place == forgotten else 1
        mark = dice.choice(MARKS) if dice.random() < style.share_marked else ""
        words = f"Matter {place} of it. {sentences(dice)}"
        own = wrapped(f"{number}. {mark} {words}")
        if dice.random() < style.markers:
            own[1:1] = ["", MARKER, ""]
        if dice.random() < style.lists:
            own += [f"{n}. {item}." for n, item in enumerate(dice.sample(ITEMS, dice.randint(2, 4)), start=1)]
        truth.append((number, f"Matter {place} of it."))
        lines += [style.pilcrow + line if NUMBER.match(line) else line for line in own]
        lines += [""] * style.apart
    return "\n".join(lines) + "\n", truth


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_paragraph_is_found_where_it_begins(seed: int) -> None:
    body, truth = drawn(Random(seed))
    found = paragraphs_of(body)
    assert [one.number for one in found] == [number for number, _ in truth]
    assert all(one.text.startswith(words) for one, (_, words) in zip(found, truth, strict=True))

"""Figures that name nothing of their own and go on with the kind before: "five of them were women"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cables.extract.figures.kinds.cues import Found
from cables.extract.figures.nouns import in_a_row, of_a_country
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import FILLER, Passage

PAUSE = re.compile(r"[,;:(]")
ELLIPSIS = re.compile(r" (?:in|under|from|to|via|of (?:them|these|those|whom))\b|\)")
WHO = any_of(
    "women men girls boys minors children adults females? males? foreign\\w* nationals citizens "
    "under from between closed shut"
)
PART_OF = re.compile(rf" (?:were|was|are|is) {WHO}\b")
SHARE_OF = re.compile(r" (?:of (?:them|these|those|whom)|were|are|was|is|came|dealt)\b")
NATIONAL = re.compile(r" ([A-Z][a-z]{2,14})(?=[,.;)]| and\b|$)")
WORTH = re.compile(rf"{FILLER}(?: [a-z]{{3,12}})?(?: (?:a|per|each) [a-z]{{3,6}})? \([a-z. ]{{0,16}}$")
LISTED = frozenset({"officials-trained", "public-reached", "specialised-staff"})
COUNTS = frozenset({"digits", "words"})
REACH, SHORT_REACH, PLAIN = 20, 12, 3.0


def goes_on(passage: Passage, number: Number, last: str, cues: Iterable[Found]) -> bool:
    """Whether a figure is of the kind `last`, of the one before: "five of them", not "three in acquittals".

    `cues` are those of its sentence.
    """
    sentence = passage.sentences[passage.sentence_at(number.start)]
    if last in LISTED and in_a_row(passage, number, sentence):
        return True
    if not names_nothing(passage, number):
        return False
    near = range(number.end, number.end + REACH)
    own = (cue for at, cue in cues if at in near or leads(passage, at, number.start))
    return not any(cue.weight >= PLAIN for cue in own)


def names_nothing(passage: Passage, number: Number) -> bool:
    """Whether after a figure stands only a part of what was counted: "of them", "were women", "Uzbek"."""
    at = number.end
    if ELLIPSIS.match(passage.masked, at) or PART_OF.match(passage.masked, at):
        return True
    if number.unit == "percent" and SHARE_OF.match(passage.masked, at):
        return True
    if number.form == "money":
        return bool(WORTH.search(passage.masked, max(0, number.start - 60), number.start))
    national = NATIONAL.match(passage.text, at)
    return bool(national and of_a_country(national[1].lower())) or part_of_a_sum(passage, number)


def part_of_a_sum(passage: Passage, number: Number) -> bool:
    """Whether a figure stands in a list that adds up to the figure before its colon."""
    sentence = passage.sentences[passage.sentence_at(number.start)]
    colon = passage.masked.rfind(":", sentence.start, number.start)
    if colon < 0 or number.form not in COUNTS:
        return False
    counts = [n for n in passage.numbers_of(sentence) if n.form in COUNTS]
    whole = [n for n in counts if n.start < colon][-1:]
    parts = [n for n in counts if n.start > colon]
    return bool(whole) and len(parts) > 1 and sum(n.value for n in parts) == whole[0].value


def leads(passage: Passage, at: int, start: int) -> bool:
    """Whether the cue at `at` stands right before a figure, without a pause between them."""
    return start - SHORT_REACH <= at < start and not PAUSE.search(passage.masked, at, start)

"""How exact a figure is: the words around it, each with an example, and the bounds that they set."""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import Passage, Sentence
from cables.kinds import Qualifier

LOOSE = r"(?: (?:an?|the|some|additional|total of|further|another)){0,3}[ (]*$"
NO_LESS = r"(?:(?:no|not) (?:less|fewer) than|as (?:few|little) as)"
OF_AGE = r"(?: the ages?(?: of)?)?"
NO_MORE = r"(?:no|not) (?:more|longer|greater) than"
AT_MOST = rf"(?:up to|at (?:the )?most|{NO_MORE}|(?:a )?maximum(?: of)?|as (?:many|much) as|not exceeding)"
MISSPELT_ABOUT = r"approx\w*\.?|apprx\w*|appr\w{5,9}ly"
ABOUT = (
    rf"(?:about|{MISSPELT_ABOUT}|around|some|roughly|estimated(?: at)?|estimates?|circa|averag\w+(?: of)?|~)"
)
QUALIFIERS: tuple[tuple[str, str, str], ...] = (
    (
        Qualifier.AT_MOST,
        rf"\b{AT_MOST}{LOOSE}",
        "up to three years",
    ),
    (
        Qualifier.AT_LEAST,
        rf"\b(?:at least|{NO_LESS}|(?:a )?minimum(?: of)?|upwards of){LOOSE}",
        "at least two victims",
    ),
    (
        Qualifier.OVER,
        rf"\b(?:over|more than|above|in excess of|exceeding|exceeded|greater than|well over){OF_AGE}{LOOSE}",
        "more than 150 hours",
    ),
    (
        Qualifier.UNDER,
        rf"\b(?:under|less than|fewer than|below|younger than){OF_AGE}{LOOSE}",
        "fewer than 20 cases",
    ),
    (Qualifier.ALMOST, rf"\b(?:almost|nearly|close to|just under|not quite){LOOSE}", "almost 4,500 pieces"),
    (
        Qualifier.APPROX,
        rf"(?:\b{ABOUT}{LOOSE}|~ ?$)",
        "about 30 centers",
    ),
)
AFTERWARDS: tuple[tuple[str, str, str], ...] = (
    (Qualifier.AT_MOST, r"(?: [a-z]+)? (?:or (?:less|fewer|under|younger)|maximum)\b", "five or fewer clubs"),
    (
        Qualifier.AT_LEAST,
        r"(?: [a-z]+)?(?: or (?:more|over|older)\b| and (?:over|older)\b)|\+",
        "16 hours or more",
    ),
)
AGE_FLOOR = re.compile(
    r"\b(?:minimum|legal) (?:legal )?(?:age|minimum age)\b|\bat least\b|\bage of consent\b"
)
MOST = re.compile(r"\bmaximum (?:[a-z]+ ){1,5}(?:is|was|of|being) $")
LEAST = re.compile(r"\bminimum (?:[a-z]+ ){1,7}(?:is|was|of|being) $")

_BEFORE = [(name, re.compile(pattern)) for name, pattern, _ in QUALIFIERS]
_AFTER = [(name, re.compile(pattern)) for name, pattern, _ in AFTERWARDS]


class Bounds(NamedTuple):
    """The least and the greatest value that the words allow; None where they set no bound on that side."""

    low: float | None
    high: float | None


def qualifier(passage: Passage, number: Number, sentence: Sentence, measure: str) -> tuple[str | None, int]:
    """range, at_most, at_least, over, under, almost, approx or None, and where the words for it begin."""
    before = passage.masked[max(sentence.start, number.start - 60) : number.start]
    after = passage.masked[number.end : number.end + 20]
    found = next(((name, m) for name, p in _BEFORE if (m := p.search(before))), None)
    begins = number.start - len(before) + found[1].start() if found else number.start
    if number.ranged:
        between = re.search(r"\b(?:between|from) $", before)
        return Qualifier.RANGE, min(begins, number.start - len(between[0]) if between else begins)
    if found:
        return found[0], begins
    return next((name for name, p in _AFTER if p.match(after)), None) or implied(before, measure), begins


def implied(before: str, measure: str) -> str | None:
    """Bounds that a noun says: "the minimum age is 16", "the maximum sentence being 15 years"."""
    if measure == "age":
        return Qualifier.AT_LEAST if AGE_FLOOR.search(before) else None
    if measure == "length":
        return (
            Qualifier.AT_MOST if MOST.search(before) else Qualifier.AT_LEAST if LEAST.search(before) else None
        )
    return None


def bounds(number: Number, qualifier: str | None) -> Bounds:
    """ "up to five" is 0 to 5, "at least two" 2 to no bound; an approximate value stands for itself."""
    if number.ranged:
        return Bounds(number.low, number.value)
    if qualifier == Qualifier.AT_MOST:
        return Bounds(0.0, number.value)
    return Bounds(number.value, None if qualifier == Qualifier.AT_LEAST else number.value)

"""The words that a statistic is quoted with, what it counts, and its unit."""

from __future__ import annotations

import re

from .numbers import Number
from .statistics_changes import Comparison
from .statistics_kinds import kinds
from .statistics_passage import NUMBER_SIGNS, Passage, Sentence

LABEL = re.compile(r"(?:^|[;.:\n]\s*|--? ?)([^;.:\n]{3,120}:\s*)$")
LISTED = re.compile(r"^\s*--? ?([^:;\n]{3,110}?[\s)\"])$")
BRACKETED = re.compile(r"[\w'-]+(?: [\w'-]+){0,3} \($")
TRAILING = re.compile(r"[\s,;:.(\"'-]+$|,? (?:and|or|but|while|which|who|that)$")
STOP = re.compile(rf"[;.()\n{NUMBER_SIGNS}]|--|, (?:and|while|but|which|who)\b")
UNIT_WORD = re.compile(r"[ -]?(?:[a-z]+ ){0,2}?(years?|months?|weeks?|days?|hours?|hrs?|km|kilomet\w+|miles?)\b")
MEASURE_UNITS = {"hours": "hours", "age": "years of age", "wage": "minimum wages", "percent": "percent"}
PEOPLE = re.compile(
    r"\b(?:victims?|persons?|people|individuals?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|females?|males?|minors?|"
    r"officers?|officials?|polic\w+|judges|prosecutors|procurators|teachers|workers|migrants|foreigners|citizens|nationals|"
    r"respondents|traffickers|students|employers|inspectors|agents|suspects|prostitutes|orphans|specialists)\b"
)


def beside(passage: Passage, number: Number, sentence: Sentence) -> tuple[int, int]:
    """Where the words that name what is counted begin and end: from the figure to the next figure or clause."""
    limit = min(sentence.end, number.end + 90)
    stop = STOP.search(passage.masked, number.end, limit)
    return number.end, stop.start() if stop else limit


def extent(
    passage: Passage, number: Number, sentence: Sentence, compared: Comparison, begins: int
) -> tuple[int, int]:
    """Where the words begin and end: label or qualifier, figure, what it counts, prior value and change."""
    start = label_start(passage, number, sentence)
    if start is None:
        start = begins
    end = max(beside(passage, number, sentence)[1], min(compared.end, sentence.end))
    if passage.masked[number.end : number.end + 1] == ")" and "(" in passage.text[start : number.start]:
        return start, number.end + 1
    return start, number.end + len(trimmed(passage.text[number.end : end]))


def label_start(passage: Passage, number: Number, sentence: Sentence) -> int | None:
    """Where the words begin that stand before the figure as its name: "Cases closed: 5", "Avelin (5)", "- Theft 5"."""
    low = max(sentence.start, number.start - 130)
    before = passage.text[low : number.start]
    if label := LABEL.search(before):
        return low + label.start(1)
    if low == sentence.start and (listed := LISTED.search(before)):
        return low + listed.start(1)
    if passage.masked[number.end : number.end + 1] == ")" and (bracketed := BRACKETED.search(before)):
        return low + bracketed.start()
    return None


def trimmed(words: str) -> str:
    """Without the joints at the end ("victims, and")."""
    while shorter := TRAILING.sub("", words):
        if shorter == words:
            break
        words = shorter
    return shorter


def what(passage: Passage, number: Number, sentence: Sentence) -> str:
    """The words that name what is counted, without the figure; at most 200 characters."""
    start, end = extent(passage, number, sentence, Comparison(), number.start)
    before, after = passage.text[start : number.start], passage.text[number.end : end]
    return " ".join(f"{before.strip(' :(-')} {after.strip(' ).,;:-')}".split())[:200]


def unit(passage: Passage, number: Number, measure: str, kind: str) -> str | None:
    """Currency, percent, hours ..., the word for the length of time, else persons or what the kind counts."""
    if measure == "money":
        return number.unit
    if measure in MEASURE_UNITS:
        return MEASURE_UNITS[measure]
    after = passage.masked[number.end : number.end + 60]
    if measure in {"length", "distance"} and (word := UNIT_WORD.match(after)):
        return word[1] if word[1].endswith("s") or word[1] == "km" else word[1] + "s"
    noun = PEOPLE.search(after)
    if noun and noun.start() < 40:
        return "victims" if noun[0].startswith("victim") else "persons"
    return str(kinds()[kind]["unit"]) or None

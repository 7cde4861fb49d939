"""The words that a statistic is quoted with, what it counts, and its unit."""

from __future__ import annotations

import re

from .numbers import Number
from .statistics_changes import Comparison
from .statistics_kinds import kinds
from .statistics_passage import FILLER, NUMBER_SIGNS, Passage, Sentence

LABEL = re.compile(rf"[^;.:\n{NUMBER_SIGNS}{FILLER}]{{3,120}}: ?$")
LISTED = re.compile(rf"(?:^|-- ?)[-*• ]{{0,3}}([^:;\n{NUMBER_SIGNS}]{{3,90}} )$")
LINE_ENDS = re.compile(r" ?(?:hrs?\.?|hours?)?(?: ?--|[ ;,.]*(?:\n|$))")
BRACKETED = re.compile(r"[A-Za-z][a-z'-]*(?: [A-Za-z][a-z'-]*){0,3} \($")
TRAILING = re.compile(r"[\s,;:.(\"'-]+$|,? (?:and|or|but|while|which|who|that)$")
STOP = re.compile(
    rf"[;()\n{NUMBER_SIGNS}]|--|, (?:an?|the|and|while|but|which|who|whom|depending|including|with|as|in|on|for|to|from|by|at|most)\b"
)
NOUN = re.compile(
    r"[^a-z]{0,3}((?:(?!(?:of|in|for|to|from|that|which|who|were|was|are|is|have|had|has|with|on|by|at|during|and|or|as|per|"
    r"concerning|regarding|involving|throughout|received|dealt|under|via|through|among|within|across|until|since)\b)"
    r"[a-z'/-]+[ ,\"]{0,2}){1,6})"
)
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
    before = passage.masked[low : number.start]
    if label := LABEL.search(before):
        return low + label.start() + len(label[0]) - len(label[0].lstrip(" -,*•)\"'"))
    if LINE_ENDS.match(passage.masked, number.end) and (listed := LISTED.search(before)):
        return low + listed.start(1)
    in_brackets = passage.masked[number.end : number.end + 1] == ")" and number.form != "money"
    if in_brackets and (bracketed := BRACKETED.search(before)):
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
    noun = NOUN.match(after)
    words = noun[1].strip(' ,"') if noun else ""
    if people := PEOPLE.search(words):
        return "victims" if people[0].startswith("victim") else "persons"
    last = re.split(r"[ ,]", words)[-1]
    if last.endswith("s") and not last.endswith("ss"):
        return last
    own = str(kinds()[kind]["unit"])
    return None if own in {"percent", "money", "years", "months", "hours", ""} else own

"""The words that a statistic is quoted with, what it counts, and its unit."""

from __future__ import annotations

import re

from cables.extract.figures.changes import Comparison
from cables.extract.figures.counts import LISTED
from cables.extract.figures.heads import Counted
from cables.extract.figures.kinds.cues import kinds
from cables.extract.figures.kinds.zones import LABELLED_END
from cables.extract.figures.nouns import (
    BY_TRADE,
    beside,
    counted_noun,
    counts_people,
    head,
    names_things,
    of_a_country,
)
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import FILLER, NUMBER_SIGNS, Passage, Sentence
from cables.extract.figures.persons import clear_of_persons, role
from cables.extract.text.plurals import plural
from cables.kinds import Measure

HOURS = "reporting-hours"
LABEL = re.compile(rf"[^;.:\n{NUMBER_SIGNS}{FILLER}]{{3,120}}: ?$")
IN_LIST = re.compile(rf"(?:^|-- ?)[-*• ]{{0,3}}([^:;\n{NUMBER_SIGNS}]{{3,90}} )$")
LINE_ENDS = re.compile(r" ?(?:hrs?\.?|hours?)?(?: ?--|[ ;,.]*(?:\n|$))")
BRACKETED = re.compile(r"[A-Za-z][a-z'-]*(?: [A-Za-z][a-z'-]*){0,3} \($")
TRAILING = re.compile(r"[\s,;:.(\"'-]+$|,? (?:and|or|but|while|which|who|that)$")
UNIT_WORD = re.compile(
    rf"{LISTED}[ -]?(?:[a-z]+ ){{0,2}}?(years?|months?|weeks?|days?|hours?|hrs?|km|kilomet\w+|miles?)\b"
)
JOINT = any_of(
    "of and or in to the a an by with for at on from as that which who its their during were was is "
    "involving including concerning regarding against between compared"
)
ENDS_IN_MID_PHRASE = re.compile(rf"(?: {JOINT})+$")
# Words that go on from a noun that stands elsewhere; `part` where they may follow it.
GOES_ON = re.compile(
    r"(?:(?P<part>of|in|under|from|for|by|at|to|across|among|between|on|who|that|which|whose|with|against)"
    r"|and|or|up|down|were|was|are|is|have|has|had|a (?:day|week|month|year)|per|based|compared|than|"
    r"but|chose|noon|each|out|over|some|more|less|when|while|then|not|also)\b",
    re.IGNORECASE,
)
LONGEST = 12  # words
NAMED = frozenset(Measure) - {Measure.MONEY, Measure.SHARE, Measure.TIME, Measure.SENTENCES, Measure.AGE}
MEASURE_UNITS = {
    "hours": "hours",
    "age": "years of age",
    "wage": "minimum wages",
    "percent": "percent",
    "threshold": "persons",
}


def extent(
    passage: Passage, number: Number, sentence: Sentence, compared: Comparison, begins: int
) -> tuple[int, int]:
    """Where the words begin and end: label or qualifier, figure, what it counts, prior value and change."""
    label = label_start(passage, number, sentence)
    labelled = label is not None and ":" in passage.text[label : number.start]
    start = begins if label is None else label
    end = max(beside(passage, number, sentence)[1], min(compared.end, sentence.end))
    if labelled and passage.masked[number.end : number.end + 2] in (", ", "; "):
        end = number.end  # what follows is the label of the next figure
    if passage.masked[number.end : number.end + 1] == ")" and "(" in passage.text[start : number.start]:
        end = number.end + 1
    start, end = clear_of_persons(passage.text, start, (number.start, number.end), end)
    if passage.text[number.end : end] == ")":
        return start, end
    return start, number.end + len(trimmed(passage.text[number.end : end]))


def label_start(passage: Passage, number: Number, sentence: Sentence) -> int | None:
    """Where the figure's name begins if it stands before it: "Cases closed: 5", "Avelin (5)", "- Theft 5"."""
    low = max(sentence.start, number.start - 130)
    before = passage.masked[low : number.start]
    if LABELLED_END.match(passage.masked, number.end) and (label := LABEL.search(before)):
        return low + label.start() + len(label[0]) - len(label[0].lstrip(" -,*•)\"'"))
    if LINE_ENDS.match(passage.masked, number.end) and (listed := IN_LIST.search(before)):
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


def what(passage: Passage, number: Number, sentence: Sentence, kind: str, counts: Counted) -> str:
    """A phrase that stands alone and names what is counted, in the text's own words where they suffice; empty
    where none can be made. Of hours that somebody worked it is the office that counts."""
    if kind == HOURS:
        return hours_of(passage, number, sentence)
    start, end = extent(passage, number, sentence, Comparison(), number.start)
    before, after = passage.text[start : number.start], passage.text[number.end : end]
    said = " ".join(f"{before.strip(' :(-')} {after.strip(' ).,;:-')}".split())[:200]
    return phrase(said, counts)


def phrase(said: str, counts: Counted) -> str:
    """The words, begun with the noun where they go on from it elsewhere, and ended where a phrase ends."""
    noun = plural(counts.head) if counts.measure in NAMED and counts.head else ""
    begun = GOES_ON.match(said)
    if not said or begun:
        said = f"{noun} {said}" if noun and begun and begun["part"] else noun
    return trimmed(ENDS_IN_MID_PHRASE.sub("", " ".join(said.split()[:LONGEST])))


def hours_of(passage: Passage, number: Number, sentence: Sentence) -> str:
    """ "hours spent on the report by the political assistant" """
    start = label_start(passage, number, sentence)
    of = role(re.split(r"[,;] ", passage.text[start : number.start])[-1]) if start is not None else ""
    if of == "total":
        return "hours spent on the report in total"
    return f"hours spent on the report by the {of}" if of else "hours spent on the report"


def unit(
    passage: Passage, number: Number, sentence: Sentence, measure: str, kind: str, counts: Counted
) -> str | None:
    """Currency, percent, hours ..., the word for the length of time, else persons or what is counted."""
    if measure == "money":
        return number.unit
    if measure in MEASURE_UNITS:
        return MEASURE_UNITS[measure]
    after = passage.masked[number.end : number.end + 60]
    if measure in {"length", "distance"} and (word := UNIT_WORD.match(after)):
        return word[1] if word[1].endswith("s") or word[1] == "km" else word[1] + "s"
    noun = counted_noun(passage, number, sentence)
    if counts.measure not in (None, Measure.PERSONS) and counts.head:
        return plural(counts.head)
    if counts_people(noun):
        return "victims" if re.search(r"\bvictims?\b", noun) else "persons"
    last = head(noun)
    if names_things(last):
        return last
    own = "persons" if of_a_country(last) or BY_TRADE.fullmatch(last) else str(kinds()[kind]["unit"])
    return None if own in {"percent", "money", "years", "months", "hours", ""} else own

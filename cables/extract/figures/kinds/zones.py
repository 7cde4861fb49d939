"""Where the words stand that speak for a figure's kind, and how much each place counts."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import NUMBER_SIGNS, Sentence

STOP_AFTER = re.compile(rf"[;:()\n{NUMBER_SIGNS}]|--|\. ")
STOP_BEFORE = re.compile(rf"[;:()\n{NUMBER_SIGNS}]|--|\. ")
LABEL = re.compile(rf"[^;:.\n{NUMBER_SIGNS}]{{3,120}}(?:: ?|(?<=[a-z)]) ?-- ?)$")
LABELLED_END = re.compile(r" ?(?:hrs?\.?|hours?)?[ )]*(?:[;,.(\n-]|$)")
THEN = re.compile(r", (?:and|with) |,? and (?:[a-z]+ed|won|held|found|made|brought)\b")
OR_ELSE = re.compile(r",? or |, ")
BRACKET = re.compile(rf"\([^()\n]{{1,120}}\)((?: (?!and )[^ ;:(),.\n{NUMBER_SIGNS}]+){{1,5}})")
CLAUSE = re.compile(r"; |\. |, [a-z]{3,12}ing (?=[^a-z])|, while |, whereas |, but ")
BASE = re.compile(r"\b(?:of|among) (?:the|these|those|all|its)(?: [a-z]+)? $")
BASE_ENDS = re.compile(rf"[^.;:,{NUMBER_SIGNS}]{{1,60}},(?= (?:only |just |about )?[{NUMBER_SIGNS}])")
BESIDE, NEAR_BEFORE, RESUMED, CLAUSE_WEIGHT, SENTENCE, FAR = 1.0, 0.85, 0.9, 0.4, 0.25, 0.03


def base_until(masked: str, number: Number, sentence: Sentence) -> int:
    """Where a figure that is only the base of another ends: at the comma of "of the 104 cases, 68 are"."""
    ends = BASE_ENDS.match(masked, number.end, sentence.end)
    is_base = ends and BASE.search(masked, max(sentence.start, number.start - 24), number.start)
    return ends.end() if ends and is_base else sys.maxsize


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the words beside a figure, those before it and its clause begin and end."""

    before: int
    start: int
    end: int
    after: int
    clause: tuple[int, int]
    conjunction: int = 0
    then: int = 0
    labelled: bool = False
    resumed: tuple[int, int] = (0, 0)
    parts: int = sys.maxsize

    @classmethod
    def around(cls, masked: str, number: Number, sentence: Sentence) -> Zones:
        stop = STOP_AFTER.search(masked, number.end, min(sentence.end, number.end + 90))
        after = stop.start() if stop else min(sentence.end, number.end + 90)
        low = max(sentence.start, number.start - 90)
        ended = LABELLED_END.match(masked, number.end)
        label = ended and LABEL.search(masked[max(sentence.start, number.start - 130) : number.start])
        if label:
            begins = number.start - len(label[0])
            return cls(begins, number.start, number.end, after, (begins, after), labelled=True)
        before = max((m.end() for m in STOP_BEFORE.finditer(masked, low, number.start)), default=low)
        begins = max(
            (m.end() for m in CLAUSE.finditer(masked, sentence.start, number.start)), default=sentence.start
        )
        ends = CLAUSE.search(masked, number.end, sentence.end)
        clause = (begins, ends.start() if ends else sentence.end)
        if masked.startswith(",", number.end):
            clause = (begins, number.end)
        after, before = min(after, clause[1]), max(before, begins)
        joined = number.start - (4 if masked.endswith(" and ", before, number.start) else 0)
        joint = max(masked.rfind(" and ", before, joined), masked.rfind(", ", before, joined), before)
        then = (OR_ELSE if number.form == "none" else THEN).search(masked, number.end, after)
        until = then.start() if then else after
        bracket = BRACKET.match(masked, after, sentence.end)
        resumed = (bracket.start(1), bracket.end(1)) if bracket else (0, 0)
        parts = after if stop and masked.startswith(":", after) else base_until(masked, number, sentence)
        return cls(before, number.start, number.end, after, clause, joint, until, False, resumed, parts)

    def weight(self, at: int) -> float:
        """How much a cue at `at` counts: the further from the figure the less."""
        if self.labelled:
            return BESIDE if self.before <= at < self.start else FAR if at < self.before else 0.0
        if self.start <= at < self.end:
            return BESIDE
        if self.end <= at < self.after:
            return (BESIDE - 0.5 * (at - self.end) / 90) * (0.5 if at >= self.then else 1)
        if self.resumed[0] <= at < self.resumed[1]:
            return RESUMED
        if self.before <= at < self.start:
            return (NEAR_BEFORE - 0.4 * (self.start - at) / 90) * (0.6 if at < self.conjunction else 1)
        if at >= self.parts:  # what is told of its parts
            return FAR
        return CLAUSE_WEIGHT if self.clause[0] <= at < self.clause[1] else SENTENCE

"""The kind of a figure, from the words around it: weighted cues of `vocabulary/statistic_kinds.json`.

A cue right beside the figure counts most, one of the same clause less, one elsewhere in the sentence, in the
words that lead a list, in the sentence before or in the heading least. The question that is answered adds a
little, through its topics. Only kinds that take what the figure measures are weighed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from .numbers import Number
from .statistics_nouns import counted_noun, counts_people
from .statistics_passage import NUMBER_SIGNS, Passage, Sentence
from .vocabulary import load

WORD = re.compile(r"(?<![a-z])[a-z]|-(?=person|man|member|bed)")
STOP_AFTER = re.compile(rf"[;:()\n{NUMBER_SIGNS}]|--|\. ")
STOP_BEFORE = re.compile(rf"[;:()\n{NUMBER_SIGNS}]|--|\. ")
LABEL = re.compile(rf"[^;:.\n{NUMBER_SIGNS}]{{3,120}}(?:: ?|(?<=[a-z)]) ?-- ?)$")
LABELLED_END = re.compile(r" ?(?:hrs?\.?|hours?)?[ )]*(?:[;,.(\n-]|$)")
THEN = re.compile(r", (?:and|with) |,? and (?:[a-z]+ed|won|held|found|made|brought)\b")
PAUSE = re.compile(r"[,;:(]")
OR_ELSE = re.compile(r",? or |, ")
BRACKET = re.compile(rf"\([^()\n]{{1,120}}\)((?: (?!and )[^ ;:(),.\n{NUMBER_SIGNS}]+){{1,5}})")
CLAUSE = re.compile(r"; |\. |, while |, whereas |, but ")
BESIDE, NEAR_BEFORE, CLAUSE_WEIGHT, SENTENCE, LEAD, BEFORE, HEADING, FAR = (
    1.0,
    0.85,
    0.4,
    0.25,
    0.7,
    0.25,
    0.2,
    0.03,
)
ELLIPSIS = re.compile(r" (?:in|under|from|to|via|of (?:them|these|those|whom))\b|\)")
RESUMED = 0.9
PEOPLE_FOR_THINGS, THINGS_FOR_PEOPLE, SURVEYED, ESTIMATED, ESTIMATE_NOT_FOUND = 0.5, 0.7, 2.2, 1.0, 0.6
ESTIMATE = re.compile(r"\bestimat")
ASKED = re.compile(r"\b(?:respondents?|survey|polled?|questionnaires?|interviewed|opinion|were asked)\b")
LIKELY = {
    "money": {"government-funding": 0.9},
    "hours": {"reporting-hours": 0.5},
    "length": {"penalty-in-law": 0.6},
}
ELLIPTICAL_REACH, SHORT_REACH, PLAIN = 20, 12, 3.0
FIXED = {"age": "penalty-in-law", "wage": "penalty-in-law"}
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a kind, `words` matched at the beginning of a word, `whole` up to a word's end."""

    words: str
    whole: bool
    kind: str
    weight: float


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """The kinds of the vocabulary by slug."""
    return {kind["slug"]: kind for kind in load("statistic_kinds")["kinds"]}


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Every cue by its first two characters."""
    table: defaultdict[str, list[Cue]] = defaultdict(list)
    for slug, kind in kinds().items():
        for words, weight in kind["cues"].items():
            table[words[:2]].append(Cue(words.removesuffix("."), words.endswith("."), slug, weight))
    return {key: tuple(found) for key, found in table.items()}


@cache
def topic_weights(topic: str) -> dict[str, float]:
    """What a topic of the questionnaires says of the figures in its answers, by kind."""
    return {slug: kind["topics"][topic] for slug, kind in kinds().items() if topic in kind["topics"]}


def strongest(found: Iterable[Found]) -> dict[str, float]:
    """The greatest weight of any cue for each kind."""
    weights: dict[str, float] = {}
    for _, cue in found:
        weights[cue.kind] = max(weights.get(cue.kind, 0.0), cue.weight)
    return weights


def asked(topics: Iterable[str]) -> dict[str, float]:
    """What the topics of a question say, each kind by the topic that says most."""
    weights: dict[str, float] = {}
    for topic in topics:
        for slug, weight in topic_weights(topic).items():
            weights[slug] = max(weights.get(slug, 0.0), weight)
    return weights


Found = tuple[int, Cue]


def find_cues(masked: str, start: int, end: int) -> list[Found]:
    """The cues of masked[start:end] with where they begin."""
    table = cues()
    found = []
    for match in WORD.finditer(masked, start, end):
        at = match.start()
        for cue in table.get(masked[at : at + 2], ()):
            if masked.startswith(cue.words, at):
                after = masked[at + len(cue.words) : at + len(cue.words) + 1]
                if not cue.whole or not after.isalpha():
                    found.append((at, cue))
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """The cues of a passage by sentence, what the heading adds, and where a survey is first named."""

    passage: Passage
    by_sentence: tuple[list[Found], ...]
    general: dict[str, float]
    surveyed: int

    @classmethod
    def of(cls, passage: Passage, heading: str | None) -> Context:
        by_sentence = tuple(find_cues(passage.masked, s.start, s.end) for s in passage.sentences)
        general: defaultdict[str, float] = defaultdict(float)
        for _, cue in find_cues((heading or "").lower(), 0, 200):
            general[cue.kind] += HEADING * cue.weight
        survey = ASKED.search(passage.masked)
        return cls(passage, by_sentence, dict(general), survey.start() if survey else len(passage.text) + 1)

    def kind(self, number: Number, measure: str, topics: Iterable[str] = (), last: str = "") -> str:
        """The kind for which most speaks, or "other" where little speaks for any.

        `topics` are those of the question answered. `last` is the kind of the figure before in the same
        sentence, which an elliptical figure continues ("ten were convicted -- three in cases of theft").
        """
        if measure in FIXED:
            return FIXED[measure]
        place = self.passage.sentence_at(number.start)
        if last and measure in kinds()[last]["measures"] and self.elliptical(number, place):
            return last
        scores = self.scores(number, place)
        allowed = {slug: score for slug, score in scores.items() if measure in kinds()[slug]["measures"]}
        self.adjust(allowed, number, measure)
        for slug, weight in asked(topics).items():
            if measure in kinds()[slug]["measures"]:
                allowed[slug] = allowed.get(slug, 0.0) + weight
        for slug, weight in (*self.general.items(), *LIKELY.get(measure, {}).items()):
            if slug in allowed or measure in LIKELY:
                allowed[slug] = allowed.get(slug, 0.0) + weight
        if not allowed or max(allowed.values()) < THRESHOLD:
            return "other"
        return max(allowed, key=lambda slug: allowed[slug])

    def elliptical(self, number: Number, place: int) -> bool:
        """Whether a figure names nothing of its own: "five of them", but not "three in acquittals"."""
        if not ELLIPSIS.match(self.passage.masked, number.end):
            return False
        near = (
            cue for at, cue in self.by_sentence[place] if number.end <= at < number.end + ELLIPTICAL_REACH
        )
        led = (cue for at, cue in self.by_sentence[place] if self.leads(at, number.start))
        return not any(cue.weight >= PLAIN for cue in (*near, *led))

    def leads(self, at: int, start: int) -> bool:
        """Whether the cue at `at` stands right before a figure, without a pause between them."""
        return start - SHORT_REACH <= at < start and not PAUSE.search(self.passage.masked, at, start)

    def adjust(self, scores: dict[str, float], number: Number, measure: str) -> None:
        """What the counted noun and the passage add: people are no shelters, shares are often a survey's."""
        sentence = self.passage.sentences[self.passage.sentence_at(number.start)]
        people = counts_people(counted_noun(self.passage, number, sentence)) if measure == "count" else None
        for slug in scores:
            counts = kinds()[slug].get("counts")
            if people is not None and counts == ("things" if people else "people"):
                scores[slug] *= PEOPLE_FOR_THINGS if people else THINGS_FOR_PEOPLE
        if measure == "percent" and self.surveyed <= number.end:
            scores["survey"] = scores.get("survey", 0.0) + SURVEYED
        if ESTIMATE.search(self.passage.masked, max(0, number.start - 40), number.start):
            scores["victims-identified"] = scores.get("victims-identified", 0.0) * ESTIMATE_NOT_FOUND
        if people and number.ranged and "victims-estimated" in scores:
            scores["victims-estimated"] += ESTIMATED

    def scores(self, number: Number, place: int) -> dict[str, float]:
        """How much the words around `number` speak for each kind."""
        scores: defaultdict[str, float] = defaultdict(float)
        sentence = self.passage.sentences[place]
        zones = Zones.around(self.passage.masked, number, sentence)
        for at, cue in self.by_sentence[place]:
            scores[cue.kind] += cue.weight * zones.weight(at)
        for _, cue in self.led(sentence):
            scores[cue.kind] += cue.weight * LEAD
        if place and not sentence.lead:
            for slug, weight in strongest(self.by_sentence[place - 1]).items():
                scores[slug] += weight * BEFORE
        return scores

    def led(self, sentence: Sentence) -> list[Found]:
        """The cues of the words that lead the list in which `sentence` stands."""
        if not sentence.lead:
            return []
        return self.by_sentence[self.passage.sentence_at(sentence.lead[0])]


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

    @classmethod
    def around(cls, masked: str, number: Number, sentence: Sentence) -> Zones:
        stop = STOP_AFTER.search(masked, number.end, min(sentence.end, number.end + 90))
        after = stop.start() if stop else min(sentence.end, number.end + 90)
        low = max(sentence.start, number.start - 90)
        label = LABEL.search(masked[max(sentence.start, number.start - 130) : number.start])
        if label and LABELLED_END.match(masked, number.end):
            begins = number.start - len(label[0])
            return cls(begins, number.start, number.end, after, (begins, after), labelled=True)
        before = max((m.end() for m in STOP_BEFORE.finditer(masked, low, number.start)), default=low)
        begins = max(
            (m.end() for m in CLAUSE.finditer(masked, sentence.start, number.start)), default=sentence.start
        )
        ends = CLAUSE.search(masked, number.end, sentence.end)
        clause = (begins, ends.start() if ends else sentence.end)
        joint = max(
            masked.rfind(" and ", before, number.start), masked.rfind(", ", before, number.start), before
        )
        then = (OR_ELSE if number.form == "none" else THEN).search(masked, number.end, after)
        until = then.start() if then else after
        bracket = BRACKET.match(masked, after, sentence.end)
        resumed = (bracket.start(1), bracket.end(1)) if bracket else (0, 0)
        return cls(before, number.start, number.end, after, clause, joint, until, resumed=resumed)

    def weight(self, at: int) -> float:
        """How much a cue at `at` counts: the further from the figure the less."""
        if self.labelled:
            return BESIDE if self.before <= at < self.start else FAR if at < self.before else 0.0
        if self.end <= at < self.after:
            return (BESIDE - 0.5 * (at - self.end) / 90) * (0.5 if at >= self.then else 1)
        if self.resumed[0] <= at < self.resumed[1]:
            return RESUMED
        if self.before <= at < self.start:
            return (NEAR_BEFORE - 0.4 * (self.start - at) / 90) * (0.6 if at < self.conjunction else 1)
        return CLAUSE_WEIGHT if self.clause[0] <= at < self.clause[1] else SENTENCE

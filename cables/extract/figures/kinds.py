"""The kind of a figure, from the words around it: weighted cues of `vocabulary/statistic_kinds.json`.

A cue right beside the figure counts most, one of the same clause less, one elsewhere in the sentence, in the
words that lead a list, in the sentence before or in the heading least. The question that is answered adds a
little, through its topics. Only kinds that take what the figure measures are weighed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from cables.extract.figures.nouns import counted_noun, counts_people, in_a_row, of_a_country
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import FILLER, Passage, Sentence
from cables.extract.figures.zones import Zones
from cables.extract.vocabulary import load

WORD = re.compile(r"(?<![a-z])[a-z]|-(?=person|man|member|bed)")
LEAD, BEFORE, HEADING = 0.7, 0.25, 0.2
BEGINNING = 6  # characters that tell most cues apart
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
OFFICIALS = re.compile(
    r"\b(?:polic\w+|officials?|officers?|judges?|magistrates?|prosecutors?|soldiers?|diplomats?|mayors?|guards?|"
    r"civil servants?|consuls?|peacekeepers?|ministers?|legislators?|agents?)\b"
)
ACCUSED = re.compile(
    r"\b(?:arrested|convicted|prosecuted|charged|indicted|investigated|sentenced|detained|against|of)"
    r"(?: [a-z]+){0,3} $"
)
UNDERGO = re.compile(r"[^.;,]{0,60}? (?:have|has|had|was|were|is|are|been)\b")
CIVILIANS = re.compile(
    r"\b(?:children|students|pupils|youths?|villagers|girls|boys|teenagers|parents|travelers|women|citizens|"
    r"people|(?:community|church|local) (?:members|leaders)|journalists)\b"
)
LISTED = frozenset({"officials-trained", "public-reached", "specialised-staff"})
AGAINST_OFFICIALS = "officials-disciplined-or-prosecuted"
ENFORCEMENT = frozenset({"arrests", "prosecutions", "convictions", "cases-investigated", "sentences"})
PEOPLE_FOR_THINGS, THINGS_FOR_PEOPLE, SURVEYED, ESTIMATED, ESTIMATE_NOT_FOUND = 0.5, 0.7, 2.2, 1.0, 0.6
ESTIMATE = re.compile(r"\bestimat")
ASKED = re.compile(r"\b(?:respondents?|survey|polled?|questionnaires?|interviewed|opinion|were asked)\b")
LIKELY = {
    "money": {"government-funding": 0.9},
    "hours": {"reporting-hours": 0.5},
    "length": {"penalty-in-law": 0.6},
}
ELLIPTICAL_REACH, SHORT_REACH, PLAIN = 20, 12, 3.0
FIXED = {"age": "penalty-in-law", "wage": "penalty-in-law", "threshold": "penalty-in-law"}
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


@lru_cache(maxsize=20_000)
def cues_like(beginning: str) -> tuple[Cue, ...]:
    """The cues that may stand where the text goes on like this; there are few, and words come again."""
    near = cues().get(beginning[:2], ())
    return tuple(c for c in near if c.words.startswith(beginning) or beginning.startswith(c.words))


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


def expected_kinds(topics: Iterable[str]) -> dict[str, float]:
    """What the topics of a question say, each kind by the topic that says most."""
    weights: dict[str, float] = {}
    for topic in topics:
        for slug, weight in topic_weights(topic).items():
            weights[slug] = max(weights.get(slug, 0.0), weight)
    return weights


Found = tuple[int, Cue]


def find_cues(masked: str, start: int, end: int) -> list[Found]:
    """The cues of masked[start:end] with where they begin."""
    found = []
    for match in WORD.finditer(masked, start, end):
        at = match.start()
        for cue in cues_like(masked[at : at + BEGINNING]):
            if masked.startswith(cue.words, at):
                after = masked[at + len(cue.words) : at + len(cue.words) + 1]
                if not cue.whole or not after.isalpha():
                    found.append((at, cue))
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """The cues of a passage by sentence, sought once they are asked for; what the heading adds; and where a
    survey is first named."""

    passage: Passage
    general: dict[str, float]
    surveyed: int
    found: dict[int, list[Found]] = field(default_factory=dict)

    @classmethod
    def of(cls, passage: Passage, heading: str | None) -> Context:
        general: defaultdict[str, float] = defaultdict(float)
        for _, cue in find_cues((heading or "").lower(), 0, 200):
            general[cue.kind] += HEADING * cue.weight
        survey = ASKED.search(passage.masked)
        return cls(passage, dict(general), survey.start() if survey else len(passage.text) + 1)

    def cues(self, place: int) -> list[Found]:
        """Those of one sentence."""
        if place not in self.found:
            sentence = self.passage.sentences[place]
            self.found[place] = find_cues(self.passage.masked, sentence.start, sentence.end)
        return self.found[place]

    def kind(self, number: Number, measure: str, topics: Iterable[str] = (), last: str = "") -> str:
        """The kind for which most speaks, or "other" where little speaks for any.

        `topics` are those of the question answered. `last` is the kind of the figure before in the same
        sentence, which an elliptical figure continues ("ten were convicted -- three in cases of theft").
        """
        if measure in FIXED:
            return FIXED[measure]
        place = self.passage.sentence_at(number.start)
        if last and measure in kinds()[last]["measures"] and self.elliptical(number, place, last):
            return last
        scores = self.scores(number, place)
        allowed = {slug: score for slug, score in scores.items() if measure in kinds()[slug]["measures"]}
        self.adjust(allowed, number, measure)
        for slug, weight in expected_kinds(topics).items():
            if measure in kinds()[slug]["measures"]:
                allowed[slug] = allowed.get(slug, 0.0) + weight
        for slug, weight in (*self.general.items(), *LIKELY.get(measure, {}).items()):
            if slug in allowed or measure in LIKELY:
                allowed[slug] = allowed.get(slug, 0.0) + weight
        if not allowed or max(allowed.values()) < THRESHOLD:
            return "other"
        return max(allowed, key=lambda slug: allowed[slug])

    def elliptical(self, number: Number, place: int, last: str) -> bool:
        """Whether a figure names nothing of its own: "five of them", but not "three in acquittals"."""
        sentence = self.passage.sentences[place]
        if last in LISTED and in_a_row(self.passage, number, sentence):
            return True
        if not self.names_nothing(number):
            return False
        cues = self.cues(place)
        near = (cue for at, cue in cues if number.end <= at < number.end + ELLIPTICAL_REACH)
        led = (cue for at, cue in cues if self.leads(at, number.start))
        return not any(cue.weight >= PLAIN for cue in (*near, *led))

    def names_nothing(self, number: Number) -> bool:
        """Whether after a figure stands only a part of what was counted: "of them", "were women", "Uzbek"."""
        passage, at = self.passage, number.end
        if ELLIPSIS.match(passage.masked, at) or PART_OF.match(passage.masked, at):
            return True
        if number.unit == "percent" and SHARE_OF.match(passage.masked, at):
            return True
        if number.form == "money":
            return bool(WORTH.search(passage.masked, max(0, number.start - 60), number.start))
        national = NATIONAL.match(passage.text, at)
        return bool(national and of_a_country(national[1].lower()))

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
        if (
            people
            and self.of_officials(number, sentence)
            and max(scores, key=lambda slug: scores[slug]) in ENFORCEMENT
        ):
            scores[AGAINST_OFFICIALS] = max(scores.values()) + 0.1
        best = max(scores, key=lambda slug: scores[slug], default="")
        if best == "officials-trained" and CIVILIANS.search(counted_noun(self.passage, number, sentence)):
            scores["public-reached"] = scores[best] + 0.1
        if people and number.ranged and "victims-estimated" in scores:
            scores["victims-estimated"] += ESTIMATED

    def of_officials(self, number: Number, sentence: Sentence) -> bool:
        """Whether a figure counts officials against whom something is done, not who do it."""
        if not OFFICIALS.search(counted_noun(self.passage, number, sentence)):
            return False
        before = self.passage.masked[max(sentence.start, number.start - 60) : number.start]
        return bool(ACCUSED.search(before) or UNDERGO.match(self.passage.masked, number.end, sentence.end))

    def scores(self, number: Number, place: int) -> dict[str, float]:
        """How much the words around `number` speak for each kind."""
        scores: defaultdict[str, float] = defaultdict(float)
        sentence = self.passage.sentences[place]
        zones = Zones.around(self.passage.masked, number, sentence)
        for at, cue in self.cues(place):
            scores[cue.kind] += cue.weight * zones.weight(at)
        for _, cue in self.led(sentence):
            scores[cue.kind] += cue.weight * LEAD
        if place and not sentence.lead:
            for slug, weight in strongest(self.cues(place - 1)).items():
                scores[slug] += weight * BEFORE
        return scores

    def led(self, sentence: Sentence) -> list[Found]:
        """The cues of the words that lead the list in which `sentence` stands."""
        if not sentence.lead:
            return []
        return self.cues(self.passage.sentence_at(sentence.lead[0]))

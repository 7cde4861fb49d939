"""The kind of a figure, from the words around it: weighted cues of `vocabulary/statistic_kinds.json`.

A cue right beside the figure counts most, one of the same clause less, one elsewhere in the sentence, in the
words that lead a list, in the sentence before or in the heading least. The question that is answered adds a
little, through its topics. Only kinds that take what the figure measures are weighed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from cables.extract.figures.heads import Counted, mainly, takes
from cables.extract.figures.kinds.acts import Side, side
from cables.extract.figures.kinds.cues import (
    Found,
    expected_kinds,
    find_cues,
    is_funded,
    kinds,
    of_the_field,
    strongest,
)
from cables.extract.figures.kinds.ellipsis import goes_on
from cables.extract.figures.kinds.zones import Zones
from cables.extract.figures.nouns import counted_noun, counts_people
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import Passage, Sentence
from cables.extract.vocabulary import load

LEAD, BEFORE, HEADING = 0.7, 0.25, 0.2
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
# What the law provides for, not what a court imposed: "those convicted are fined".
PROVIDED = re.compile(
    r"\b(?:is|are|can be|may be|shall be|must be) (?:fined|punished|sentenced|imprisoned|jailed)\b"
)
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
# Kinds that are told of much beside trafficking: they need it to be named near the figure.
GENERAL = frozenset(
    "victims-identified victims-estimated victims-referred victims-assisted victims-repatriated "
    "victims-intercepted specialised-staff public-reached care-facilities government-funding "
    "donor-funding inspections survey".split()
)
STRONG = 3.0  # what cues of its own clause amount to that leave little doubt
FIXED = {"age": "legal-age", "wage": "penalty-in-law", "threshold": "legal-age"}
DONE = 2.0  # what a verb adds for those to whom it is done
THRESHOLD = 0.5
OF_THE_CLAUSE = 0.4  # the weight of a cue in the figure's own clause, or nearer


@dataclass(frozen=True, slots=True)
class Judgment:
    """A kind, and what speaks for its being right, {name of the evidence: how much}."""

    kind: str
    evidence: Mapping[str, float]

    @property
    def confidence(self) -> float:
        """The probability that the kind is right, as fitted on labelled cables; 0 for "other"."""
        if self.kind == "other":
            return 0.0
        weights = load("kind_confidence")["weights"]
        said = sum(weights.get(name, 0.0) * value for name, value in self.evidence.items())
        return 1 / (1 + exp(-said))

    @property
    def told(self) -> str:
        """The kind where it is sure enough to be shown."""
        return self.kind if self.confidence >= load("kind_confidence")["told"] else "other"


def evidence(measure: str, counted: Counted) -> dict[str, float]:
    """What does not depend on the words around: what is measured, and whether the noun is known."""
    found = {"always": 1.0, f"form {measure}": 1.0}
    if measure == "count":
        found["noun known"] = float(counted.measure is not None and counted.own)
        found["noun unknown"] = float(counted.measure is None)
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

    def judge(
        self,
        number: Number,
        measure: str,
        counted: Counted,
        topics: Iterable[str] = (),
        last: Judgment | None = None,
    ) -> Judgment:
        """The kind for which most speaks, or "other" where little speaks for any, and how sure that is.

        `counted` is what the figure counts: a kind that does not take it is not weighed. `topics` are those
        of the question answered. `last` is the judgment of the figure before in the same sentence, which an
        elliptical figure continues ("ten were convicted -- three in cases of theft").
        """
        if measure in FIXED:
            return Judgment(FIXED[measure], {"fixed": 1.0})
        place = self.passage.sentence_at(number.start)
        fits = [
            slug
            for slug, kind in kinds().items()
            if measure in kind["measures"] and takes(slug, measure, counted)
        ]
        done = Side()
        if measure == "count":
            done = side(self.passage, number, self.passage.sentences[place], counted)
            fits = [slug for slug in fits if slug not in done.barred]
            fits = [slug for slug in fits if slug in done.likely] or fits
        if last and last.kind in fits and goes_on(self.passage, number, last.kind, self.cues(place)):
            return Judgment(last.kind, dict(last.evidence) | evidence(measure, counted) | {"continued": 1.0})
        likely = [slug for slug in done.likely if slug in fits]
        return self.weighed(number, place, measure, counted, topics, fits, likely)

    def weighed(
        self,
        number: Number,
        place: int,
        measure: str,
        counted: Counted,
        topics: Iterable[str],
        fits: Collection[str],
        done: Sequence[str],
    ) -> Judgment:
        """The judgment by all that the words, the question and the heading say of the kinds that fit; `done`
        are those of the verb on whose side the figure stands."""
        scores, beside = self.scores(number, place, done)
        allowed = {slug: scores[slug] for slug in fits if slug in scores}
        self.adjust(allowed, number, measure)
        expected = {slug: weight for slug, weight in expected_kinds(topics).items() if slug in fits}
        for slug, weight in expected.items():
            allowed[slug] = allowed.get(slug, 0.0) + weight
        for slug, weight in self.likely(number, place, measure).items():
            if slug in allowed or measure in LIKELY:
                allowed[slug] = allowed.get(slug, 0.0) + weight
        allowed = {slug: score for slug, score in allowed.items() if slug in fits}
        if not allowed or max(allowed.values()) < THRESHOLD:
            return Judgment("other", {})
        best, *others = sorted(allowed, key=lambda slug: -allowed[slug])
        second = allowed[others[0]] if others else 0.0
        said = {
            "score": log1p(allowed[best]),
            "margin": (allowed[best] - second) / (allowed[best] + 0.5),
            "beside": min(1.0, beside.get(best, 0.0) / allowed[best]),
            "strength": min(1.0, beside.get(best, 0.0) / STRONG),
            "topic": expected.get(best, 0.0),
            "field": of_the_field(self.passage, self.passage.sentences[place]) if best in GENERAL else 1.0,
            "verb": float(best in done),
            "main": float(counted.measure is not None and counted.measure == mainly(best)),
        }
        return Judgment(best, evidence(measure, counted) | said)

    def likely(self, number: Number, place: int, measure: str) -> dict[str, float]:
        """What the heading says, and what such a measure mostly is; of money only where somebody pays."""
        found = defaultdict(float, self.general)
        if measure != "money" or is_funded(self.passage, number, self.passage.sentences[place]):
            for slug, weight in LIKELY.get(measure, {}).items():
                found[slug] += weight
        return found

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
            and scores
            and self.of_officials(number, sentence)
            and max(scores, key=lambda slug: scores[slug]) in ENFORCEMENT
        ):
            scores[AGAINST_OFFICIALS] = max(scores.values()) + 0.1
        if PROVIDED.search(self.passage.masked, sentence.start, number.start):
            scores["penalty-in-law"] = scores.get("penalty-in-law", 0.0) + scores.pop("sentences", 0.0)
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

    def scores(
        self, number: Number, place: int, done: Sequence[str]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """How much the words around `number` speak for each kind; and what of that is said in its clause."""
        scores: defaultdict[str, float] = defaultdict(float)
        own: defaultdict[str, float] = defaultdict(float)
        sentence = self.passage.sentences[place]
        zones = Zones.around(self.passage.masked, number, sentence)
        for at, cue in self.cues(place):
            weight = zones.weight(at)
            scores[cue.kind] += cue.weight * weight
            own[cue.kind] += cue.weight * weight if weight >= OF_THE_CLAUSE else 0.0
        for _, cue in self.led(sentence):
            scores[cue.kind] += cue.weight * LEAD
        if place and not sentence.lead:
            for slug, weight in strongest(self.cues(place - 1)).items():
                scores[slug] += weight * BEFORE
        if done:
            likeliest = max(done, key=lambda slug: scores[slug])
            scores[likeliest] += DONE
            own[likeliest] += DONE
        return scores, own

    def led(self, sentence: Sentence) -> list[Found]:
        """The cues of the words that lead the list in which `sentence` stands."""
        if not sentence.lead:
            return []
        return self.cues(self.passage.sentence_at(sentence.lead[0]))

"""The words that speak for a kind, by `vocabulary/statistic_kinds.json`, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import Passage, Sentence
from cables.extract.vocabulary import load

WORD = re.compile(r"(?<![a-z])[a-z]|-(?=person|man|member|bed)")
BEGINNING = 6  # characters that tell most cues apart
FUNDS = re.compile(
    r"\b(?:allocat|appropriat|budget|fund|grant|donat|subsid|disburs|earmark|contribut|provid|spen[dt]|invest|financ|"
    r"award|support|cost)"
)
# Takings, wages, prices, debts and bribes are nobody's funding.
PRIVATE = re.compile(
    r"\b(?:payments? (?:of|to)|deposits?|dowr(?:y|ies)|ransom|brib\w+|fees?|wages?|salar\w+|earn\w*|debts?|"
    r"prices?|sold|buy|bought|charg\w+|worth|profits?|owed?|income|revenues?|loans?|rent|tickets?|gifts?|"
    r"compensation|paid (?:her|him|them|to)|"
    r"per (?:client|customer|hour|night|day|girl|woman|child|victim))\b"
)
FIELD = re.compile(
    r"traffick|\btip\b|\bvictim|exploit|prostitut|forced (?:labou?r|work|marriage)|slavery|smuggl|brothel|"
    r"pimp|pandering|"
    r"shelter|debt bondage|child labou?r|sex (?:trade|tour|work)"
)


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


def is_funded(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Whether somebody funds something in the figure's sentence, or in the words that lead its list."""
    near = passage.masked[max(sentence.start, number.start - 70) : min(sentence.end, number.end + 50)]
    lead = passage.masked[slice(*sentence.lead)] if sentence.lead else ""
    paid = passage.says(FUNDS, sentence) or FUNDS.search(lead)
    return bool(paid) and not PRIVATE.search(near)


def of_the_field(passage: Passage, sentence: Sentence) -> float:
    """How near trafficking is named: 1 in the sentence, half elsewhere in the paragraph."""
    if passage.says(FIELD, sentence):
        return 1.0
    return 0.5 if FIELD.search(passage.masked) else 0.0

"""Who did what to whom: on which side of a verb a figure stands, and what kinds it can be there.

"Police arrested two men for exploiting nine women": two are those arrested, nine those who suffered it. What
is done to persons or cases is read from the verb before them, the passive after them, or a participle that
follows them; verbs and kinds are `vocabulary/acts.json`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cables.extract.figures.heads import Counted
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import FILLER, NUMBER_SIGNS, SIGNS, Passage, Sentence
from cables.extract.vocabulary import load
from cables.kinds import Measure

BEFORE, AFTER = 140, 220
DONE_TO = frozenset({Measure.PERSONS, Measure.CASES, None})
DATED = rf"(?:in|during|on|since|by) {SIGNS['date']}{FILLER}*,?"
# Between a verb and its number: "an additional", "more than", "in May", "and sentenced to prison".
LIGHT = (
    rf"(?:{DATED}|\([a-z. ]+\)|and [a-z]+ed|to prison|"
    r"(?:an?|the|its|their|these|those|all|both|another|other|additional|"
    r"about|approximately|around|roughly|some|only|just|over|nearly|almost|estimated|total|of|more|fewer|less|than|"
    r"at|least|most|up to|as|many|further|first|last|for))"
)
AUXILIARY = r"(?:(?:have|has|had)(?: [a-z]+)? been|were|was|are|is|being|be)"
ADVERB = r"(?: (?:also|later|then|subsequently|already|currently|all|both|since|[a-z]+ly))*"
WORDS = rf"(?:(?! --? )[^.;:(),{NUMBER_SIGNS}])"
ASIDE = r"(?: --? [^.;]{1,90}? --?(?= )|, [^.;,]{1,90},(?= )|(?= ))"
ANOTHER = re.compile(r"\b(?:that|which|and|but|while|where|whose|as|when|after|before|because)\b")


@cache
def kinds_of_verbs() -> dict[str, tuple[str, ...]]:
    """{a form of a verb: the kinds of those to whom it is done}"""
    return {verb: tuple(act["kinds"]) for act in load("acts")["acts"].values() for verb in act["verbs"]}


class Side(NamedTuple):
    """The kinds of those to whom something is done, the likeliest first; what those who do it never are."""

    likely: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """A verb before its object; an offense before who suffered it; after the figure the passive, a
    participle, and a verb with another object."""
    verb, offense = any_of(kinds_of_verbs()), any_of(load("acts")["offenses"])
    for_it = rf"(?:for|of|with|from)(?: [a-z]+ly)? {offense}"
    named = rf"(?: [^.;:,{NUMBER_SIGNS}]{{1,60}}?)?"
    return (
        re.compile(rf"\b(?P<verb>{verb})(?: {LIGHT}){{0,7}} ?$"),
        re.compile(rf"\b{verb}\b[^.;]{{0,120}}? {for_it}\b{named}(?: {LIGHT}){{0,7}} ?$"),
        re.compile(rf"(?P<noun>{WORDS}{{1,90}}?){ASIDE} {AUXILIARY}{ADVERB} (?P<verb>{verb})\b"),
        re.compile(
            rf"(?P<noun>(?: [a-z'’/-]+){{1,5}}?) (?P<verb>{verb})"
            rf"(?= (?:in|by|for|during|under|to|from|at|on|last|this|abroad|overseas)\b|[,.;)]|$)"
        ),
        re.compile(
            rf"(?P<noun>(?: [a-z'’/-]+){{1,3}}?)(?: (?:have|has|had))?{ADVERB} (?P<verb>{verb})"
            rf" (?:an?|the|[a-z]+s)\b"
        ),
    )


def side(passage: Passage, number: Number, sentence: Sentence, counted: Counted) -> Side:
    """What a figure can be by the verb on whose side it stands, if one speaks of it."""
    if counted.measure not in DONE_TO:
        return Side()
    active, offense, passive, participle, doing = patterns()
    words = passage.masked[max(sentence.start, number.start - BEFORE) : number.start]
    if match := active.search(words):
        return Side(kinds_of_verbs()[match["verb"]])
    if offense.search(words):
        return Side(tuple(load("acts")["suffered"])) if counted.measure is Measure.PERSONS else Side()
    end = min(sentence.end, number.end + AFTER)
    for pattern in (passive, participle, doing):
        match = pattern.match(passage.masked, number.end, end)
        if match and not ANOTHER.search(match["noun"]):
            told = kinds_of_verbs()[match["verb"]]
            return Side(barred=told) if pattern is doing else Side(told)
    return Side()

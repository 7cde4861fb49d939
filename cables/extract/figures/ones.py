"""Small numbers in words: counts, or pronouns ("one of the reasons") and repetitions ("the two men")."""

from __future__ import annotations

import re

from cables.extract.figures.nouns import PERSON, THING, of_a_country
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import COUNT, FILLER, Passage

SMALL = 10
POINTING = any_of("the these those all both our its their his her said above other any")
REST = r"(?<!\bthe remaining)(?<!\bthe other)"
REPEATS = re.compile(rf"\b{POINTING}(?: (?:same|last|other))?{REST} $|\bof the above $")
NOT_BEFORE = any_of(
    "no any every each this that some which number day only or the another for as at in on least"
)
NOT_ONE = re.compile(rf"\b{NOT_BEFORE} $")
STILL_ONE = re.compile(r"\b(?:at least|only|for|in at least) $")
AT_LEAST = re.compile(r"\b(?:at least|only) $")
LINK = any_of("an? the of in for to from by is are was that who which with at on or")
ADJECTIVES = rf"(?: (?!{LINK}\b)[\w'/.-]{{2,20}}){{0,3}}?"
DONE = r"(?:[a-z]{2,12}ed|found|freed|sent|held|female|male|under)"
ONE_NOUN = re.compile(rf"{ADJECTIVES} (?:{PERSON}|{THING})\b|-(?:person|member|man|bed)\b")
ONE_WAS = re.compile(rf" (?:was|were) {DONE}\b")
ONE_OF_COUNT = re.compile(
    rf" of (?:its|their|his|her|our|the) {COUNT} (?:[a-z-]+ ){{0,2}}?(?:{PERSON}|{THING})\b"
)
ONE_OF = re.compile(
    r" of (?:them|these|those|whom|which|the (?:[a-z]+ )?(?:victims|cases|convicted|suspects|defendants))\b"
)
BESIDE_COUNTS = re.compile(rf"{FILLER}[^.;]{{0,80}}\band $|\($|, $")
# "the two Polish women", not "the two men": whoever describes them tells of them for the first time.
NAMED_AT_ONCE = re.compile(rf"(?: (?!{LINK}\b)[\w'/.-]{{2,20}}){{1,3}}? (?:{PERSON}|{THING})\b")
ALL_OF = re.compile(r"\ball $")
ENDED = re.compile(r"\b(?:any|other|above|said|both) $")
CAPITALISED = re.compile(r" ([A-Z][a-z]{2,14})\b")
DEMONYM = re.compile(r" [A-Z][a-z]{2,14}(?:an|ese|ish|i|ian|ch|ek|ss|ant|ic)\b")


def counted(passage: Passage, number: Number, before: str, after: str) -> bool:
    """Whether a bare number counts something: in digits nearly always, in small words as others say."""
    if number.form != "words" or number.value > SMALL or number.ranged:
        return number.form != "digits" or not before.endswith((".", "#", "/"))
    if number.value == 1:
        return one(passage.text[number.end : number.end + 60], before, after)
    if after.startswith("-") or not REPEATS.search(before):
        return True
    if ALL_OF.search(before) and ONE_NOUN.match(after):
        return True
    return bool(NAMED_AT_ONCE.match(after)) and not ENDED.search(before)


def one(printed: str, before: str, after: str) -> bool:
    """Whether "one" counts: "one male victim", "one of them" beside other counts; not "no one", "one reason".

    `printed` is `after` as it is printed, where a nationality has its capital.
    """
    if ONE_OF_COUNT.match(after):
        return True
    if ONE_OF.match(after):
        return bool(BESIDE_COUNTS.search(before) or AT_LEAST.search(before))
    if NOT_ONE.search(before) and not STILL_ONE.search(before):
        return False
    if ONE_NOUN.match(after) or ONE_WAS.match(after) or DEMONYM.match(printed):
        return True
    named = CAPITALISED.match(printed)
    return bool(named and of_a_country(named[1].lower()))

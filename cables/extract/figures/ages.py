"""Ages that a law or a rule sets: "the minimum age of consent is 16", "a person under 16"."""

from __future__ import annotations

import re

from cables.extract.figures.nouns import PERSON
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.passage import FILLER, SIGNS

LEGAL = re.compile(
    r"punish|penalt|\billegal\b|\blaws?\b|\blegal\b|prison|consent|minimum age|crim|prohibit|aggravat|"
    r"offen[cs]e|permissible|allowed|must be|senten|statutory|definition|defin|marriage|in prostitution|"
    rf"\bmay not\b|{SIGNS['code']}"
)
ABOVE_OR_BELOW = "(?:under|over|below|above|younger than|older than|less than)"
LIMIT = rf"\b(?:{ABOVE_OR_BELOW}|at least|reached|reaches|until)(?: the)?(?: ages?)?(?: of)?"
MINIMUM_AGE = rf"\bminimum age\b[^.;{SIGNS['count']}]{{0,90}} (?:is|was|at|to|of)"
AGE_IS = rf"\bage\b[^.,;{SIGNS['count']}]{{0,60}} (?:is|was|from|to|at|of)"
AND_ANOTHER = rf"{AGE_IS} [{SIGNS['count']}]{FILLER}*(?: years)? for [a-z]{{3,12}}(?: and|,)"
BEFORE = re.compile(rf"(?:{LIMIT}|\bages? of|{MINIMUM_AGE}|{AGE_IS}|{AND_ANOTHER}) $")
NAMED = re.compile(rf"\bage\b[^.;,]{{0,70}}$|{PERSON}(?: (?:who )?(?:is|are|was|were))? {ABOVE_OR_BELOW} $")
OR_OLDER = r"(?: years?)?(?: of age| old| or (?:older|younger|over|under))?"
FOLLOWED_BY = "is are in who to for or and from if the was were faces? may must can could shall will would"
GOES_ON = any_of(f"years {FOLLOWED_BY}")
AFTER = re.compile(rf"{OR_OLDER}(?: ?[.,;:)]| {GOES_ON}\b|$)")
YEARS = re.compile(r" years? (?:of age|old|or (?:older|younger))\b")
OTHER_NOUN = re.compile(rf" (?!{any_of(f'years? of old {FOLLOWED_BY}')}\b)[a-z]")
OLDEST = 30


def is_age(value: float, before: str, after: str) -> bool:
    """Whether a number between these words is an age that sets a limit."""
    if value > OLDEST:
        return False
    if YEARS.match(after):
        return bool(BEFORE.search(before)) or after.startswith((" years of age", " years or"))
    if after.startswith(" year") and not NAMED.search(before):
        return False
    return bool(BEFORE.search(before) and AFTER.match(after)) and not OTHER_NOUN.match(after)

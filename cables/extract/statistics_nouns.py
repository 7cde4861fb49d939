"""The words beside a figure that name what it counts, and whether they are people."""

from __future__ import annotations

import re

from .numbers import Number
from .statistics_passage import NUMBER_SIGNS, Passage, Sentence

STOP = re.compile(
    rf"[;()\n{NUMBER_SIGNS}]|--|, (?:an?|the|and|while|but|which|who|whom|depending|including|with|as|in|on|for|to|from|by|at|most)\b"
)
NOUN = re.compile(
    r"[^a-z]{0,3}((?:(?!(?:of|in|for|to|from|that|which|who|were|was|are|is|have|had|has|with|on|by|at|during|and|or|as|per|"
    r"concerning|regarding|involving|throughout|received|dealt|under|via|through|among|within|across|until|since)\b)"
    r"[a-z'/-]+[ ,\"]{0,2}){1,6})"
)
PEOPLE = re.compile(
    r"\b(?:victims?|persons?|people|individuals?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|females?|males?|minors?|"
    r"officers?|officials?|polic\w+|judges|guards|pupils|applicants|residents|recruits|expatriates|adults|adolescents|teenagers|attendees|participants|listeners|viewers|girl|pedophiles|defendants|offenders|returnees|callers|others|laborers|labourers|couples|parents|absconders|prosecutors|procurators|teachers|workers|migrants|foreigners|citizens|nationals|"
    r"respondents|traffickers|students|employers|inspectors|agents|suspects|prostitutes|orphans|specialists)\b"
)


def beside(passage: Passage, number: Number, sentence: Sentence) -> tuple[int, int]:
    """Where the words that name what is counted begin and end: from the figure to the next figure or clause."""
    limit = min(sentence.end, number.end + 90)
    stop = STOP.search(passage.masked, number.end, limit)
    return number.end, stop.start() if stop else limit


def counted_noun(passage: Passage, number: Number, sentence: Sentence) -> str:
    """The noun that follows a figure, with its adjectives: "recruitment agencies" of "20 recruitment agencies, 15 ..."."""
    noun = NOUN.match(passage.masked[number.end : beside(passage, number, sentence)[1]])
    return noun[1].strip(' ,"') if noun else ""


def counts_people(noun: str) -> bool | None:
    """Whether a counted noun names people; None where nothing is named."""
    return bool(PEOPLE.search(noun)) if noun else None

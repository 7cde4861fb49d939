"""Who says a figure, and which part of the people or things it counts."""

from __future__ import annotations

import re

from .numbers import Number
from .statistics_passage import FILLER, NUMBER_SIGNS, Passage, Sentence
from .statistics_words import beside

ACTORS: tuple[tuple[str, str, str], ...] = (
    ("IOM", r"\biom\b|international organization for migration", "IOM registered"),
    ("UNICEF", r"\bunicef\b", "UNICEF trained"),
    ("ILO", r"\bilo\b(?! convention)|international labou?r organi[sz]ation", "the ILO estimates"),
    ("UN", r"\bun(?:hcr|odc|dp|fpa|hchr|ifem)\b|\bunited nations\b", "UNHCR reported"),
    ("OSCE", r"\bosce\b", "the OSCE Center reported"),
    ("US government", r"\b(?:usaid|inl|g/tip|dhs|fbi|u\.s\. government|usg)\b", "a USAID survey"),
    ("press", r"\b(?:press|media|newspapers?|news) (?:reports?|accounts?|reported|sources?|outlets?|stor)|\breported (?:widely )?in the (?:media|press)", "press reports said"),
    ("NGO", r"\bngos?\b|\bnon-?governmental\b|\bred cross\b|\bsave the children\b|\bcaritas\b|\bcrisis cent(?:er|re)\b|\bfoundation\b", "NGOs reported"),
    ("post", r"\b(?:post|embassy|embassy staff|consulate|poloff|emboffs?)(?! office|'s inl)\b", "Post estimates"),
    ("host government", r"\b(?:government|ministr\w+|police|prosecut\w+|procurator\w*|authorities|court|courts|commissioner|judiciary|judicial|attorney general|gendarmerie|supreme|customs|immigration (?:officials|authorities)|law enforcement|officials|border guards?|committee for national security|interpol|go[a-z]{1,3})\b", "the police reported"),
)  # fmt: skip
_ACTORS = [(name, re.compile(pattern)) for name, pattern, _ in ACTORS]
ACCORDING = re.compile(r"\b(?:according to|as reported by|data (?:provided|from) by|statistics (?:from|of|published by)|per)\b")

FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?)\b")
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?)\b")
MINOR = re.compile(r"\b(?:child(?:ren)?|minors?|juveniles?|adolescents?|girls?|boys?|teenage\w*)\b")
ADULT = re.compile(r"\badults?\b")
AGE_BAND = re.compile(rf"[{NUMBER_SIGNS}]{FILLER}* years? old|\baged? [{NUMBER_SIGNS}]{FILLER}*")
DEMONYM = re.compile(r"\b(?!American Citizens\b)([A-Z][a-z]{2,14}(?:an|ese|ish|i|ian|ch|ek|ss|ois)|Bahraini|Thai|Greek|Swiss|Uzbek|Turk|Pole|Filipin[ao])s?\b(?= [a-z]|[,.;)]|$)")
NOT_DEMONYM = frozenset({"Human", "Russian", "European", "Women", "German", "Roman", "Christian", "Urban", "Labi", "Clean", "Italian", "Samari", "African"}) - {"Russian", "German", "Italian", "European", "African"}
BRACKETED = re.compile(r"([A-Z][\w'. -]{2,30}|other [a-z]+) \($")
SECTOR = re.compile(r"\bin the ([a-z -]{3,40}?) sectors?\b|\b(?:in )?(other sectors)|\b([a-z]+ [a-z]+) sector \($")
FROM_TO = re.compile(r"\bfrom ([A-Z][a-z]+(?: [A-Z][a-z]+)?)|\bto (?!the\b)([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
ARTICLE = re.compile(r"\b[Aa]rt(?:icle|\.)s? (\d[\w./-]*\w|\d)")


def source(passage: Passage, sentence: Sentence, number: Number) -> str | None:
    """Who says or did it: after "according to", else the actor nearest before the figure, else any of the sentence."""
    text = passage.masked
    according = ACCORDING.search(text, sentence.start, sentence.end)
    if according and (name := first_actor(text, according.end(), min(sentence.end, according.end() + 70))):
        return name
    nearest, at = None, -1
    for name, pattern in _ACTORS:
        for match in pattern.finditer(text, sentence.start, number.start):
            if match.start() > at:
                nearest, at = name, match.start()
    return nearest or first_actor(text, number.end, sentence.end)


def first_actor(text: str, start: int, end: int) -> str | None:
    """The first actor named in text[start:end]."""
    found = [(m.start(), name) for name, pattern in _ACTORS if (m := pattern.search(text, start, end))]
    return min(found)[1] if found else None


def breakdown(passage: Passage, number: Number, sentence: Sentence, item: str) -> dict[str, str]:
    """Sex, age, nationality, sector and offence of what is counted, as far as the words beside it say.

    `item` is the text of the list item (or sentence) before the figure, where an article may be named.
    """
    start, end = beside(passage, number, sentence)
    words, printed = passage.masked[start : min(end, start + 60)], passage.text[start:end]
    found: dict[str, str] = {}
    if FEMALE.search(words) or MALE.search(words):
        sexes = [name for name, p in (("female", FEMALE), ("male", MALE)) if p.search(words)]
        found["sex"] = sexes[0] if len(sexes) == 1 else "both"
    if MINOR.search(words) or ADULT.search(words):
        found["age"] = "minors" if MINOR.search(words) else "adults"
    if band := AGE_BAND.search(passage.masked, number.end, min(sentence.end, number.end + 80)):
        found["age"] = passage.text[band.start() : band.end()].removesuffix(" years old").replace(" to ", "-")
    found |= nationality(passage, number, sentence, printed)
    if sector := SECTOR.search(passage.masked, number.end, end) or SECTOR.search(passage.masked[max(sentence.start, number.start - 60) : number.start]):
        found["sector"] = next(filter(None, sector.groups())).removesuffix(" sectors")
    articles = ARTICLE.findall(passage.text[sentence.start : number.start]) or ARTICLE.findall(item)
    articles = articles or ARTICLE.findall(passage.text[number.end : end])
    if articles:
        found["offence"] = f"Article {articles[-1]}"
    return found


def nationality(passage: Passage, number: Number, sentence: Sentence, printed: str) -> dict[str, str]:
    """ "17 Uzbek victims", "Moldova (39)", "victims from Uzbekistan ... to Thailand"."""
    bracketed = BRACKETED.search(passage.text[max(sentence.start, number.start - 40) : number.start])
    if bracketed and passage.masked[number.end : number.end + 1] == ")":
        return {"nationality": re.sub(r"^(?:And|From|The) ", "", bracketed[1]).removeprefix("from ")}
    found: dict[str, str] = {}
    demonym = DEMONYM.search(printed[:45])
    if demonym and demonym[1] not in NOT_DEMONYM:
        found["nationality"] = demonym[1]
    for match in FROM_TO.finditer(printed):
        found.setdefault("origin" if match[1] else "destination", match[1] or match[2])
    return found

"""Who says a figure, and which part of the people or things it counts."""

from __future__ import annotations

import re

from cables.extract.figures.nouns import PERSON, beside, demonyms
from cables.extract.figures.number_tokens import MONTH
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import FILLER, NUMBER_SIGNS, Passage, Sentence

HOST = (
    r"government|ministr\w+|police|prosecut(?:or\w*|ion)|procurator\w*|authorities|courts?|commissioner|judiciary|"
    r"judicial branch|attorney general|gendarmerie|customs|immigration (?:officials|authorities)|"
    r"law enforcement|"
    r"officials|border guards?|committee for national security|parliament|migration authorities|"
    r"go(?!(?:al|at|d|es|ld|lf|ne|od|t|wn)\b)[a-z]{1,2}"
)
ACTORS: tuple[tuple[str, str, str], ...] = (
    ("IOM", r"iom|international organi[sz]ation for migration", "IOM registered"),
    ("UNICEF", r"unicef", "UNICEF trained"),
    ("ILO", r"ilo|international labou?r organi[sz]ation", "the ILO estimates"),
    ("UN", r"un(?:hcr|odc|dp|fpa|hchr|ifem)|united nations", "UNHCR reported"),
    ("OSCE", r"osce", "the OSCE reported"),
    ("US government", r"usaid|inl|g/tip|fbi|u\.s\. government|usg", "INL conducted"),
    ("press", r"press|(?:news|mass )?media|newspapers?|news", "press reports said"),
    (
        "NGO",
        r"ngos?|non-?governmental organi[sz]ations?|red cross|save the children|caritas|[a-z]+ foundation",
        "NGOs reported",
    ),
    ("post", r"post|embassy|consulate|poloff|emboffs?", "Post estimates"),
    ("host government", HOST, "the police reported"),
)
ANY_ACTOR = "|".join(f"(?P<a{place}>{pattern})" for place, (_, pattern, _) in enumerate(ACTORS))
SAYS = (
    r"(?:report|stat|not|say|said|claim|estimat|announc|indicat|inform|publish|confirm|believ|posit|told|show|found|"
    r"find|register|record|train|provid|conduct|identif|assist|work|arrest|prosecut|convict|investigat|sentenc|open|"
    r"receiv|inspect|detect|allocat|spen|brought|charg|indict|deport|rescu|refer|distribut|held|repatriat|shelter|"
    r"grant|[a-z]{3,14}ed\b|carried|hired|increas|dedicat|maintain|acquit|handed|obtain|initiat|launch|transfer|undertook)"
)
AUTHOR = re.compile(
    rf"\b(?:{ANY_ACTOR})\b(?:'s)?(?: \([a-z, ]{{2,20}}\))?(?: (?!and\b)[a-z'/-]+){{0,3}}? {SAYS}"
)
CITED = r"(?:according to|as reported by|(?:data|statistics|figures) (?:provided|published|from|of)(?: by)?)"
ACCORDING = re.compile(rf"\b{CITED}(?: [a-z'-]+){{0,5}}? (?:{ANY_ACTOR})\b")

FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?)\b")
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?)\b")
A_MINOR = rf"minors|minor(?=(?: [a-z]+)? (?:{PERSON})\b|(?! [a-z]))"  # no minor party
MINOR = re.compile(rf"\b(?:child(?:ren)?|{A_MINOR}|juveniles?|adolescents?|girls?|boys?|teenage\w*)\b")
ADULT = re.compile(r"\badults?\b")
AGE_BAND = re.compile(rf"(?:aged? )?(?:[{NUMBER_SIGNS}]{FILLER}*)(?: years? old)?")
CAPITALISED = re.compile(r"\b(?:(?:South|Costa|Sri|New) )?[A-Z][a-z]{2,14}\b")
BRACKETED = re.compile(
    r"((?:[A-Z][\w'.-]{2,20}(?: [A-Z][\w'.-]{2,20}){0,2})|[Oo]ther (?:countries|nationalities)) \($"
)
SECTOR = re.compile(r"\bin the ([a-z -]{3,40}?) sectors?\b|\bin (other) sectors\b")
SECTOR_BEFORE = re.compile(r"\b([a-z]+(?: [a-z]+)?) sector \($")
FROM = re.compile(rf"\bfrom (?!{MONTH})([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
TO = re.compile(r"\bto (?:the )?([A-Z][a-z]+(?: [A-Z][a-z]+)?|U[A-Z]{2})\b")
# Who a sum is for: after it, its conversion and its year. A short name in parentheses stands for a long one.
BODY = r"[A-Z][\w'?.-]+(?:(?: (?:of|for|and|on|the|de|del|para)){0,2} [A-Z][a-z][\w'?.-]*){0,9}"
RECIPIENT = re.compile(
    r"[^\S\n]?(?:[a-z]{3,9} )?(?:\([^()]{2,60}\) ?)?(?:in [a-z ]{4,24})?(?:in \d{4} )?to (?:the )?"
    rf"({BODY})(?: \(([A-Z]\w{{2,14}})\))?"
)
ARTICLE = re.compile(r"\b[Aa]rt(?:icle|\.)s? (\d[\w./-]*\w|\d)")
HEAD = re.compile(r"[^:]{1,200}:")
LONGEST_OPENING = 400  # characters before a figure in which its article may be named


def source(passage: Passage, number: Number, sentence: Sentence) -> str | None:
    """Who says it: after "according to", else the nearest in the figure's sentence who did or said it.

    The sentence before is asked where the figure's own names nobody, and only for who is named as the source.
    """
    if named := passage.says(ACCORDING, sentence):
        return actor(named)
    authors = passage.find(AUTHOR, sentence)
    if authors:
        before = [match for match in authors if match.end() <= number.start]
        return actor(before[-1] if before else authors[0])
    place = passage.sentence_at(sentence.start)
    if place and (named := passage.says(ACCORDING, passage.sentences[place - 1])):
        return actor(named)
    return None


def actor(match: re.Match[str]) -> str:
    """The name of the actor that a pattern over ANY_ACTOR found."""
    return next(name for place, (name, _, _) in enumerate(ACTORS) if match[f"a{place}"])


def breakdown(passage: Passage, number: Number, sentence: Sentence, item: str) -> dict[str, str]:
    """Sex, age, nationality, sector and offence of what is counted, as far as the words beside it say.

    `item` is the text of the list item before the figure, where an article may be named.
    """
    start, end = beside(passage, number, sentence)
    words = passage.masked[start : min(end, start + 60)]
    found = {**people(words), **nationality(passage, number, passage.text[start:end])}
    before = passage.masked[max(sentence.start, number.start - 60) : number.start]
    if sector := SECTOR.search(words) or SECTOR_BEFORE.search(before):
        found["sector"] = next(filter(None, sector.groups()))
    if article := offence(passage, number, sentence, item, passage.text[number.end : end]):
        found["offence"] = f"Article {article}"
    return found


def recipient(passage: Passage, number: Number, sentence: Sentence) -> dict[str, str]:
    """Whom a grant is for: "ISK 40.2 million ($321,600) to the Women's Shelter"."""
    match = RECIPIENT.match(passage.text[number.end : min(sentence.end, number.end + 240)])
    return {"recipient": (match[2] or match[1]).rstrip(".").replace("?", "'")} if match else {}


def offence(passage: Passage, number: Number, sentence: Sentence, item: str, after: str) -> str:
    """The article named nearest before the figure, or right after it; else at the head of the list item
    ("d) Article 270 (...):") or in the words that lead the list, which hold for all that follows."""
    opening = passage.text[max(sentence.start, number.start - LONGEST_OPENING) : number.start]
    if near := article_in(opening) or article_in(item[-LONGEST_OPENING:]) or article_in(after):
        return near
    head = HEAD.match(item)
    led = passage.text[slice(*sentence.lead)] if sentence.lead else ""
    return article_in(head[0] if head else "") or article_in(led[-LONGEST_OPENING:])


def article_in(words: str) -> str:
    """The number of the article named last."""
    return next(iter(ARTICLE.findall(words)[::-1]), "")


def people(words: str) -> dict[str, str]:
    """Sex and age as the counted people's own words say."""
    found: dict[str, str] = {}
    sexes = [name for name, pattern in (("female", FEMALE), ("male", MALE)) if pattern.search(words)]
    if sexes:
        found["sex"] = sexes[0] if len(sexes) == 1 else "both"
    if MINOR.search(words) or ADULT.search(words):
        found["age"] = "minors" if MINOR.search(words) else "adults"
    return found


def nationality(passage: Passage, number: Number, printed: str) -> dict[str, str]:
    """ "17 Uzbek victims", "Moldova (39)", "victims from Uzbekistan ... to Thailand"."""
    bracketed = BRACKETED.search(passage.text[max(0, number.start - 50) : number.start])
    if bracketed and passage.masked[number.end : number.end + 1] == ")" and number.form != "money":
        return {"nationality": bracketed[1]}
    found: dict[str, str] = {}
    for match in CAPITALISED.finditer(printed[:50]):
        if match[0] in demonyms() or match[0].removesuffix("s") in demonyms():
            found["nationality"] = match[0].removesuffix("s") if match[0] not in demonyms() else match[0]
            break
    if origin := FROM.search(printed):
        found["origin"] = origin[1]
    if destination := TO.search(printed):
        found["destination"] = destination[1]
    return found

"""The words beside a figure that name what it counts, and whether they are people."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import NUMBER_SIGNS, Passage, Sentence
from cables.extract.vocabulary import load

PERSON = any_of(
    "persons? people individuals? victims? wom[ae]n m[ae]n girls? boys? child children females? males? "
    "minors? adults? nationals? citizens? officials? officers? polic\\w+ judges? prosecutors? "
    "procurators? traffickers? offenders? suspects? defendants? foreigners? workers? employees? "
    "employers? investigators? inspectors? agents? soldiers? applicants? residents? guards? drivers? "
    "recruits? youths? teenagers? adolescents? recruiters? pimps? perpetrators? witness witnesses "
    "migrants? labou?rers? prostitutes? attorneys? staff\\w* members? teachers? students? pupils? "
    "orphans? specialists? respondents? expatriates? participants? attendees? listeners? viewers? "
    "pedophiles? returnees? callers? others couples parents absconders? deput(?:y|ies) colonels? "
    "chiefs? journalists? nurses? doctors? volunteers? peacekeepers? mayors? clerks? diplomats? "
    "dancers? fishermen leaders? cadets? analysts? refugees? brides? beggars? farmers? peasants? "
    "clients? beneficiar(?:y|ies) coordinators? maids? sisters? brothers? daughters? sons? relatives?"
)
THING = any_of(
    "cases? convictions? prosecutions? investigations? arrests? sentences? indictments? complaints? "
    "trials? verdicts? shelters? centers? centres? facility facilities homes? hotlines? seminars? "
    "workshops? trainings? sessions? courses? conferences? campaigns? inspections? raids? operations? "
    "permits? requests? extraditions? agreements? treaty treaties ngos? organi[sz]ations? agency "
    "agencies brothels? hospitals? schools? rings? networks? reports? study studies brochures? crimes? "
    "incidents? rescues? clinics?"
)
PEOPLE = re.compile(rf"\b{PERSON}\b")
THINGS = re.compile(rf"\b(?={THING}\b)[a-z]+s\b")
COORDINATED = re.compile(r",| and | or ")
INANIMATE = any_of(
    "shelters centers posters stickers flyers fliers banners letters papers computers chapters orders borders"
)
BY_TRADE = re.compile(rf"(?!{INANIMATE})[a-z]{{2,}}(?:ers|ors|ees|ists|ants|ians|men|women|folk)")
NEW_CLAUSE = any_of(
    "an? the and while but which who whom depending including with as in on for to from by at most"
)
STOP = re.compile(rf"[;()\n{NUMBER_SIGNS}]|--|, {NEW_CLAUSE}\b")
NOT_NOUN = any_of(
    "of in for to from that which who were was are is have had has with on by at during and or as per "
    "concerning regarding involving throughout received dealt under via through among within across "
    "until since against whose when while before after because if between along"
)
PART_OF = r"(?: of (?:its|their|his|her|our|the|these|those)(?= ))?"
NOUN = re.compile(rf"{PART_OF}[^a-z]{{0,3}}((?:(?!{NOT_NOUN}\b)[a-z'/-]+[ ,\"]{{0,2}}){{1,6}})")
REACH = 90
IN_A_ROW = re.compile(rf"(?: (?!{NOT_NOUN}\b)[a-z'-]+){{1,4}}(?:,| and|, and) ")


def beside(passage: Passage, number: Number, sentence: Sentence) -> tuple[int, int]:
    """Where the words that name what is counted stand: from the figure to the next figure or clause."""
    limit = min(sentence.end, number.end + REACH)
    stop = STOP.search(passage.masked, number.end, limit)
    if stop or limit == sentence.end:
        return number.end, stop.start() if stop else limit
    blank = passage.masked.rfind(" ", number.end + 1, limit)
    return number.end, blank if blank > 0 else limit


def counted_noun(passage: Passage, number: Number, sentence: Sentence) -> str:
    """The noun after a figure, with its adjectives: "recruitment agencies" of "20 recruitment agencies"."""
    noun = NOUN.match(passage.masked[number.end : beside(passage, number, sentence)[1]])
    return noun[1].strip(' ,"') if noun else ""


def counts_people(noun: str) -> bool | None:
    """Whether a counted noun names people; None where nothing is named."""
    if not noun or noun.startswith("others"):
        return None
    people = [*PEOPLE.finditer(noun)]
    things = THINGS.search(noun, people[-1].end()) if people else None
    return bool(people) and not (things and not COORDINATED.search(noun, people[-1].end(), things.start()))


def in_a_row(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Whether a figure goes on with a list of people: "320 nurses, 45 judges and 60 guards"."""
    before = next(passage.numbers_before(number, sentence), None)
    if before is None or not IN_A_ROW.fullmatch(passage.masked, before.end, number.start):
        return False
    nouns = (counted_noun(passage, each, sentence) for each in (before, number))
    return all(counts_people(noun) for noun in nouns)


def head(noun: str) -> str:
    """The word that names what is counted: "agencies" of "employment agencies", "schools" of
    "schools attended classes"."""
    words: list[str] = COORDINATED.split(noun, maxsplit=1)[0].split()
    for word, following in pairwise(words):
        if following.endswith("ed") and THINGS.fullmatch(word):
            return word
    return words[-1].strip("'\"") if words else ""


@cache
def demonyms() -> dict[str, str]:
    """Country codes by adjective of nationality."""
    return dict(load("demonyms")["demonyms"])


def of_a_country(word: str) -> bool:
    """Whether a word in lower case is a nationality: "chinese", "filipinos"."""
    return word.title() in demonyms() or word.removesuffix("s").title() in demonyms()


def names_things(word: str) -> bool:
    """Whether a plural names no people: "schools", not "trainees" nor "filipinos"."""
    plural = word.endswith("s") and not word.endswith("ss")
    return plural and not (PEOPLE.fullmatch(word) or BY_TRADE.fullmatch(word) or of_a_country(word))

"""The words beside a figure that name what it counts, and whether they are people."""

from __future__ import annotations

import re

from .number_tokens import any_of
from .numbers import Number
from .statistics_passage import NUMBER_SIGNS, Passage, Sentence

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
    "dancers? fishermen leaders? refugees? brides? beggars? farmers? peasants? "
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
NEW_CLAUSE = any_of(
    "an? the and while but which who whom depending including with as in on for to from by at most"
)
STOP = re.compile(rf"[;()\n{NUMBER_SIGNS}]|--|, {NEW_CLAUSE}\b")
NOT_NOUN = any_of(
    "of in for to from that which who were was are is have had has with on by at during and or as per "
    "concerning regarding involving throughout received dealt under via through among within across "
    "until since against whose when while before after because if"
)
NOUN = re.compile(rf"[^a-z]{{0,3}}((?:(?!{NOT_NOUN}\b)[a-z'/-]+[ ,\"]{{0,2}}){{1,6}})")
REACH = 90


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
    return bool(PEOPLE.search(noun)) if noun else None

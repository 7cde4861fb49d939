"""What a number counts: the noun by the grammar of its phrase, and what sort of thing that is.

After the number ("104 trafficking cases"), before it ("prosecutions rose to 63", "shelters (12)", "Cases
closed: 5"), in the figure before it ("64 cases: 27 for theft, 20 against police"), or in a pronoun's sentence
("three of them").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from cables.extract.figures.nouns import BY_TRADE, of_a_country
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import SAID, Number
from cables.extract.figures.passage import COUNT, FILLER, NUMBER_SIGNS, SIGNS, Passage, Sentence
from cables.extract.text.plurals import singular
from cables.extract.vocabulary import load
from cables.kinds import Measure

REACH, WORDS = 110, 9
TRAFFICKING = re.compile(
    r"\btrafficking[- ]in[- ](?:persons?|people|human beings|women|children)\b|\bhuman trafficking\b"
)
WORD = re.compile(r"[a-z][a-z'’/-]*")
# Between the number and its noun: "of the", "of its 23", "of Chile's 15", "(U)", quotation marks.
MADE_OF = re.compile(r"(?:-(person|man|woman|member)|[- ](?:bed))\b (?=[a-z])")
OPENING = re.compile(
    rf"(?:[ -]?\"| ?\((?:u|sbu|c|{SIGNS['code']}{FILLER}*)\))?"
    rf"(?: of (?:(?:the|its|their|his|her|our|these|those|all|a total of|some|[a-z]+['’]s)"
    rf"(?: (?:same|first|last|about|approximately|estimated|nearly|over|total))?(?: {COUNT})?|{COUNT}))?[ -]"
)
PRONOUN = re.compile(
    r" (?:of (?:them|these|those|whom|which|the (?:latter|former|total|above))|others?)\b(?! [a-z]+s\b)"
)
STOPPING = frozenset(
    (
        "of in for to from that which who whom whose were was are is be been being have has had with on by "
        "at during and or as per concerning regarding involving throughout under via through among within "
        "across until since against when while before after because if between along into than but not "
        "including about over out up off the a an this these those their its his her our they he she it we "
        "also did do does could can may might will would should must said say came come went go took take "
        "made make got get held sent found left won met began ran put set led kept gave received reported "
        "each every both who's however only"
    ).split()
)
VERBAL = re.compile(r"(?:ed|ing)$")
SAID_OF = any_of(
    "rose risen increased fell fallen dropped decreased declined grew grown jumped climbed doubled tripled "
    "totale?d totall?ed totaling numbered stood amounted reached were was are is remained remains came went"
)
SUBJECT = re.compile(
    rf"(?P<noun>[a-z][a-z'’ -]*?),?"
    rf" (?:(?:has|have|had|also|only|currently|still|then|again|slightly|sharply) ){{0,2}}{SAID_OF}"
    rf"(?: [a-z]+ly)?(?: (?:up|down|out))?(?: (?:by|to|at|from|up to|down to|as high as|between))?"
    rf"(?: (?:an?|about|approximately|only|just|over|nearly|around|some|estimated|total|of|roughly|more|than|"
    rf"at|least)){{0,4}} ?$"
)
NOTHING = re.compile(r"^(?:there (?:have|has|had|were|was|are|is) (?:been )?)?(?:no|not any|none of)\b")
CHANGED = re.compile(
    r"\b(?:increas|rais|reduc|doubl|tripl|lower|boost|expand|cut)[a-z]* (?:its|the|their|his|her)? ?"
    r"(?P<noun>[a-z][a-z'’ -]{2,80}?)"
    r" (?:to|by|from)(?: (?:about|approximately|nearly|over|a total of))? ?$"
)
NUMBER_OF = re.compile(
    r"\b(?:number|total|amount|count|figure|tally)s? (?:of|for) (?P<noun>[a-z][a-z'’ -]{2,60})"
)
LABELLED = re.compile(rf"(?P<noun>[^;.:\n{NUMBER_SIGNS}{FILLER}]{{3,120}}?) ?(?::|--?|=) ?$")
BRACKETED = re.compile(r"(?P<noun>[a-z][a-z'’-]*(?: [a-z'’-]+){0,3}) \($")
OF_ORIGIN = frozenset({"country", "nationality", "region"})
MONEY, SHARE = "money", "percent"
PENALTIES = frozenset({"sentences", "penalty-in-law"})
OF_FORM = {
    "hours": (Measure.TIME, "hour"),
    "age": (Measure.AGE, "year"),
    "wage": (Measure.SENTENCES, "minimum wage"),
    "threshold": (Measure.PERSONS, "person"),
    "distance": (Measure.OTHER, "kilometer"),
    "length": (Measure.SENTENCES, "year"),
}


class Counted(NamedTuple):
    """The noun, singular ("" where none is found), what sort of thing it is (None where the vocabulary does
    not know it), and whether it stands at the number itself or was taken from elsewhere."""

    head: str = ""
    measure: Measure | None = None
    own: bool = True


@cache
def sorts() -> dict[str, Measure]:
    """{noun: what sort of thing it is}"""
    table = load("counted_nouns")["nouns"]
    return {noun: Measure(measure) for measure, nouns in table.items() for noun in nouns}


@cache
def sort_of(word: str) -> Measure | None:
    """What sort of thing a noun names."""
    one = singular(word)
    if one in sorts():
        return sorts()[one]
    if of_a_country(word) and (word.endswith("s") or word.endswith(("ese", "ish"))):
        return Measure.PERSONS
    plural = word.endswith("s") or word.endswith("men")
    if "-" in word:
        return sort_of(word.rpartition("-")[2]) if word.endswith("s") else None
    if "/" in word:
        return sort_of(word.partition("/")[0])
    return Measure.PERSONS if plural and BY_TRADE.fullmatch(word) else None


def head_of(words: list[str], several: bool) -> Counted:
    """The head of the noun phrase that begins a list of words: nouns that follow each other are one compound,
    participles stand before the noun or end the phrase. Of `several` an unknown noun is a plural."""
    best, seen, plural_before = Counted(), False, False
    for word in words:
        sort = sort_of(word)
        if sort is not None:
            if seen and plural_before:
                break  # a plural is no part of a compound: "cases police" are two
            plural_before = word.endswith("s")
            best, seen = Counted(singular(word), sort), True
        elif seen and (plural_before or not several or VERBAL.search(word)):
            break
        elif not VERBAL.search(word) and (not several or word.endswith("s")):
            best = Counted(singular(word), Measure.PERSONS if of_a_country(word) else None)
    return best


def phrase(masked: str, start: int, end: int) -> list[str]:
    """The words of the noun phrase that begins at `start`."""
    words: list[str] = []
    at = start
    for match in WORD.finditer(masked, start, end):
        between = masked[at : match.start()]
        if (words and between.strip(" \"“”'’") not in ("", ",")) or (not words and between.strip(' "“”-')):
            break
        if between.strip() == "," and sort_of(words[-1]) is not None:
            break
        if (match[0] in STOPPING and (words or not VERBAL.search(match[0]))) or len(words) == WORDS:
            break
        words.append(match[0])
        at = match.end()
    return words


def after(passage: Passage, number: Number, sentence: Sentence) -> Counted:
    limit = min(sentence.end, number.end + REACH)
    if made_of := MADE_OF.match(passage.masked, number.end, limit):
        return Counted("person", Measure.PERSONS) if made_of[1] else Counted("bed", Measure.PLACES)
    opening = OPENING.match(passage.masked, number.end, limit)
    if opening is None:
        return Counted()
    words = phrase(plain(passage.masked[number.end : limit]), opening.end() - number.end, limit - number.end)
    found = head_of(words, several=number.value != 1)
    begins = WORD.match(passage.masked, opening.end(), limit)
    return Counted() if begins and begins[0] in STOPPING and found.measure is None else found


def plain(words: str) -> str:
    """With trafficking in persons, and the abbreviated name of the United States, as one word each."""
    found = TRAFFICKING.sub(lambda m: "trafficking".ljust(len(m[0]), "-"), words)
    return found.replace("u.s.", "us--")


def last_noun(words: str) -> Counted:
    """The last noun that the vocabulary knows, of words before a verb or a label."""
    text = TRAFFICKING.sub(" ", words)
    main = re.split(
        r"\b(?:of|for|in|from|to|by|who|that|which|against|under|with|involving|between|during)\b", text
    )
    for part in main:
        known = [w for w in WORD.findall(part) if sort_of(w) is not None]
        if known:
            return Counted(singular(known[-1]), sort_of(known[-1]), own=True)
    return Counted()


def said_of(passage: Passage, number: Number) -> Counted:
    """Of zero said in words: "no reported cases", "were not prosecuted"."""
    words = plain(passage.text[number.start : number.end].lower())
    return last_noun(NOTHING.sub("", words))


def earlier(passage: Passage, number: Number, sentence: Sentence) -> Counted:
    """What the nearest number before it in the sentence counts: "of the 104 cases, 68 are pending"."""
    for each in passage.numbers_before(number, sentence):
        found = after(passage, each, sentence)
        if found.measure is not None:
            return found
    return Counted()


def before(passage: Passage, number: Number, sentence: Sentence) -> Counted:
    low = max(sentence.start, number.start - 160)
    words = passage.masked[low : number.start]
    for pattern in (BRACKETED, LABELLED, SUBJECT, CHANGED):
        found = last_noun(match["noun"]) if (match := pattern.search(words)) else Counted()
        if found.head and not (pattern is BRACKETED and found.head in OF_ORIGIN):
            return found
    match = next(reversed([*NUMBER_OF.finditer(words)]), None)
    if match:
        return last_noun(match["noun"])
    return last_noun(passage.masked[slice(*sentence.lead)]) if sentence.lead else Counted()


def counted(passage: Passage, number: Number, sentence: Sentence, measured: str, last: Counted) -> Counted:
    """What a figure counts; `last` is what the figure before counts, in this sentence or the one before."""
    if measured == MONEY:
        return Counted((number.unit or "").upper(), Measure.MONEY)
    if measured == SHARE:
        return Counted("percent", Measure.SHARE)
    if measured in OF_FORM:
        sort, noun = OF_FORM[measured]
        return Counted(noun, sort)
    if number.form == "unavailable":
        return Counted()
    if number.form in SAID and (said := said_of(passage, number)).head:
        return said
    found = after(passage, number, sentence)
    if found.measure is not None:
        return found
    if PRONOUN.match(passage.masked, number.end):
        before_it = earlier(passage, number, sentence)
        return (before_it if before_it.head else last)._replace(own=False)
    if found.head:
        return found
    named = before(passage, number, sentence)
    return named if named.head else earlier(passage, number, sentence)._replace(own=False)


def measure_of(counted: Counted, kind: str) -> Measure:
    """What sort of thing is told: terms and fines are sentences as penalties, else time and money."""
    if kind in PENALTIES and counted.measure is Measure.MONEY:
        return Measure.SENTENCES
    if (
        kind not in PENALTIES
        and counted.measure is Measure.SENTENCES
        and counted.head in ("year", "month", "day")
    ):
        return Measure.TIME
    return counted.measure or Measure.OTHER


@cache
def taken() -> dict[str, dict[str, Any]]:
    """What each kind can count, by slug."""
    found: dict[str, dict[str, Any]] = load("kind_takes")["kinds"]
    return found


def mainly(slug: str) -> str:
    """The sort of thing that a kind counts first of all; "" of "other"."""
    return str(taken()[slug]["takes"][0]) if slug in taken() else ""


def takes(slug: str, measure: str, counted: Counted) -> bool:
    """Whether a kind can count such a thing; of what no list knows, any kind may be told."""
    rule = taken().get(slug)
    if rule is None or measure != "count" or counted.measure is None:
        return True
    if "only" in rule and counted.head not in rule["only"]:
        return False
    return counted.measure in rule["takes"] and counted.head not in rule.get("never", ())

"""Which numbers of a passage are figures, and what each measures.

`measure` gives percent, money, wage (multiples of a wage), hours, length (of time), age, threshold (so many
persons that a law punishes more), distance or count. None is for a number that states nothing: "one of the
reasons", "a 19-year-old", "within two weeks".
Each rule is a name, what stands before and after the number in the masked text, and an example.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.extract.figures.ages import LEGAL, is_age
from cables.extract.figures.number_tokens import MONTH, any_of
from cables.extract.figures.numbers import SAID, Number
from cables.extract.figures.ones import counted
from cables.extract.figures.passage import COUNT, FILLER, SIGNS, Passage, Sentence

PENAL = re.compile(
    r"prison|imprison|jail|senten|punish|penalt|incarcerat|detain|detention|custody|\bfines?\b|restriction|probation|"
    r"\bcarr(?:y|ies)\b|provides for|\bheld\b|\bstay(?:s|ed)?\b (?:was|were|of|in)|confined|locked|"
    r"sanction|confine|suspension|house arrest|behind bars|hard labou?r|"
    r"\bliable\b|\bbanned\b|\bbarred\b|community service|\bfac(?:e|es|ing)\b"
)
HOURS_SPENT = re.compile(
    r"spent|prepar|draft|compil|report|total|hrs|train|poloff|officer|fs-?|fsn|time|staff|broadcast|research|worked|"
    r"assist|counsel|instruct|lectur|course"
)
LENGTH = r"(?:years?|yrs?|months?|weeks?|days?|decades?|minutes?|quarters?)"
ADDED = r"(?: additional| further| more| consecutive| calendar| full)?"
AGO = any_of("ago later before earlier prior after old apart")
WAGES = r"(?! the (?:monthly |legal )?(?:minimum|salary|wage))"
KEPT_COMPOUND = any_of(
    "person member man\\b woman bed\\b officer agent strong year month day week hour judge prosecutor cities "
    "kilomet mile"
)
AGED = r"\b(?:aged|ages|age groups?|age range|between the ages)(?: of)?(?: from| between)? ?$"
NAMED_BY = (
    any_of(
        "number chapter room highway route top version studio grade class page pages line day box flight "
        "zone ward block tier chart figure table annex appendix exhibit tab"
    )
    + " $"
)
NOT_SHOWN = r"^(?!.{0,120}\b(?:aired|broadcast|screened|shown|viewed|visited|downloaded)\b).*"
SOME_PEOPLE = any_of("women girls men boys children minors persons people victims")
OF_PEOPLE = rf"\b{SOME_PEOPLE}(?: who (?:are|were))? (?:between|from) $"
CALLED = r"\b(?:the|dial(?:l?ing)?|call(?:ing)?|number) $"
CALL_LINE = r" (?:emergency |toll-free )?(?:line|hotline|helpline|number)\b"


# In a list: after a pause, not in brackets, and no sum of what stands before.
RATE, RATED = re.compile(rf":{COUNT}"), re.compile(rf"{COUNT}:$")  # 1:550
LIST_REACH = 400  # characters to the next mark
LIST_MARK = r"(?:^|[,;:.?] ?|\b(?:and|or) )\(?$"
CLOCK = r" ?(?:noon|midnight|a\.?m\b|p\.?m\b|o'clock|hours local|(?:noon )?local time|gmt|zulu)"
FIRST_DAY = re.compile(rf"\b{MONTH}\.? \d{{1,2}},? (?:and|or|through|to|-) $")
DAY_ENDS = re.compile(r"(?=[,.;)]|$| (?:and|the|at|in|to|by|with|when|where|post|were|was|for|on)\b)")
YEAR_ENDS = r"(?=[.,;)]|$| (?:and|or|when|the|in|to|but|was|were|has|had)\b)"
AGES_GO_ON = "(?:years|who|are|were|and|from|to|at)"


class Rule(NamedTuple):
    """`before` ends where the number starts, `after` starts where it ends."""

    name: str
    before: str
    after: str
    example: str


NO_FIGURE: tuple[Rule, ...] = (
    Rule("age of somebody", r"", r"[- ](?:year|month|week)[- ]olds?\b", "a 19-year-old girl"),
    Rule("age in years", r"", r" years old\b(?! are| and| is)", "30 to 45 years old"),
    Rule("aged", AGED, r"", "boys aged 14-19"),
    Rule("aged between", OF_PEOPLE, rf"(?:[.,;)]|$| {AGES_GO_ON}\b)", "women between 18 and 24"),
    Rule(
        "youngest",
        r"\b(?:youngest|oldest|eldest)(?: [a-z]+){0,5}? (?:is|was|being|were|only|just) $",
        r"",
        "the youngest of whom was nine",
    ),
    Rule(
        "aged to", r"\brange from $", r" (?:to \S+ )?years (?:of age|old)", "range from 40 to 65 years of age"
    ),
    Rule("times", NOT_SHOWN, rf"(?:[ -]times?\b|[- ]?fold\b){WAGES}", "four times the income"),
    Rule("long ago", r"", rf" (?:more )?{LENGTH} (?:{AGO}|from now)\b", "two years later"),
    Rule("each day", r"", r" (?:hours|hrs|days|times) (?:a|per|each|every) [a-z]+\b", "12 hours a day"),
    Rule("compound", r"", rf"-(?!{KEPT_COMPOUND})[a-z]", "a 20-square-meter room"),
    Rule("emergency line", CALLED, CALL_LINE, "the 911 emergency line"),
    Rule("named number", rf"\b{NAMED_BY}", r"", "page 12"),
    Rule("list mark", LIST_MARK, r"\)(?= ?[a-z])", "2) measures to protect victims"),
    Rule("tiers", r"", r" tiers?\b", "the three tiers"),
    Rule("change of tier", r"\btiers?\b.*\b(?:from|to) $", r"", "downgraded on the tier list from 2 to 3"),
    Rule("time of day", r"", CLOCK, "1200 noon"),
    Rule("part of a law", r"", r" of (?:the )?(?:law|act|code)\b", "2 of the law"),
    Rule("degree", r"", r"(?: ?[°º]| degrees?)\b", "360 degrees"),
    Rule("short year", r"\b(?:since|until|year|years|class of) $", YEAR_ENDS, "since 98"),
    Rule("base of a ratio", rf"{FILLER}* out of (?:every )?$|\bin every $", r"", "4 out of 10"),
    Rule("older than", r"\b(?:older|younger) than $", r"(?! years? of age)", "no older than 25"),
    Rule("rest of a length", r"\b(?:years?|months?) and $", r" (?:months?|days?)\b", "years and 2 months"),
    Rule(
        "number of a line",
        r"\b(?:hotline|helpline|line|number|telephone|room) \($",
        r"\)",
        "the hotline (157)",
    ),
    Rule("one or more", r"\bone or $", r"", "one or more"),
    Rule(
        "more than one",
        r"\bmore than $",
        r" (?:of|source|way|reason|occasion|person)\b",
        "more than one source",
    ),
)
RULES = tuple(
    (re.compile(rule.before + "$" if rule.before else ""), re.compile(rule.after)) for rule in NO_FIGURE
)
LED = tuple(rule for rule in RULES if not rule[1].pattern)
FOLLOWED = re.compile("|".join(f"(?:{rule.after})" for rule in NO_FIGURE if rule.after))

THRESHOLD = re.compile(
    rf" or more {any_of('persons people members victims perpetrators individuals offenders')}\b"
)
DISTANCE = re.compile(r"[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|square (?:kilomet|mile)\w*)\b")
WAGE = re.compile(
    r" times the (?:[a-z]+ ){0,2}(?:minimum|salary|wage)|"
    r" (?:monthly |daily )?(?:(?:penalty|fine) units|currency points|day-fines|minimum (?:wages|salaries))\b"
)
STAFF = any_of("officer fsn fso les staff work working additional total local american person man")
HOUR = re.compile(rf"(?: {STAFF})?[ -]?(?:hours?|hrs?)\b\.?")
SERVICE = re.compile(r" hours of (?:community|public|unpaid) (?:service|work)\b")
LISTED = rf"(?:(?:,|,? and|,? or) {COUNT}){{0,5}}"
TIME = re.compile(rf"{LISTED}(?: and (?:a|one) (?:day|half))?[ -]?{ADDED}[ -]?{LENGTH}\b(?!-old)")
HELD = re.compile(r"\b(?:held|detained|jailed|imprisoned|confined|sentenced)\b[^.;,]{0,25}$")
EXTREME = re.compile(r"\b(?:maximum|minimum)(?: of|,| is|:)? $")
BARE_TERM = re.compile(r" (?:prison|jail) (?:term|sentence)")
TERM = re.compile(r"-(?:year|month|day|week)s? (?:[a-z-]+ ){0,2}(?:prison|jail|senten|term|imprison|suspen)")
BARE = re.compile(r"[,;.\n]|$")
LABELLED = re.compile(r": ?$")
HOURS_LED = re.compile(r"\bhours\b[^.;]{0,60}:|\btime spent\b")
GRADE = re.compile(rf"{SIGNS['code']}{FILLER}{{1,8}}[ :,(-]{{1,4}}$")
WORKED = re.compile(r"\b(?:spent|devoted|expended|worked)(?: [a-z]+){0,2} $")
DRAFTED = re.compile(r"^(?!.*\b(?:within|every|a day)\b).*\b(?:draft|time spent|prepar)", re.DOTALL)
CLOCK_HOURS = frozenset({24, 48, 72})


def measure(passage: Passage, number: Number, sentence: Sentence, penal: bool = False) -> str | None:
    """What `number` measures, or None where it is no figure; `penal`: the question asks for penalties."""
    before = passage.masked[max(sentence.start, number.start - 120) : number.start]
    after = passage.masked[number.end : min(sentence.end, number.end + 90)].rstrip("\n")
    if number.form in SAID:
        return "count"
    if number.form == "money":
        return None if RATE.match(after) or RATED.search(before) else "money"
    if number.unit == "percent":
        return None if number.form == "fraction" and after.startswith("-") else "percent"
    if WAGE.match(after):
        return "wage"
    if THRESHOLD.match(after) and passage.says(LEGAL, sentence):
        return "threshold"
    if is_age(number.value, before, after):
        return "age" if passage.says(LEGAL, sentence) else None
    if HELD.search(before) and TIME.match(after):
        return "length"
    if second_day(passage, number, after) or begins_list(passage, number):
        return None
    if any(a.match(after) and b.search(before) for b, a in (RULES if FOLLOWED.match(after) else LED)):
        return None
    return timed(passage, number, sentence, after, penal) or untimed(passage, number, sentence, before, after)


def begins_list(passage: Passage, number: Number) -> bool:
    """Whether a number is the first mark of a list: "1) detection, 2) protection"."""
    follows = passage.text[number.end : number.end + LIST_REACH]
    return number.value == 1 and follows.startswith(")") and " 2)" in follows


def second_day(passage: Passage, number: Number, after: str) -> bool:
    """Whether a number is a further day of the date before it: "July 9 and 10"."""
    before = passage.text[max(0, number.start - 40) : number.start]
    return number.form == "digits" and bool(FIRST_DAY.search(before) and DAY_ENDS.match(after))


def timed(passage: Passage, number: Number, sentence: Sentence, after: str, penal: bool) -> str | None:
    """hours or length, where the figure is followed by a unit of time."""
    if SERVICE.match(after):
        return "length"
    if HOUR.match(after) and spent(passage, number, sentence):
        return "hours"
    if BARE_TERM.match(after):
        return "length"
    return "length" if TIME.match(after) and (penal or is_term(passage, number, sentence, after)) else None


def untimed(passage: Passage, number: Number, sentence: Sentence, before: str, after: str) -> str | None:
    """distance or count, or hours under a heading of hours; None for a duration and what counts nothing."""
    if HOUR.match(after) or TIME.match(after):
        return None
    if DISTANCE.match(after):
        return "distance"
    if EXTREME.search(before) and passage.says(PENAL, sentence):
        return "length"
    if not counted(passage, number, before, after):
        return None
    bare = LABELLED.search(before) or BARE.match(after)
    return "hours" if bare and hours_led(passage, sentence, number) else "count"


def hours_led(passage: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether a labelled figure stands under "hours spent in preparing the report:"."""
    lead = sentence.lead or (sentence.start, sentence.start)
    within = HOURS_LED.search(passage.masked, sentence.start, number.start)
    return bool(within or HOURS_LED.search(passage.masked, *lead))


def spent(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Hours that somebody worked or taught, by the sentence or the words that lead its list."""
    lead = sentence.lead or (sentence.start, sentence.start)
    words = passage.masked[lead[0] : lead[1]] + passage.masked[sentence.start : sentence.end]
    if GRADE.search(passage.masked, max(sentence.start, number.start - 14), number.start):
        return True
    before = passage.masked[sentence.start : number.start]
    if number.value in CLOCK_HOURS and not (WORKED.search(before) or DRAFTED.search(words)):
        return False
    return bool(HOURS_SPENT.search(words))


def is_term(passage: Passage, number: Number, sentence: Sentence, after: str) -> bool:
    """A length of time counts as a term of prison, detention or the like; other durations state nothing."""
    if after.startswith("-"):
        return bool(TERM.match(after))
    start, end = max(sentence.start, number.start - 150), min(sentence.end, number.end + 80)
    return bool(PENAL.search(passage.masked, start, end))

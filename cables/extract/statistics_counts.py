"""Which numbers of a passage are figures, and what each measures.

`measure` gives percent, money, wage (multiples of a wage), hours, length (of time), age, distance or count, or
None for a number that states nothing: "one of the reasons", "a 19-year-old", "within two weeks", "all three men".
Each rule is a name, what stands before and after the number in the masked text, and an example.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .numbers import Number
from .statistics_passage import FILLER, SIGNS, Passage, Sentence

PENAL = re.compile(
    r"prison|imprison|jail|senten|punish|penalt|incarcerat|detain|detention|custody|\bfines?\b|restriction|probation|"
    r"\bcarr(?:y|ies)\b|provides for|\bheld\b|\bstay(?:s|ed)?\b (?:was|were|of|in)|confined|locked|"
    r"sanction|confine|suspension|house arrest|behind bars|hard labou?r"
)
LEGAL = re.compile(
    r"punish|penalt|\billegal\b|\blaws?\b|\blegal\b|prison|consent|minimum age|crim|prohibit|aggravat|offen[cs]e|"
    rf"{SIGNS['code']}|permissible|allowed|must be|senten|statutory|definition|defin|marriage|engage in prostitution"
)
HOURS_SPENT = re.compile(
    r"spent|prepar|draft|compil|report|total|hrs|train|poloff|officer|fs-?|fsn|time|staff|broadcast|research|worked|assist|counsel"
)
LENGTH = r"(?:years?|yrs?|months?|weeks?|days?|decades?|minutes?|quarters?)"
ADDED = r"(?: additional| further| more| consecutive| calendar| full)?"


class Rule(NamedTuple):
    """`before` ends where the number starts, `after` starts where it ends."""

    name: str
    before: str
    after: str
    example: str


NO_FIGURE: tuple[Rule, ...] = (
    Rule("age of somebody", r"", r"(?:[- ]year[- ]olds?|[- ](?:month|week)[- ]olds?)\b", "a 19-year-old girl"),
    Rule("age in years", r"", r" years old\b(?! are| and| is)", "30 to 45 years old"),
    Rule("aged", r"\b(?:aged|ages|age group(?: of)?(?: from| between)?|age groups?|between the ages of|age range(?: of)?) ?$", r"", "boys aged 14-19"),
    Rule("aged to", r"\brange from $", r" (?:to \S+ )?years (?:of age|old)", "range from 40 to 65 years of age"),
    Rule("times", r"", r"(?:[ -]times?\b|[- ]?fold\b)(?! the (?:monthly |legal )?(?:minimum|salary|wage))", "four times the income"),
    Rule("long ago", r"", rf" (?:more )?{LENGTH} (?:ago|later|before|earlier|prior|after|old|apart|from now)\b", "two years later"),
    Rule("each day", r"", r" (?:hours|hrs|days|times) (?:a|per|each|every) (?:day|week|night|month)\b", "12 hours a day"),
    Rule("compound", r"", r"-(?!person|member|man\b|woman|bed\b|officer|agent|strong|year|month|day|week|hour|judge|prosecutor|cities)[a-z]", "a 20-square-meter room"),
    Rule("emergency line", r"\b(?:the|dial(?:l?ing)?|call(?:ing)?|number) $", r" (?:emergency |toll-free )?(?:line|hotline|helpline|number)\b", "the 911 emergency line"),
    Rule("named number", r"\b(?:number|chapter|room|highway|route|top|version|studio|grade|class|world cup|page|pages|line|day) $", r"", "page 12"),
    Rule("fraction of a law", r"", r" of (?:the )?(?:law|act|code)\b", "2 of the law"),
    Rule("degree", r"", r"(?: ?[°º]| degrees?)\b", "360 degrees"),
    Rule("year and counting", r"\b(?:since|until|year|years|class of) $", r"(?=[ .,;)]|$)", "since 98"),
    Rule("base of a ratio", rf"{FILLER}* out of (?:every )?$|\bin every $", r"", "4 out of 10"),
    Rule("older than", r"\b(?:older|younger) than $", r"(?! years? of age)", "no older than 25"),
    Rule("first of", r"\bone or $", r"", "one or more"),
    Rule("more than one", r"\bmore than $", r" (?:of|source|way|reason|occasion|person)\b", "more than one source"),
)  # fmt: skip
RULES = tuple((re.compile(rule.before + "$" if rule.before else ""), re.compile(rule.after), rule) for rule in NO_FIGURE)

ANAPHORA = re.compile(r"\b(?:the|these|those|all|both|our|its|their|his|her|said|above|other|of the above|any)(?: (?:same|last|other|remaining))? $")
NOT_ONE = re.compile(r"\b(?:no|any|every|each|this|that|some|which|number|day|only|or|the|another|for|as|at|in|on|least) $")
PERSON = (
    r"(?:persons?|people|individuals?|victims?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|females?|males?|minors?|adults?|"
    r"nationals?|citizens?|officials?|officers?|polic\w+|judges?|prosecutors?|traffickers?|offenders?|suspects?|defendants?|"
    r"foreigners?|workers?|employees?|employers?|investigators?|inspectors?|agents?|soldiers?|applicants?|residents?|guards?|drivers?|recruits?|youths?|teenagers?|adolescents?|"
    r"recruiters?|pimps?|perpetrators?|witness(?:es)?|migrants?|labou?rers?|prostitutes?|attorneys?|staff\w*|members?)"
)
THING = (
    r"(?:cases?|convictions?|prosecutions?|investigations?|arrests?|sentences?|indictments?|complaints?|trials?|verdicts?|shelters?|"
    r"cent(?:er|re)s?|facilit(?:y|ies)|hotlines?|seminars?|workshops?|trainings?|sessions?|courses?|conferences?|campaigns?|"
    r"inspections?|raids?|operations?|permits?|requests?|extraditions?|agreements?|treat(?:y|ies)|ngos?|organi[sz]ations?|agenc(?:y|ies)|"
    r"brothels?|hospitals?|schools?|rings?|networks?|reports?|stud(?:y|ies)|brochures?|crimes?|incidents?|rescues?|patrol inspections?|clinics?)"
)
ONE = re.compile(rf"(?: (?!(?:an?|the|of|in|for|to|from|by|is|are|was|that|who|which|with|at|on|or)\b)[\w'/.-]{{2,20}}){{0,3}}? (?:{PERSON}|{THING})\b|-(?:person|member|man|bed)\b| (?:was|were) (?:convicted|arrested|prosecuted|sentenced|deported|repatriated|acquitted|female|male)\b")
ONE_OF = re.compile(r" of (?:them|these|those|whom|which|the (?:victims|cases|convicted|suspects|defendants))\b")
ONE_DEMONYM = re.compile(r" [A-Z][a-z]{2,14}(?:an|ese|ish|i|ian|ch|ek|ss|ant|ic)\b")
ONE_AGE = re.compile(r"(?: additional)? (?:year|month|day|week)\b")
AGE_BEFORE = re.compile(
    r"(?:\b(?:under|over|below|above|younger than|older than|less than|at least|reached|reaches|until)(?: the)?(?: ages?)?(?: of)?"
    rf"|\bages? of|\bminimum age\b[^.;{SIGNS['count']}]{{0,90}} (?:is|was|at|to|of)|\bage\b[^.,;{SIGNS['count']}]{{0,60}} (?:is|was|from|to|at|of)) $"
)
AGE_NAMED = re.compile(rf"\bage\b[^.;,]{{0,70}}$|{PERSON}(?: (?:who )?(?:is|are|was|were))? (?:under|over|below|above|less than|younger than|older than) $")
AGE_AFTER = re.compile(r"(?: years?)?(?: of age| old| or (?:older|younger|over|under))?(?: ?[.,;:)]| (?:is|are|in|who|to|for|or|and|from|if|the|years|was|were)\b|$)")
AGE_YEARS = re.compile(r" years? (?:of age|old|or (?:older|younger))\b")
NEVER_AGE = re.compile(r" (?!years?\b|of age|old\b|and\b|or\b|is\b|are\b|in\b|who\b|to\b|for\b|if\b|from\b|the\b|was\b|were\b)[a-z]")
DISTANCE = re.compile(r"[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|square (?:kilomet|mile)\w*)\b")
WAGE = re.compile(r" times the (?:[a-z]+ ){0,2}(?:minimum|salary|wage)")
HOUR = re.compile(r" ?(?:hours?|hrs?)\b\.?")
TIME = re.compile(rf"(?: and (?:a|one) (?:day|half))?[ -]?{ADDED}[ -]?{LENGTH}\b")
BARE_TERM = re.compile(r" (?:prison|jail) (?:term|sentence)")
TERM = re.compile(r"-(?:year|month|day|week)s? (?:[a-z-]+ ){0,2}(?:prison|jail|senten|term|imprison|suspen|suspended)")
BARE = re.compile(r"[,;.\n]|$")
LABELLED = re.compile(r": ?$")
HOURS_LED = re.compile(r"\bhours\b[^.;]{0,60}:|\btime spent\b")
REPEATED = re.compile(r"\b(?:of|among|out of) (?:the|these|those|all|a total of) $", re.IGNORECASE)


def measure(passage: Passage, number: Number, sentence: Sentence, penal: bool = False) -> str | None:
    """What `number` measures, or None where it is no figure; `penal` where the question asked is one of penalties."""
    if number.form in {"none", "unavailable"}:
        return "count"
    before = passage.masked[max(sentence.start, number.start - 120) : number.start]
    after = passage.masked[number.end : min(sentence.end, number.end + 90)].rstrip("\n")
    if number.form == "money" or number.unit == "percent":
        return "money" if number.form == "money" else percent(after, number)
    if WAGE.match(after):
        return "wage"
    if number.value <= 30 and age(before, after):
        return "age" if LEGAL.search(passage.masked, sentence.start, sentence.end) else None
    if any(b.search(before) and a.match(after) for b, a, _ in RULES):
        return None
    if HOUR.match(after):
        return "hours" if spent(passage, number, sentence) else None
    if BARE_TERM.match(after):
        return "length"
    if TIME.match(after):
        return "length" if penal else length(passage, number, sentence, after)
    if DISTANCE.match(after):
        return "distance"
    if not counted(passage, number, before, after) or repeated(passage, number, before):
        return None
    bare = LABELLED.search(before) or BARE.match(after)
    return "hours" if bare and hours_led(passage, sentence, number) else "count"


def hours_led(passage: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether a labelled figure stands under "hours spent in preparing the report:"."""
    lead = sentence.lead or (sentence.start, sentence.start)
    return bool(
        HOURS_LED.search(passage.masked, *lead) or HOURS_LED.search(passage.masked, sentence.start, number.start)
    )


def repeated(passage: Passage, number: Number, before: str) -> bool:
    """A figure already given that is only named again as the base of others ("of the 104 cases")."""
    if not REPEATED.search(before):
        return False
    return any(n.value == number.value and n.end < number.start for n in passage.numbers)


def percent(after: str, number: Number) -> str | None:
    """A fraction needs what it is a part of: "a third of the cases", but not "one third party"."""
    if number.form == "fraction" and re.match(r"[ -](?:share|time|world)|-", after):
        return None
    return "percent"


def age(before: str, after: str) -> bool:
    """A threshold of the law: "minimum age of consent is 16", "a person under 16"."""
    if AGE_YEARS.match(after):
        return bool(AGE_BEFORE.search(before)) or after.startswith((" years of age", " years or"))
    if after.startswith(" year") and not AGE_NAMED.search(before):
        return False
    return bool(AGE_BEFORE.search(before)) and bool(AGE_AFTER.match(after)) and not NEVER_AGE.match(after)


def spent(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Hours that somebody worked or taught, by the sentence or the words that lead its list."""
    lead = sentence.lead or (sentence.start, sentence.start)
    words = passage.masked[lead[0] : lead[1]] + passage.masked[sentence.start : sentence.end]
    return bool(HOURS_SPENT.search(words)) and number.value not in {24, 48, 72}


def length(passage: Passage, number: Number, sentence: Sentence, after: str) -> str | None:
    """A length of time counts as a term of prison, detention or the like; other durations state nothing."""
    if re.match(r"-", after):
        return "length" if TERM.match(after) else None
    start, end = max(sentence.start, number.start - 150), min(sentence.end, number.end + 80)
    return "length" if PENAL.search(passage.masked, start, end) else None


def counted(passage: Passage, number: Number, before: str, after: str) -> bool:
    """A bare number counts unless it is a pronoun ("one of the") or repeats what was counted ("the two men")."""
    if number.form != "words" or number.value > 10 or number.ranged:
        return number.form != "digits" or not before.endswith((".", "#", "/"))
    if number.value == 1:
        return one(passage.text[number.end : number.end + 60], before, after)
    return not ANAPHORA.search(before) or after.startswith("-")


def one(text_after: str, before: str, after: str) -> bool:
    """Whether "one" counts: "one male victim", "one of them" beside other counts; not "no one", "one reason"."""
    if ONE_OF.match(after):
        return bool(re.search(rf"{FILLER}[^.;]{{0,80}}\band $|\($|, $", before))
    if NOT_ONE.search(before) and not re.search(r"\b(?:at least|only|for|in at least) $", before):
        return False
    return bool(ONE.match(after) or ONE_DEMONYM.match(text_after))

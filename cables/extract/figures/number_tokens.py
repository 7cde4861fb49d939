"""What a number in a cable's text can be: one pass over the text, the first kind that fits wins.

The kinds stand in the order in which they are tried, each with an example. Those in NUMERIC carry a value,
those in DATES say when, and the others are there to be passed over: articles of law, references, telephone
numbers, times of day and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cables.extract.figures.number_words import FRACTION, PARTS, SCALE, SCALES, TENS, UNITS, WORDS
from cables.extract.vocabulary import load


def any_of(words: str | Iterable[str]) -> str:
    """An alternation of words, the longest first; a string is split at its blanks."""
    listed = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(listed, key=len, reverse=True)) + ")"


def beginnings(words: Iterable[str]) -> str:
    """What texts begin with that begin with one of these, in either case. The first letter is tried first, so
    that it is quick to say no."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0].lower(), []).append(word[1:])
    letters = sorted(by_letter.items())
    return "|".join(f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in letters)


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = rf"(?:{any_of(MONTHS)}\b|{any_of('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec')}\b\.?)"
YEAR = r"(?:19|20)\d\d(?!\d|,\d{3}|\.\d)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"

PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?"
AND_A_HALF = r"(?:(?: and a half|[ -]1/2)(?= (?:years?|months?|hours?|days?|million)\b))"
SCALED = rf"{PLAIN}{AND_A_HALF}?(?:[ -]?(?i:{SCALE})\b|(?:[MKBm]|mn|bn)\b)?"
NUMBER = rf"(?:{PLAIN}(?![\dA-Za-z])|(?i:{WORDS})\b)"

_MONEY = load("currencies")
SIGN = rf"(?<!\w){any_of(map(re.escape, _MONEY['before']))}".replace(r"\$", r"\\?\$")
COIN_WORD = rf"(?i:{any_of(_MONEY['after'])}(?:e?s)?)\b"
CODES = any_of(code for code in _MONEY["before"] if len(code) == 3 and code.isalpha())
COIN = rf"(?:(?:US |U\.S\. |[A-Z][a-z]{{3,12}} )?{COIN_WORD}|{CODES}\b)"

LAWS = (
    "Arts? Articles? Sec Sections? Chap Chapters? Clauses? Paras? Paragraphs? Laws? Acts? Decrees? Orders? "
    "Bills? Resolutions? Conventions? Protocols? Title Annex Table Refs? Reftels? Items? Tier Phase Volume "
    "Numbers? Nos? Rule Regulations? Directives? Ordinances? Statutes? Channel Questions? Appendix Schedule "
    "Level Category Part Step Code UNSCR"
)
LAW_WORDS = any_of(LAWS)
LAW_DIGITS = r"\d+(?:,\d{3})*(?:[./-]\d+)*(?:[A-Za-z]\b)?(?:\([\w.]{1,4}\)){0,3}"
LAW_NUMBER = rf"(?:{LAW_DIGITS}|(?:One|Two|Three|I{{1,3}}|IV|VI{{0,3}})\b)"
LAW_JOINT = r"(?:, ?| ?& ?| ?- ?|,? and |,? or | to | through | y )"
COUNTED_AFTER = r"(?! (?:percent|[a-z]{3,20}s)\b(?<!as))"
LAW_NAME = rf"(?i:\b{LAW_WORDS})\.? ?(?i:No\.? ?|Number ?|# ?)?"
LAW_MORE = rf"(?:{LAW_JOINT}(?!{YEAR}){LAW_NUMBER}{COUNTED_AFTER})"
LAW_END = r"(?: bis\b)?(?! ?(?:hrs?|hours|percent)\b| ?%)(?: of \d{1,2}\b)?"

EVENTS = any_of(
    "prosecutions convictions investigations arrests extraditions requests indictments sentences verdicts "
    "cases victims complaints trials deportations repatriations shelters inspections offen[cs]es "
    "facilities"
)
EVENT = any_of("prosecution conviction investigation arrest extradition case victim shelter center facility")
SAID_OF_EVENT = r"(?= (?:of|was|has|for|to date)\b|[.,;)])"
COUNTED = rf"(?:{EVENTS}\b(?!['’])(?! (?:assist|support|protect)(?!ed\b))|{EVENT}{SAID_OF_EVENT})"
NO_LINK = any_of(
    "of reports? evidence information data statistics one longer in other doubt for on to from by with any "
    "and are is need"
)
ADJECTIVES = rf"(?:(?!{NO_LINK} )[a-z-]{{1,24}} ){{0,3}}"
SOMEBODY = any_of(
    "one persons? traffickers? officials? officers? victims? defendants? suspects? nationals? foreigners? "
    "employers? citizens? police[a-z]*"
)
BEEN = r"(?:was|were|ha(?:s|ve|d)(?: ever| yet| so far)? been)"
WAS_DONE = rf"{BEEN}(?: ever| yet| either| also)? [a-z]{{2,14}}(?:ed|ught|nd|nt)\b"
DONE_TO = "".join(
    f"(?<={verb} )|"
    for verb in "convicted prosecuted arrested charged indicted identified assisted deported".split()
).rstrip("|")
NO_EVENT = rf"[Nn]o(?= {ADJECTIVES}{COUNTED})|(?:{DONE_TO})no(?= {ADJECTIVES}{SOMEBODY}\b)"
OF_WHOM = r"(?:[A-Za-z.-]{1,20} )"
NO_ONE = rf"[Nn]o(?:body| one)(?= {WAS_DONE})|[Nn]o(?= {OF_WHOM}{{0,2}}?{SOMEBODY} {WAS_DONE})"
NONE = rf"[Nn]one(?= (?:of the [a-z ]{{3,30}} )?{WAS_DONE})"

DID = (
    r"(?:not(?: yet)? [a-z]{3,14}|yet to [a-z]{3,14}|never [a-z]{3,14}|"
    r"neither [a-z]{3,14} nor [a-z]{3,14})"
)
ENFORCED = (
    r"(?:not(?: yet)?|yet to|never|neither [a-z]{3,14} nor) (?:prosecut|convict|arrest|investigat|extradit|"
    r"indict|sentenc|charg|disciplin|identif|detain|deport|assist|refer|repatriat|rescu)[a-z]{0,5}"
)
NOT_ANY = (
    rf"\b(?:{DID} any(?= {ADJECTIVES}{COUNTED})|{ENFORCED} any(?:one\b|body\b|(?= {ADJECTIVES}{SOMEBODY}\b)))"
)

FIGURES = r"(?:[Ss]tatistics|[Ff]igures|[Dd]ata)"
ASKED_FOR = rf"(?:{FIGURES}|[Tt]he number|[Nn]umbers? of|[Hh]ow many|[Ii]nformation on)"
WITHHELD = r"(?:not (?:yet )?(?:available|released|provided|compiled|kept|maintained)|unavailable)"
NOT_GIVEN = rf"\b{ASKED_FOR}\b[^.;:]{{0,80}}? {WITHHELD}\b"
NONE_AVAILABLE = rf"\b[Nn]o (?:[a-z-]{{1,20}} ){{0,2}}{FIGURES}(?: [a-z]{{1,12}}){{0,3}} available\b"
NOT_PROVIDED = rf"\bnot (?:yet )?(?:provided?|released?) (?:[a-z-]{{1,20}} ){{0,4}}?{FIGURES}\b"
ON_NUMBERS = r"(?:on|about|regarding) (?:the number|numbers|how many)"
NO_DATA_ON = rf"\b[Nn]o (?:[a-z-]{{1,20}} ){{0,2}}(?:{FIGURES}|information) {ON_NUMBERS}"
UNABLE = r"(?:unable|not able|declined|refused|failed)"
NUMBERS = rf"(?:{FIGURES}|(?:the )?numbers? of)"
NOT_OBTAINED = (
    rf"\b{UNABLE} to (?:obtain|provide|give|supply|release|furnish) (?:[a-z-]{{1,20}} ){{0,4}}?{NUMBERS}"
)
NOT_ANSWERED = (
    rf"\bnot (?:yet )?responded [^.;:]{{0,60}}?\brequests? for (?:[a-z-]{{1,20}} ){{0,3}}?{FIGURES}"
)
OF_EVENTS = rf"(?= (?:on|of|about|regarding) (?:[a-z-]{{1,20}} ){{0,2}}?(?:{EVENTS}|the number)\b)"
KEEP = r"(?:keep|maintain|collect|compile|publish)"
NOT_KEPT = rf"\bnot (?:[a-z]{{1,14}} )?{KEEP} (?:[a-z-]{{1,20}} ){{0,3}}?{FIGURES}{OF_EVENTS}"

SPANS = "first last past previous next prior preceding recent final coming every another"
SPAN_WORDS = any_of(SPANS)
SPAN_UNITS = r"(?i:calendar )?(?i:month|year|week|day|quarter|decade|hour)s?"
MARKED_MONTH = r"(?<=[Ii]n )(?:May|March)\b|(?<=mid-)(?:May|March)\b"
FISCAL = r"(?:FY|CY|[Ff]iscal [Yy]ears?|[Cc]alendar [Yy]ears?)"
LIST_START = r"(?:^|(?<=\n)|(?<=[:;.)] )|(?<=--)|(?<=-- )|(?<=[;,] and ))"
NO_PART = r"(?![ -](?:part(?:y|ies)|countr|majority|time|person|year|volume))(?! million)"
PERCENT_WORD = r"(?i:per ?cent)\b"

KINDS: tuple[tuple[str, str, str], ...] = (
    ("address", r"\b[\w.+-]{1,60}@[\w.-]{1,60}|\b(?:https?://|www\.)\S{1,200}", "desk7@example.org"),
    (
        "marker",
        r"\b[A-Z]{3,20}(?: [A-Z]{2,20}){0,2} \d{8} +\d{3}(?:\.\d)? OF \d{3}",
        "AVELIN 00000071  002.2 OF 009",
    ),
    ("phone", r"\+\d[\d ()./x-]{6,22}\d", "+354-562-9100x2294"),
    ("phone_local", r"\(\d{1,4}(?:-\d{1,3})?\) ?\d{3,4}-\d{3,4}", "(506) 519-2253"),
    ("phone_dashed", r"\b\d{1,4}(?:-\d{1,4}){2,5}\b|\b\d{3}-\d{4}(?:x\d{1,5})?\b", "506-2519-2256"),
    (
        "street",
        r"\b\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Boulevard|Lane|Square)\b",
        "12 Old Road",
    ),
    ("pages", r"\bpp?\. ?\d+(?:-\d+)?", "pp. 14-15"),
    ("clock", r"\b0\d{3}\b(?![,-])|\b[12]\d{3}(?= (?:local time|hours local|GMT|UTC)\b)", "0930 local time"),
    ("phone_spaced", r"(?<=\()\d{2,4}(?: \d{2,4}){1,4}(?=\))", "the hotline (116 111)"),
    ("phone_named", r"\b(?i:tel|fax|ext|extension)\b[.:]? ?\d[\d x-]{2,20}\d", "extension 3394"),
    (
        "reference",
        r"\b\d\d [A-Z]{3,12}(?: [A-Z]{3,12})? \d{2,7}\b|\b(?:SEC)?STATE \d{3,7}",
        "06 STATE 202745",
    ),
    ("time", r"\b\d{1,2}:\d\d\b(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.m\.", "10:30"),
    ("around_the_clock", r"\b24/7\b|\b(?:24|48|72)-hours?\b", "24/7"),
    ("date_numeric", r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b", "5/29/2000"),
    ("date_month_day", rf"\b{MONTH} {DAY}(?:-\d{{1,2}})?(?!\d|,\d{{3}})(?:,? {YEAR})?", "March 2, 2006"),
    ("date_day_month", rf"\b{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", "29 May 1993"),
    ("date_month_year", rf"\b{MONTH}(?:,| of)? {YEAR}", "August 2006"),
    ("month", rf"\b(?!May\b|March\b|Mar\b){MONTH}(?! [A-Z][a-z])|{MARKED_MONTH}", "In April"),
    ("span", rf"\b(?i:{SPAN_WORDS}) {NUMBER}(?:-{NUMBER})?[ -]{SPAN_UNITS}", "the last two years"),
    ("fiscal_year", rf"\b{FISCAL}[ -]?(?:{YEAR}|'?\d\d\b)(?:[-/]\d{{2,4}})?", "FY 2008"),
    (
        "year",
        rf"\b{YEAR}(?: ?[-–/] ?{YEAR}| ?[-–/] ?\d\d(?<! [1-9]\d))?(?:s\b)?(?![\w%])(?! percent)",
        "2006-2008",
    ),
    ("law", rf"{LAW_NAME}{LAW_NUMBER}{LAW_END}{LAW_MORE}{{0,16}}", "Articles 374, 376 and 377"),
    ("grade", r"\b(?:FS|FO|FSN|LES|FP|GS|EFM)[ -]?\d{1,2}\b(?! ?(?:hours|hrs))", "FS 03"),
    ("money", rf"{SIGN} ?{SCALED}(?!\w)", "IKR 40.2 million"),
    (
        "money_after",
        rf"(?<![\w.,]){SCALED} {COIN}|\b(?i:{WORDS}) (?:US )?(?:dollars|euros)\b",
        "12,920,000 tenge",
    ),
    ("code", r"\b[A-Z]{1,4}-?\d{1,4}[A-Za-z]?\b", "T-20"),
    ("question", r"\b\d{1,3}\.?[A-Z]\b(?:\.[IVX\d]+)?(?: ?(?:-|&|,|and|to) ?[A-Z]\b)*", "29A-C"),
    ("ordinal", r"\b\d{1,4}(?:st|nd|rd|th)\b", "19th"),
    (
        "enumerator",
        rf"{LIST_START}(?<!\d: )\(?\d{{1,2}}\)(?= )|(?:^|(?<=\n))\d{{1,3}}\.(?= )",
        "; (2) the media",
    ),
    ("percent", rf"(?<![\w.,])\d{{1,15}}(?:\.\d{{1,4}})? ?(?:%|-?{PERCENT_WORD})", "71.5%"),
    ("percent_words", rf"\b(?i:{WORDS})[ -]{PERCENT_WORD}", "Fifty-three percent"),
    ("fraction", rf"\b(?i:{FRACTION})\b{NO_PART}", "one third"),
    ("none", rf"\b(?:{NO_EVENT}|{NO_ONE}|{NONE})", "no convictions"),
    ("not_any", NOT_ANY, "not yet brought any prosecutions"),
    (
        "unavailable",
        rf"{NOT_GIVEN}|{NONE_AVAILABLE}|{NOT_PROVIDED}|{NO_DATA_ON}|{NOT_OBTAINED}|{NOT_ANSWERED}|{NOT_KEPT}",
        "statistics were not available",
    ),
    ("digits", rf"(?<![A-Za-z_])(?<![\d][.,]){SCALED}(?!\w)", "9,059"),
    ("words", rf"\b(?i:{WORDS})\b", "sixty-two"),
)
ABSENT = frozenset({"none", "not_any", "unavailable"})
PERCENTAGES = frozenset({"percent", "percent_words"})
NUMERIC = ABSENT | PERCENTAGES | {"money", "money_after", "fraction", "digits", "words"}
DATES = frozenset(
    {
        "date_numeric",
        "date_month_day",
        "date_day_month",
        "date_month_year",
        "month",
        "span",
        "fiscal_year",
        "year",
    }
)
# A look at how any kind can begin passes over most words without trying all the kinds on them.
FIRST_WORDS = [
    *UNITS,
    *TENS,
    *SPANS.split(),
    *LAWS.split(),
    *(month[:3] for month in MONTHS),
    *r"half calendar fiscal pp?\. tel fax ext https?: www".split(),
    *r"no\b not none nobody yet never neither unable declined refused failed statistics figures data".split(),
    *("the number", "how many", "information on", "a[- ](?:" + "|".join([*SCALES, *PARTS]) + ")"),
]
CAPITALS = r"[A-Z][A-Z\d$.-]"  # a marker, a currency, the number of a form
BEGINS = rf"(?<![A-Za-z])(?=[\d+($€£\\]|{CAPITALS}|{beginnings(FIRST_WORDS)}|[A-Za-z][\w.+-]{{0,59}}@)"
MASTER = re.compile(BEGINS + "(?:" + "|".join(f"(?P<{n}>{p})" for n, p, _ in KINDS) + ")", re.MULTILINE)

COUNTED_YEAR = re.compile(
    r" ?(?:km|kilomet|people|persons|victims|women|children|men|calls|respondents|individuals)"
)
BEFORE_COUNT = re.compile(
    r"\b(?:over|about|some|almost|more than|fewer than|less than|nearly|approximately|roughly|least) $"
)
AFTER_COUNT = re.compile(
    r" ?(?!(?:and|to|or|than|until|with|when|which|was|were|but|budget|report)\b)[a-z]{2,}"
)


class Token(NamedTuple):
    """A stretch of the text, as a kind of KINDS."""

    kind: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Everything in `text` that is or holds a number, in order, without overlap."""
    for match in MASTER.finditer(text):
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if kind == "year" and end - start == 4 and counts_as_number(text, start):
            kind = "digits"
        yield Token(kind, start, end)


def counts_as_number(text: str, start: int) -> bool:
    """Whether four digits that could be a year count something: "almost 1900 km", "more than 2000 people"."""
    before = text[max(0, start - 16) : start]
    noun = COUNTED_YEAR.match(text, start + 4)
    return bool(noun or (BEFORE_COUNT.search(before) and AFTER_COUNT.match(text, start + 4)))

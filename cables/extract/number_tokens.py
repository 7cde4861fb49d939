"""What a number in a cable's text can be: one pass over the text, the first kind that fits wins.

The kinds stand in the order in which they are tried. Those in NUMERIC carry a value; DATES say when; all others
are there to be passed over: article numbers, references, telephone numbers, times of day and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .number_words import FRACTION, SCALE, WORDS
from .vocabulary import load

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
YEAR = r"(?:19|20)\d\d(?!\d|,\d{3}|\.\d)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?)(?![\dA-Za-z]|,\d{3})"
SCALED = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,15}})(?:\.\d{{1,9}})?(?:[ -]?(?i:{SCALE})\b|(?:[MKBm]|mn|bn)\b)?"
NUMBER = rf"(?:{DIGITS}|(?i:{WORDS})\b)"
_MONEY = load("currencies")
_SIGNS = "|".join(re.escape(sign) for sign in sorted(_MONEY["before"], key=len, reverse=True))
SIGN = r"(?:(?<!\w)(?:" + _SIGNS.replace(r"\$", r"\\?\$") + "))"
COIN = rf"(?:(?:US |U\.S\. |[A-Z][a-z]{{3,12}} )?(?i:{'|'.join(_MONEY['after'])})(?i:e?s?)\b|USD\b|EUR\b)"
NOUN_OF_LAW = (
    r"(?:Art(?:icle)?s?|Sec(?:tion|s)?|Chap(?:ter)?s?|Clauses?|Para(?:graph)?s?|Laws?|Acts?|Decrees?|Orders?|Bills?|"
    r"Resolutions?|Conventions?|Protocols?|Title|Annex|Table|Ref(?:tel)?s?|Items?|Tier|Phase|Volume|Numbers?|Nos?|Rule|"
    r"Regulations?|Directives?|Ordinances?|Statutes?|Channel|Questions?|Appendix|Schedule|Level|Category|Part|Step|Code)"
)
LAW_NUMBER = r"(?:\d+(?:,\d{3})*(?:[./-]\d+)*(?:[A-Za-z]\b)?(?:\([\w.]{1,4}\)){0,3}|(?:One|Two|Three|I{1,3}|IV|VI{0,3})\b)"
MORE = rf"(?:(?:, ?| ?& ?| ?- ?|,? and |,? or | to | through | y )(?!{YEAR}){LAW_NUMBER}(?! (?:percent|[a-z]{{3,20}}s)\b(?<!as)))"
COUNTED = (
    r"(?:(?:prosecutions|convictions|investigations|arrests|extraditions|requests|indictments|sentences|verdicts|cases|victims|"
    r"complaints|trials|deportations|repatriations|shelters|inspections)\b(?! (?:assist|support|protect))|"
    r"(?:prosecution|conviction|investigation|arrest|extradition|case|victim|shelter)(?= (?:of|was|has|for|to date)\b|[.,;)]))"
)
NOT_OF = r"(?:(?!(?:of|reports?|evidence|information|data|statistics|one|longer|in|other|doubt|for|on|to|from|by|with|any|and|are|is|need) )[a-z-]{1,24} ){0,3}"
WITHHELD = r"(?:not (?:yet )?(?:available|released|provided|compiled|kept|maintained)|unavailable)"
FIGURES = r"(?:[Ss]tatistics|[Ff]igures|[Dd]ata)"
UNKNOWN = r"(?:[Ss]tatistics|[Ff]igures|[Dd]ata|[Tt]he number|[Nn]umbers? of|[Hh]ow many|[Ii]nformation on)"
NOBODY = r"(?:one|persons?|traffickers?|officials?|officers?|victims?|defendants?|suspects?|nationals?|foreigners?|employers?|police[a-z]*)"
WAS = r"(?:was|were|has been|have been|had been) [a-z]{2,14}(?:ed|ught|nd|nt)\b"

KINDS: tuple[tuple[str, str, str], ...] = (
    ("address", r"\b[\w.+-]{1,60}@[\w.-]{1,60}|\b(?:https?://|www\.)\S{1,200}", "desk7@example.org"),
    ("marker", r"\b[A-Z]{3,20}(?: [A-Z]{2,20}){0,2} \d{8} +\d{3}(?:\.\d)? OF \d{3}", "AVELIN 00000071  002.2 OF 009"),
    ("phone", r"\+\d[\d ()./x-]{6,22}\d", "+354-562-9100x2294"),
    ("phone_local", r"\(\d{1,4}(?:-\d{1,3})?\) ?\d{3,4}-\d{3,4}|\b\d{1,4}(?:-\d{1,4}){2,5}\b", "(506) 519-2253"),
    ("phone_named", r"\b(?i:tel|fax|ext|extension)\b[.:]? ?\d[\d x-]{2,20}\d|\b\d{3}-\d{4}(?:x\d{1,5})?\b", "extension 3394"),
    ("reference", r"\b\d\d (?!(?:SBU|NGO)S?\b)[A-Z]{3,12}(?: [A-Z]{3,12})? \d{2,7}\b|\b(?:SEC)?STATE \d{3,7}", "06 STATE 202745"),
    ("time", r"\b\d{1,2}:\d\d\b(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.m\.|\b24/7\b|\b(?:24|48|72)-hours?\b", "10:30"),
    ("date_numeric", r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b", "5/29/2000"),
    ("date_month_day", rf"\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:-\d{{1,2}})?(?!\d|,\d{{3}})(?:,? {YEAR})?", "March 2, 2006"),
    ("date_day_month", rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? {YEAR})?", "29 May 1993"),
    ("date_month_year", rf"\b{MONTH}(?:,| of)? {YEAR}", "August 2006"),
    ("month", rf"\b(?!May\b|March\b|Mar\b){MONTH}(?! [A-Z][a-z])|(?<=[Ii]n )(?:May|March)\b|(?<=mid-)(?:May|March)\b", "In April"),
    ("span", rf"\b(?i:first|last|past|previous|next|prior|preceding|recent|final|coming|every|another) {NUMBER}(?:-{NUMBER})?[ -](?i:calendar )?(?i:month|year|week|day|quarter|decade|hour)s?", "the last two years"),
    ("fiscal_year", rf"\b(?:FY|CY|[Ff]iscal [Yy]ears?|[Cc]alendar [Yy]ears?)[ -]?(?:{YEAR}|'?\d\d\b)(?:[-/]\d{{2,4}})?", "FY 2008"),
    ("year", rf"\b{YEAR}(?: ?[-–/] ?(?:{YEAR}|\d\d))?(?:s\b)?(?![\w%])(?! percent)", "2006-2008"),
    ("law", rf"(?i:\b{NOUN_OF_LAW})\.? ?(?i:No\.? ?|Number ?|# ?)?{LAW_NUMBER}(?: bis\b)?(?! ?(?:hrs?|hours|percent)\b| ?%)(?: of \d{{1,2}}\b)?{MORE}{{0,16}}", "Articles 374, 376 and 377"),
    ("grade", r"\b(?:FS|FO|FSN|LES|FP|GS|EFM)[ -]?\d{1,2}\b", "FS 03"),
    ("money", rf"{SIGN} ?{SCALED}(?!\w)", "IKR 40.2 million"),
    ("money_after", rf"(?<![\w.,]){SCALED} {COIN}|\b(?i:{WORDS}) (?:US )?(?:dollars|euros)\b", "12,920,000 tenge"),
    ("code", r"\b[A-Z]{1,4}-?\d{1,4}[A-Za-z]?\b|\b\d{1,3}\.?[A-Z]\b(?:\.[IVX\d]+)?(?: ?(?:-|&|,|and|to) ?[A-Z]\b)*", "29A-C"),
    ("ordinal", r"\b\d{1,4}(?:st|nd|rd|th)\b", "19th"),
    ("enumerator", r"(?:^|(?<=\n)|(?<=[:;.)] )|(?<=--)|(?<=-- )|(?<=[;,] and ))\(?\d{1,2}\)(?= )|(?:^|(?<=\n))\d{1,3}\.(?= )", "; (2) the media"),
    ("percent", rf"(?<![\w.,])\d{{1,15}}(?:\.\d{{1,4}})? ?(?:%|-?(?i:per ?cent)\b)|\b(?i:{WORDS})[ -](?i:per ?cent)\b", "71.5%"),
    ("fraction", rf"\b(?i:{FRACTION})\b(?![ -](?:part(?:y|ies)|countr|majority|time|person|year|volume))(?! million)", "one third"),
    ("none", rf"\b(?:[Nn]o(?= {NOT_OF}{COUNTED})|[Nn]o(?: one)?(?= (?:[a-z-]{{1,20}} ){{0,2}}?(?:{NOBODY} )?{WAS})|[Nn]one(?= (?:of the [a-z ]{{3,30}} )?{WAS}))", "no convictions"),
    ("not_any", rf"\bnot (?:yet )?[a-z]{{3,14}} any(?= {NOT_OF}{COUNTED})", "not yet brought any prosecutions"),
    ("unavailable", rf"\b{UNKNOWN}\b[^.;:]{{0,80}}? {WITHHELD}\b|\b[Nn]o (?:[a-z-]{{1,20}} ){{0,2}}{FIGURES}(?: [a-z]{{1,12}}){{0,3}} available\b|\b(?:not (?:yet )?provided?|not (?:yet )?released?) (?:[a-z-]{{1,20}} ){{0,4}}?{FIGURES}\b|\b[Nn]o (?:[a-z-]{{1,20}} ){{0,2}}{FIGURES} (?:on|about|regarding) (?:the number|numbers|how many)", "statistics were not available"),
    ("digits", rf"(?<![A-Za-z_])(?<![\d][.,]){SCALED}(?![\w])", "9,059"),
    ("words", rf"\b(?i:{WORDS})\b", "sixty-two"),
)  # fmt: skip
NUMERIC = frozenset({"money", "money_after", "percent", "fraction", "digits", "words", "none", "not_any", "unavailable"})
DATES = frozenset(
    {"date_numeric", "date_month_day", "date_day_month", "date_month_year", "month", "span", "fiscal_year", "year"}
)
BEGINS = r"(?<![A-Za-z])(?=[A-Za-z\d(+$€£\\])"
MASTER = re.compile(BEGINS + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in KINDS) + ")", re.MULTILINE)


COUNTED_YEAR = re.compile(r" ?(?:km|kilomet|people|persons|victims|women|children|men|calls|respondents|individuals)")
BEFORE_COUNT = re.compile(r"\b(?:over|about|some|almost|more than|fewer than|less than|nearly|approximately|roughly|least) $")
AFTER_COUNT = re.compile(r" ?(?!(?:and|to|or|than|through|until|with|when|which|was|were|but|budget|report|reporting)\b)[a-z]{2,}")


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

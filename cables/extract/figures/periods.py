"""The period of a figure, as ISO dates ("2006", "2006-08", "2006-04-01..2006-12-31") or "reporting period".

Stated where the figure's own sentence says it in full; inferred where a year is missing, where it is said in
an earlier sentence, or where only the year compared with is said ("no change from 2005").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from cables.extract.figures.changes import NO_CHANGE_FROM, Comparison, Comparisons
from cables.extract.figures.dates import DAY, MONTH_NUMBER, MONTH_WORD, YEARS, iso, year_of
from cables.extract.figures.number_tokens import Token
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import SIGNS, Passage, Sentence
from cables.extract.records import Header

RANGE_BETWEEN = re.compile(r" ?(?:to|through|and|until|-|–) ?$")
REPORTING = re.compile(
    r"\b(?:reporting (?:period|year)|period (?:covered|under review)|rating period|this period)\b"
)
LAST_YEAR = re.compile(r"\b(?:in |during |over )?(?:the )?(?:last|past|previous) (?:calendar )?year\b")
SETS = re.compile(
    r"\b(?:in|during|throughout|between|from|for|over|of)"
    r"(?: (?:late|early|mid|calendar year|fiscal year|the year|all of))?[ -]$"
)
UNCERTAIN = re.compile(
    r"\b(?:will|plans? to|hopes? to|expected to|scheduled|shall|punishable|penalt(?:y|ies)|sentence of|"
    r"imprisonment)\b"
)
COMPARED_WITH = re.compile(
    r"\b(?:than(?: in)?|relation to|compared (?:to|with)(?: in)?|rate for|change in|"
    r"(?:change|increase|decrease|decline|rise|drop|up|down) (?:from|over|on)(?: the same period in)?|"
    r"same period (?:in|of)) $"
)
BRACKETS = r"in (?:(?:square|round) )?(?:brackets|parenthes[ei]s)\b"
IN_BRACKETS = re.compile(
    r"(?:'s)?(?: (?:figures?|numbers?|data|totals?|results?|ones))?(?:,? (?:are|is|being|given|shown))* "
    + BRACKETS
)
AFTER_BRACKETS = re.compile(rf"{BRACKETS}[:,]?(?: [a-z]+){{0,4}} $")
FIRST_YEAR = re.compile(r"\b(?:its|their) first (?:full )?(?:year|twelve months)\b")
FAR, NEAR = (
    4,
    3,
)  # sentences back to what sets a period: of a compared figure, of any
DEADLINE = re.compile(r" (?:reporting )?(?:deadline|timeframe)\b")
NO_PERIOD = re.compile(
    r"\b(?:passed|ratified|signed|enacted|adopted|entered into force)\b[^.;]{0,30}$|"
    r"\b(?:laws?|acts?|decree|convention|protocol|plan|report|ref)\b(?! enforcement)[^.;,]{0,12}$|"
    r"\b(?:by|before|until|prior to|for|ready|effective)(?: the| late| early)? ?$(?<!\bfor )"
)
OF_A_TITLE = re.compile(
    r" (?:[a-z]+ ){0,2}(?:action plan|tip report|plan|law|trafficking in persons report|mapping|report)\b"
)


class Period(NamedTuple):
    """`basis` is stated or inferred."""

    text: str
    basis: str


def year_from(begun: Period) -> Period:
    """The year that begins with a month: what opened in that month counts its first year from there."""
    month = re.fullmatch(r"(\d{4})-(\d\d)", begun.text)
    if month is None:
        return begun
    year, first = int(month[1]), int(month[2])
    last = f"{year}-12" if first == 1 else f"{year + 1}-{first - 1:02d}"
    return Period(f"{begun.text}..{last}", "inferred")


class Periods:
    """The periods that one passage's sentences state, and which figure each belongs to."""

    def __init__(self, passage: Passage, header: Header, compared: Comparisons) -> None:
        self.passage, self.compared = passage, compared
        self.taken = tuple(each.prior_at for each in compared.by_start.values() if each.prior_at)
        self.year = header.reporting_year
        self.reported = header.date
        self.years_of_months: dict[str, int] = {}
        for words in map(self.words, passage.dates):
            if (month := MONTH_WORD.search(words)) and (year := YEARS.search(words)):
                self.years_of_months.setdefault(month[0], int(year[0]))

    @cached_property
    def year_compared(self) -> re.Match[str] | None:
        """Where the text first says what year it compares with."""
        said = SIGNS["date"] in self.passage.masked
        return NO_CHANGE_FROM.search(self.passage.masked) if said else None

    def year_compared_in(self, sentence: Sentence) -> re.Match[str] | None:
        """The same in a sentence, or else in the whole text."""
        return self.year_compared and (self.passage.says(NO_CHANGE_FROM, sentence) or self.year_compared)

    def of(self, number: Number) -> Period | None:
        """The period of `number`: its own sentence's, else the one that an earlier sentence sets."""
        place = self.passage.sentence_at(number.start)
        sentence = self.passage.sentences[place]
        own = self.in_sentence(sentence, number)
        if own:
            return own
        after = self.after_the_year_compared(sentence)
        if after:
            return after
        if sentence.lead and (led := self.in_sentence(Sentence(*sentence.lead), number)):
            return led
        return self.carried(place, number)

    def carried(self, place: int, number: Number) -> Period | None:
        """The period that one of the sentences before sets for what follows ("In 2006 ...").

        Of "four, up from three" it is sought further back: it is the year that the whole account is of.
        """
        own = self.passage.sentences[place]
        reach = FAR if number.start in self.compared.by_start else NEAR
        if self.passage.says(UNCERTAIN, own):
            return None
        for earlier in reversed(self.passage.sentences[max(0, place - reach) : place]):
            if self.passage.says(UNCERTAIN, earlier):
                return None
            found = self.in_sentence(earlier, number, sets=True)
            if found:
                return Period(found.text, "inferred")
        return None

    def in_sentence(self, sentence: Sentence, number: Number, sets: bool = False) -> Period | None:
        """The period said nearest to the figure; dates of laws, titles and prior values do not count.

        `sets`: only a date that sets a period ("in 2006", "between ..."), as one carried on must.
        """
        dates = [t for t in self.within(sentence) if self.usable(t)]
        if sets and not any(SETS.search(self.before(t)) for t in dates):
            dates = []
        reporting = self.passage.says(REPORTING, sentence)
        if dates:
            nearest = min(dates, key=lambda t: self.distance(t, number))
            if reporting is None or self.distance(nearest, number) < abs(reporting.start() - number.start):
                found = self.period(nearest, dates)
                return year_from(found) if found and self.passage.says(FIRST_YEAR, sentence) else found
        if reporting:
            return Period("reporting period", "stated")
        last = self.passage.says(LAST_YEAR, sentence) if self.year else None
        if last and self.year and not any(start <= last.end() <= end + 12 for start, end in self.taken):
            return Period(str(self.year - 1), "inferred")
        return None

    def within(self, sentence: Sentence) -> list[Token]:
        """The dates of a sentence."""
        low = bisect_left(self.passage.dates, sentence.start, key=lambda t: t.start)
        high = bisect_left(self.passage.dates, sentence.end, key=lambda t: t.start)
        return list(self.passage.dates[low:high])

    def before(self, token: Token) -> str:
        """The words before a date."""
        return self.passage.masked[max(0, token.start - 40) : token.start]

    def usable(self, token: Token) -> bool:
        """Whether a date can be a period: none of a comparison, of a law's passage or of a title."""
        if token.kind == "span" or any(start <= token.start < end for start, end in self.taken):
            return False
        before = self.before(token)
        if (
            COMPARED_WITH.search(before)
            or NO_PERIOD.search(before)
            or DEADLINE.match(self.passage.masked, token.end)
            or self.bracketed(token)
        ):
            return False
        return token.kind != "year" or not OF_A_TITLE.match(self.passage.masked, token.end)

    def bracketed(self, token: Token) -> bool:
        """Whether a date is that of the values in brackets: "for 2006, with those for 2005 in brackets"."""
        after = IN_BRACKETS.match(self.passage.masked, token.end)
        return bool(after or AFTER_BRACKETS.search(self.before(token)))

    def distance(self, token: Token, number: Number) -> int:
        """How far a date is from the figure; a date after it in the same clause is nearer than one before."""
        if token.start >= number.end:
            between = self.passage.masked[number.end : token.start]
            return token.start - number.end + 60 * (between.count(";") + between.count(", "))
        between = self.passage.masked[token.end : number.start]
        return number.start - token.end + 40 * between.count(";")

    def period(self, token: Token, dates: list[Token]) -> Period | None:
        """One date, or the range that it bounds with its neighbour ("April 1 and December 31")."""
        place = dates.index(token)
        for first, second in ((place, place + 1), (place - 1, place)):
            if first >= 0 and second < len(dates) and self.bound(dates[first], dates[second]):
                return self.range(dates[first], dates[second])
        text = self.iso(token, None)
        if text is None:
            return None
        has_year = bool(YEARS.search(self.words(token))) or token.kind in {"fiscal_year", "date_numeric"}
        return Period(text, "stated" if has_year else "inferred")

    def bound(self, first: Token, second: Token) -> bool:
        """Whether two dates bound one period."""
        between = self.passage.masked[first.end : second.start]
        before = self.passage.masked[max(0, first.start - 12) : first.start]
        if not RANGE_BETWEEN.fullmatch(between.replace(",", "")):
            return False
        return "and" not in between or bool(re.search(r"\bbetween (?:late |early |mid-)?$", before))

    def range(self, first: Token, second: Token) -> Period | None:
        """ "from April to December 2008" as 2008-04..2008-12; a missing year comes from the other end."""
        year = year_of(self.words(second), None) or year_of(self.words(first), None) or self.guess(second)
        begins, ends = iso(self.words(first), first.kind, year), iso(self.words(second), second.kind, year)
        if not begins or not ends:
            return None
        stated = bool(YEARS.search(self.words(first) + self.words(second)))
        return Period(f"{begins.split('..')[0]}..{ends.split('..')[-1]}", "stated" if stated else "inferred")

    def words(self, token: Token) -> str:
        return self.passage.text[token.start : token.end]

    def iso(self, token: Token, default: int | None) -> str | None:
        return iso(self.words(token), token.kind, default or self.guess(token))

    def guess(self, token: Token) -> int | None:
        """The year of a date without one: as elsewhere in the passage, else of the last such month."""
        month = MONTH_WORD.search(self.words(token))
        if month is None:
            return None
        if month[0] in self.years_of_months:
            return self.years_of_months[month[0]]
        if self.year is None:
            return None
        reported = self.reported if self.reported and self.reported.year == self.year else None
        day = DAY.search(self.words(token))
        said = (MONTH_NUMBER.get(month[0].lower(), 12), int(day[1]) if day else 31)
        return (
            self.year if said <= ((reported.month, reported.day) if reported else (2, 31)) else self.year - 1
        )

    def after_the_year_compared(self, sentence: Sentence) -> Period | None:
        """ "no change from 2005" says that the figures of this sentence are of 2006."""
        match = self.year_compared_in(sentence)
        year = year_of(self.passage.text[match.start("date") : match.end("date")], None) if match else None
        return Period(str(year + 1), "inferred") if year else None

    def prior(self, sentence: Sentence, compared: Comparison, current: Period | None) -> str | None:
        """The period of the prior value: said after it, else the year compared with, else the year before."""
        if compared.prior_at:
            words = self.passage.text[slice(*compared.prior_at)]
            if YEARS.search(words):
                return iso(words, "date_month_year", None)
            return self.year_before(current) or "previous period"
        if bracketed := self.year_in_brackets(sentence):
            return bracketed
        match = self.year_compared_in(sentence)
        if match:
            return iso(self.passage.text[match.start("date") : match.end("date")], "year", None)
        return self.year_before(current)

    def year_in_brackets(self, sentence: Sentence) -> str | None:
        """The year that the sentence, or the words that lead its list, give to the values in brackets."""
        for said in (sentence, Sentence(*sentence.lead) if sentence.lead else None):
            for token in self.within(said) if said else ():
                if self.bracketed(token):
                    return self.iso(token, None)
        return None

    def year_before(self, current: Period | None) -> str | None:
        """The year before the figure's own, where that is one calendar year."""
        return str(int(current.text) - 1) if current and re.fullmatch(r"\d{4}", current.text) else None

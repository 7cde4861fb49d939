"""Digits, words, ranges, percentages and money -> values.

    expression = ["between" | "from" | "not less than"] value [unit] connective value  |  value
    value      = money | percent | fraction | digits [scale] | words
    connective = "-" | " - " | "to" | "or" | "and" (after "between") | "and not more than" ...

`read` also returns the dates of the text, which say the period of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cables.extract.figures.number_tokens import ABSENT, DATES, NUMERIC, PERCENTAGES, Token, tokens
from cables.extract.figures.number_words import SCALES, SHORT_SCALES, fraction_value, words_value
from cables.extract.vocabulary import load

NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SCALE_AFTER = re.compile(r"(?i)[ -]?(dozen|hundred|thousand|million|billion|mn|bn|[kmb])\b")
HALF_AFTER = re.compile(r" and a half|[ -]1/2")
LENGTHS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
SAID = frozenset({"none", "unavailable"})

YEARLY = r"(?: (?:a|per) (?:year|month)| annually)?"
ABOUT = r"(?:(?:or|about|approximately|roughly|around|some|equivalent to|equal to|US|U\.S\.) ?)?"
WORTH = re.compile(rf"(?: ([a-z]{{3,12}}))?(?: of [A-Z][\w ]{{2,20}})?{YEARLY} \({ABOUT}")
CODE_BEFORE = re.compile(r"\b([A-Z]{2,4}) $")
GLUED = re.compile(r"[-–]")
JOINED = re.compile(r" ?[-–]{1,2} ?| (?:(?:and )?up )?to | or | through ", re.IGNORECASE)
TIME_UNIT = r"(hour|hr|day|week|month|year)s?"
UNIT_BETWEEN = re.compile(
    rf"[ -]{TIME_UNIT}'?(?: and (?:a|one) day)?(?: of age)?(?: (?:and|or))?(?: up)?(?: to| -) ?(?:and )?"
)
BETWEEN = re.compile(r"\b(?:between|ranged? of|ranges? between) (?:[\w.$]{1,12} ){0,3}$", re.IGNORECASE)
BOUNDED = re.compile(
    r"\b(?:not|no) ?(?:less|fewer) ?than ?$|\b(?:at least|a? ?minimum(?: of)?) $", re.IGNORECASE
)
BOUND_BETWEEN = re.compile(
    r"(?:[ -](hour|day|week|month|year)s?)?,? (?:and|or|but|to)"
    r" (?:(?:not|no) more than|(?:possibly )?as many as|at (?:the )?most|(?:a )?maximum of|up to) ",
)
CHANGED = re.compile(
    r"\b(?:doubl|tripl|increas|ris|rose|grew|grow|decreas|fall|fell|drop|declin|reduc|rais|chang|lower|went)\w*"
    r"(?: [\w%'.-]+){0,9},? from $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One value of a text: start..end covers the whole expression, at..until the figure that is `value`.

    Of a range `value` is the upper bound and `low` the lower; otherwise low is `value`. `unit` is "percent",
    a currency's code or word, or None. `form` is digits, words, fraction, percent, money, none (zero in
    words) or unavailable (said to be unknown; its `value` means nothing).
    """

    start: int
    end: int
    at: int
    until: int
    value: float
    low: float
    form: str
    unit: str | None = None
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers, the dates and everything else that looked like a number, each in order."""

    numbers: tuple[Number, ...]
    dates: tuple[Token, ...]
    others: tuple[Token, ...]


def read_numbers(text: str, country: str | None = None) -> Reading:
    """Every number and date of `text`; `country` (ISO code) settles whose dinars or pesos are meant."""
    numbers: list[Number] = []
    dates: list[Token] = []
    others: list[Token] = []
    for token in tokens(text):
        if token.kind in NUMERIC:
            number = value_of(text, token, country)
            joined = join(text, numbers[-1], number) if numbers else None
            if joined:
                numbers[-1] = joined
            else:
                numbers.append(number)
        else:
            (dates if token.kind in DATES else others).append(token)
    return Reading(tuple(amounts(text, numbers)), tuple(dates), tuple(others))


def amounts(text: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers; a count is an amount where its worth follows in brackets: "900 florins (about $30)"."""
    for first, second in zip(numbers, [*numbers[1:], None], strict=False):
        worth = second and second.form == "money" and first.form in {"digits", "words"}
        word = WORTH.fullmatch(text[first.end : second.start]) if second and worth else None
        if word:
            code = CODE_BEFORE.search(text[max(0, first.start - 5) : first.start])
            yield replace(
                first, form="money", unit=code[1] if code else (word[1] or "").removesuffix("s") or None
            )
        else:
            yield first


def value_of(text: str, token: Token, country: str | None = None) -> Number:
    """The number that one numeric token says."""
    words = text[token.start : token.end]
    if token.kind in ABSENT:
        form = "unavailable" if token.kind == "unavailable" else "none"
        return Number(token.start, token.end, token.start, token.end, 0.0, 0.0, form)
    if token.kind == "fraction":
        value = fraction_value(words)
        return Number(token.start, token.end, token.start, token.end, value, value, "fraction", "percent")
    numeral = NUMERAL.search(words)
    half = HALF_AFTER.match(words, numeral.end()) if numeral else None
    unit = currency(words, country) if token.kind.startswith("money") else None
    if numeral is None:
        value, at, until = words_value(re.sub(r"(?i)[ -]per ?cent.*", "", words)), token.start, token.end
    else:
        ends = half.end() if half else numeral.end()
        scale = SCALE_AFTER.match(words, ends)
        value = (float(numeral[0].replace(",", "")) + (0.5 if half else 0)) * scale_value(scale)
        at = token.start + numeral.start()
        until = token.start + (scale.end() if scale else ends)
    form = "money" if unit else token.kind
    if token.kind in PERCENTAGES:
        form, unit, until = "percent", "percent", token.end
    return Number(token.start, token.end, at, until, round(value, 6), round(value, 6), form, unit)


def scale_value(scale: re.Match[str] | None) -> float:
    """What the scale word multiplies with; 1 without one."""
    if scale is None:
        return 1
    word = scale[1].lower()
    return SCALES.get(word) or SHORT_SCALES[word]


def currency(words: str, country: str | None) -> str:
    """The currency of an amount: "IKR 40.2 million" is ISK, "100 dinars" BHD in Bahrain, else "dinar"."""
    known = load("currencies")
    sign = re.split(r"\d", words, maxsplit=1)[0].replace("\\", "").strip()
    if sign in known["before"]:
        return str(known["before"][sign])
    last = re.split(r"[ \d]", words)[-1]
    if last in known["before"]:
        return str(known["before"][last])
    forms = (last.lower(), last.lower().removesuffix("s"), last.lower().removesuffix("es"))
    word = next((form for form in forms if form in known["after"]), "")
    return str(known["after"].get(word) or known["by_country"].get(word, {}).get(country) or word)


def join(text: str, first: Number, second: Number) -> Number | None:
    """Two neighbours as one range ("from 30 to 45 days"), or None where they are two figures."""
    gap = text[first.end : second.start]
    if len(gap) > 48 or first.ranged or SAID & {first.form, second.form} or not alike(first, second):
        return None
    before = text[max(0, first.start - 90) : first.start]
    unit = connective(gap, before)
    if unit is None:
        return None
    low = shared_scale(text, first, second) * length_ratio(text, unit, second)
    if low >= second.value or (gap == " or " and low + 1 != second.value):
        return None
    glued = bool(GLUED.fullmatch(gap))
    if first.form == "money" and second.form == "digits" and not glued:
        return None
    return replace(
        second,
        form=first.form if second.form == "digits" else second.form,
        start=first.start,
        at=first.at if glued else second.at,
        low=round(low, 6),
        unit=second.unit or first.unit,
        ranged=True,
    )


def alike(first: Number, second: Number) -> bool:
    """Whether both can bound one range: money with money, a bare figure with anything but a fraction."""
    if first.form == "money" and second.form == "digits" and second.unit is None:
        return True  # "USD 900-9,000": only where nothing but a hyphen stands between
    return first.unit == second.unit or (first.unit is None and second.form in {"percent", "money"})


def connective(gap: str, before: str) -> str | None:
    """The unit named between two bounds ("" for none), or None where the words do not make a range."""
    unit = unit_between(gap, before)
    return None if unit is None or CHANGED.search(before) else unit


def unit_between(gap: str, before: str) -> str | None:
    """The same, where nothing is said to change from one to the other."""
    if JOINED.fullmatch(gap) or (gap == " and " and BETWEEN.search(before)):
        return ""
    match = UNIT_BETWEEN.fullmatch(gap)
    if match is None and BOUNDED.search(before):
        match = BOUND_BETWEEN.fullmatch(gap)
    if match is None and BETWEEN.search(before):
        match = re.fullmatch(r"[ -](hour|day|week|month|year)s? and ", gap)
    return (match[1] or "") if match else None


def shared_scale(text: str, first: Number, second: Number) -> float:
    """The lower bound, with the scale of the upper one where only that is said ("2 to 3 million")."""
    scale = SCALE_AFTER.search(text[second.at : second.until]) if second.form in {"digits", "money"} else None
    said = SCALE_AFTER.search(text[first.at : first.until]) if scale else None
    return first.low * scale_value(scale) if scale and not said and first.low < 1000 else first.low


def length_ratio(text: str, unit: str, second: Number) -> float:
    """How many of the second bound's units of time one of the first's is ("three months to three years")."""
    after = re.match(r"[ -](hour|hr|day|week|month|year)", text[second.end : second.end + 8])
    if not unit or not after or unit == after[1]:
        return 1
    return LENGTHS[unit] / LENGTHS[after[1]]

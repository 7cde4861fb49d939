"""A figure as it is said: "13 prosecutions under Article 270, 2006 (10 in 2005)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cables.figures.words import MONEY, period_words, unit_words
from cables.kinds import Qualifier
from cables.models import Statistic

EXACTNESS: dict[str, str] = {
    Qualifier.APPROX: "about ",
    Qualifier.ALMOST: "almost ",
    Qualifier.OVER: "more than ",
    Qualifier.UNDER: "less than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "up to ",
}
# How the part of what is counted is said after it; the others stand in parentheses.
AFTER = {
    "offence": "under ",
    "recipient": "to ",
    "origin": "from ",
    "destination": "to ",
}
TAIL = re.compile(r",? (?:up|down|compared|as compared|against)$")  # of a comparison that is shown apart
BEGINNING = 12  # characters in which a label is known again
LONG = 110  # characters of what is counted
LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"))


class Said(NamedTuple):
    """`number` is what stands out, `rest` what follows it, with the space or comma between; `before` is the
    number of the period before."""

    number: str
    rest: str
    before: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.rest}{f' ({self.before})' if self.before else ''}"


def sentence(one: Statistic, converted: Statistic | None = None) -> Said:
    """What the cable says. `converted` is the same sum in another currency, where it is stated."""
    what = TAIL.sub("", one.what)
    what = what if len(what) <= LONG else f"{what[:LONG].rsplit(' ', 1)[0]} …"
    number = value_words(one) + (f", {value_words(converted)}" if converted else "")
    if one.value is None:
        return Said(number, f": {what or unit_words(one.unit, None)}".removesuffix(": ") + when(one))
    if one.value == 0 and not one.qualifier and what and not is_money(one):
        number = "no"
    return Said(number, f"{counted(one, what)}{parts(one, what)}{when(one)}", before(one))


def value_words(one: Statistic) -> str:
    """about 100; 5–10; $607,700; 90.3%; not available"""
    if one.value is None:
        return Qualifier.NOT_AVAILABLE.value
    unit = one.unit if is_money(one) or one.unit == "percent" else ""
    if one.qualifier == Qualifier.RANGE and one.value_min is not None and one.value_max is not None:
        return f"{amount(one.value_min, unit, last=False)}–{amount(one.value_max, unit, first=False)}"
    return EXACTNESS.get(one.qualifier, "") + amount(one.value, unit)


def amount(value: Decimal, unit: str, *, first: bool = True, last: bool = True) -> str:
    """In dollars, another currency or percent; of a range the sign stands once, before or after."""
    if unit == "percent":
        return f"{float(value):,.3g}{'%' if last else ''}"
    if not unit:
        return f"{value.normalize():,f}"
    text = sum_words(value)
    return text if not first else f"${text}" if unit == "USD" else f"{unit} {text}"


def sum_words(value: Decimal) -> str:
    """39.5 million, where three decimals say all of it; 607,700; 26.50"""
    for size, name in LARGE:
        share = (value / size).normalize()
        if value >= size and -int(share.as_tuple().exponent) <= 3:
            return f"{share:,f} {name}"
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def is_money(one: Statistic) -> bool:
    return bool(MONEY.fullmatch(one.unit))


def counted(one: Statistic, what: str) -> str:
    """The cable's own words where they say what is counted, else the unit and those words."""
    unit = "" if is_money(one) or one.unit == "percent" else unit_words(one.unit, one.value)
    if not what:
        return f" {unit}" if unit else ""
    if one.quote.lower().startswith(what[:BEGINNING].lower()):  # a label: "Cases closed: 5"
        return f": {what}"
    names_it = any(word.startswith(one.head[:3].lower()) for word in what.lower().split())
    if not unit or what[0].islower() or names_it:
        return f" {what}" if what[0].isalnum() else what
    return f" {unit}: {what}"


def parts(one: Statistic, what: str) -> str:
    """Which part of it is counted, as far as the words do not say so already."""
    told = {
        name: str(part)
        for name, part in sorted(one.breakdown.items())
        if str(part).lower() not in what.lower()
    }
    after = "".join(f" {AFTER[name]}{part}" for name, part in told.items() if name in AFTER)
    beside = [
        f"{part} sector" if name == "sector" else part
        for name, part in told.items()
        if name not in AFTER and not what
    ]
    return after + (f" ({', '.join(beside)})" if beside else "")


def when(one: Statistic) -> str:
    return f", {period_words(one.period)}" if one.period and one.period not in one.what else ""


def before(one: Statistic) -> str:
    """10 in 2005"""
    if one.prior_value is None:
        return ""
    period = f" in {period_words(one.prior_period)}" if one.prior_period[:1].isdecimal() else " before"
    return f"{one.prior_value.normalize():,f}{period}"

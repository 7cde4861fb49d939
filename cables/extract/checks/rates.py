"""The exchange rates that a cable's amounts in two currencies imply, compared with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cables.extract.checks.records import check, place, text_offset
from cables.extract.records import CheckRecord, ParagraphRecord, StatisticRecord
from cables.extract.vocabulary import load

# between the two amounts: " tenge (about ", ", or approximately "
BETWEEN = re.compile(
    r"""
    [^\W\d]{0,12}[ ]?                                   # what is left of the first currency's name
    (?: \([ ]? | ,?[ ]or[ ] | [ ]?=[ ]? )               # the second amount stands beside it
    (?: (?:about|approximately|approx\.|around|roughly|some|equivalent[ ]to|equal[ ]to|or)[ ] )?
    [\\$A-Z. ]{0,5}                                     # US $
    """,
    re.VERBOSE,
)
USD = "USD"
SLACK = 0.03  # rates of one year move
ROUNDED = 0.05  # more is no rounding


class Rate(NamedTuple):
    """An amount, what the cable says that it is in dollars, and the rate that both imply."""

    amount: StatisticRecord
    dollars: StatisticRecord
    value: float

    def rounding(self) -> float:
        """How far the rate may be off, as a share, because both figures are rounded."""
        return half_unit(self.amount) + half_unit(self.dollars)


def rate_checks(
    paragraphs: Sequence[ParagraphRecord], statistics: Mapping[int, Sequence[StatisticRecord]]
) -> Iterator[CheckRecord]:
    """Each rate against the first of the same currency."""
    first: dict[str, Rate] = {}
    for index, found in statistics.items():
        for rate in rates(paragraphs[index], found):
            unit = rate.amount.unit or ""
            if unit in first:
                yield rate_check(first[unit], rate)
            else:
                first[unit] = rate


def rates(paragraph: ParagraphRecord, found: Sequence[StatisticRecord]) -> Iterator[Rate]:
    """Pairs of neighbouring amounts of which the second only says the first in the other currency."""
    for one, two in pairwise(s for s in found if is_money(s)):
        amount, dollars = (one, two) if two.unit == USD else (two, one)
        if dollars.unit != USD or amount.unit == USD or not amount.value or not dollars.value:
            continue
        between = paragraph.text[
            text_offset(paragraph, one.value_end) : text_offset(paragraph, two.value_start)
        ]
        if BETWEEN.fullmatch(between.lstrip()):
            yield Rate(amount, dollars, amount.value / dollars.value)


def rate_check(first: Rate, rate: Rate) -> CheckRecord:
    unit = rate.amount.unit
    text = f"{unit} {rate.value:,.4g} to the dollar here, {first.value:,.4g} in {place(first.amount)}"
    apart = abs(rate.value - first.value) / first.value
    agrees = apart <= SLACK + first.rounding() + rate.rounding()
    compared = [first.amount, first.dollars, rate.amount, rate.dollars]
    return check("exchange rate", compared, text, agrees, round(first.value, 4), round(rate.value, 4))


def is_money(s: StatisticRecord) -> bool:
    return s.value is not None and s.unit in currencies()


@cache
def currencies() -> frozenset[str]:
    """The units of money: ISO codes, and the names of currencies that are nobody's or several countries'."""
    table = load("currencies")
    codes = {*table["before"].values(), *(c for c in table["after"].values() if c), *table["after"]}
    return frozenset(codes | {code for by in table["by_country"].values() for code in by.values()})


def half_unit(s: StatisticRecord) -> float:
    """Half of the last significant digit's unit, as a share of the value: 0.5 of 26 for "about 26,000".

    A figure that is not called approximate is taken to be exact to three digits.
    """
    value = s.value or 0
    digits = (f"{value:.0f}" if value == int(value) else f"{value:g}".replace(".", "")).rstrip("0")
    least = 1 if s.qualifier in {"approx", "over", "almost"} else 3
    return min(ROUNDED, 0.5 / int(digits.ljust(least, "0") or 1))

"""A figure's period, unit and population in words, as pages and text files say them; data keep the codes."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
MONEY = re.compile(r"[A-Z]{3}")
FORMS = (
    ("labor trafficking", re.compile(r"\b(?:labou?r (?:trafficking|exploitation)|forced labou?r)\b")),
    ("sex trafficking", re.compile(r"\b(?:sex(?:ual)? (?:trafficking|exploitation)|forced prostitution)\b")),
)


class Day(NamedTuple):
    """A year, or a month or a day of it; 0 where it is not said."""

    year: int
    month: int = 0
    day: int = 0


def read_day(text: str) -> Day | None:
    found = DATE.fullmatch(text)
    return Day(*(int(part or 0) for part in found.groups())) if found and text >= "0001" else None


def period_words(period: str) -> str:
    """2006-12 as December 2006, 2008-04..2008-12 as April to December 2008; other words as they are."""
    first, _, last = period.partition("..")
    begins, ends = read_day(first), read_day(last or first)
    if begins is None or ends is None:
        return period
    begins, ends = whole(begins, ends)
    if begins == ends:
        return day_words(begins)
    if begins.year == ends.year and begins.month and ends.month:
        return f"{day_words(begins, with_year=False)} to {day_words(ends)}"
    return f"{day_words(begins)} to {day_words(ends)}"


def period_bounds(period: str) -> tuple[date, date] | None:
    """Its first and last day, where it is told in dates: 2008-04..2008-11 from 1 April to 30 November."""
    first, _, last = period.partition("..")
    begins, ends = read_day(first), read_day(last or first)
    if begins is None or ends is None:
        return None
    month = ends.month or 12
    try:
        return (
            date(begins.year, begins.month or 1, begins.day or 1),
            date(ends.year, month, ends.day or monthrange(ends.year, month)[1]),
        )
    except ValueError:  # February 30
        return None


def whole(begins: Day, ends: Day) -> tuple[Day, Day]:
    """Days that bound whole months as those months, months that bound whole years as those years."""
    if begins.day == 1 and ends.month and ends.day == monthrange(ends.year, ends.month)[1]:
        begins, ends = begins._replace(day=0), ends._replace(day=0)
    if not begins.day and not ends.day and (begins.month, ends.month) == (1, 12):
        return Day(begins.year), Day(ends.year)
    return begins, ends


def day_words(day: Day, with_year: bool = True) -> str:
    parts = (day.day, month_name[day.month], day.year if with_year else 0)
    return " ".join(str(part) for part in parts if part)


def unit_words(unit: str, value: Decimal | float | None) -> str:
    """1 person, 2 persons, 1 year of age; currencies as they are."""
    return singular(unit) if value == 1 and not MONEY.fullmatch(unit) else unit


def singular(unit: str) -> str:
    """The first plural of a unit as one: persons, facilities, years of age, minimum wages."""
    head, of, rest = unit.partition(" of ")
    if head.endswith("ies"):
        head = f"{head[:-3]}y"
    elif re.search(r"(?:ch|sh|x|ss)es$", head):
        head = head[:-2]
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return f"{head}{of}{rest}"


def form(what: str) -> str:
    """Labor or sex trafficking, where the words beside a figure say that it is of one of them."""
    said = [name for name, pattern in FORMS if pattern.search(what.lower())]
    return said[0] if len(said) == 1 else ""


def population(breakdown: Mapping[str, Any], what: str) -> list[str]:
    """Of whom or what a figure is, as far as it is known: an offence, women, labor trafficking."""
    parts = [str(part) for _, part in sorted(breakdown.items())]
    return [*parts, *filter(None, [form(what)])]

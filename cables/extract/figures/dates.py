"""The words of a date as an ISO year, month, day or span of them."""

from __future__ import annotations

import re

from cables.extract.figures.number_tokens import MONTHS

MONTH_NUMBER = {name[:3].lower(): place for place, name in enumerate(MONTHS, start=1)}
MONTH_WORD = re.compile(r"[A-Z][a-z]{2}")
YEARS = re.compile(r"(?:19|20)\d\d")
YEAR_SPAN = re.compile(r"((?:19|20)\d\d) ?[-–/] ?((?:19|20)?\d\d)$")
DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:-(\d{1,2}))?(?!\d)")
NUMERIC_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")


def year_of(words: str, default: int | None) -> int | None:
    """The year that date words name, else `default`."""
    found = YEARS.search(words)
    if found:
        return int(found[0])
    short = re.search(r"(?:FY|CY)[ -]?'?(\d\d)$", words)
    return 2000 + int(short[1]) if short else default


def iso(words: str, kind: str, default: int | None) -> str | None:
    """Date words as an ISO year, month or day; None where no year is known."""
    numeric = NUMERIC_DATE.fullmatch(words)
    if numeric:
        year = int(numeric[3]) + (0 if len(numeric[3]) == 4 else 2000)
        return f"{year:04d}-{int(numeric[1]):02d}-{int(numeric[2]):02d}"
    known = year_of(words, default)
    if known is None:
        return None
    year = known
    span = YEAR_SPAN.search(words)
    if span:
        return f"{span[1]}..{span[2] if len(span[2]) == 4 else span[1][:2] + span[2]}"
    month = (
        MONTH_NUMBER.get(next(iter(re.findall(r"[A-Z][a-z]{2}", words)), "").lower())
        if "date" in kind or kind == "month"
        else None
    )
    if month is None:
        return str(year)
    day = DAY.search(re.sub(YEARS, "", words)) if kind in {"date_month_day", "date_day_month"} else None
    if day is None:
        return f"{year}-{month:02d}"
    first = f"{year}-{month:02d}-{int(day[1]):02d}"
    return f"{first}..{year}-{month:02d}-{int(day[2]):02d}" if day[2] else first

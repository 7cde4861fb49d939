"""The transmission lines before the addresses: VZCZC..., precedence, DE, ZNR and the date-time group."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from cables.extract.text.header import HeaderText
from cables.extract.text.misread import AS_DIGITS
from cables.extract.vocabulary import load

PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
TRANSMISSION = re.compile(r"\bVZCZC ?[A-Z]{2,4}[0-9O]{3,5}\b")
DIGRAPH = re.compile(
    r"(?:^|VZCZC[A-Z0-9]{5,9}\s{1,4})\s{0,4}(ZZ|OO|00|PP|RR)\s{1,4}(?=R[A-Z]{3,7}\b)", re.MULTILINE
)
DE_LINE = re.compile(
    r"""
    \bDE [ ]{1,3} (?P<routing>[A-Z]{4,8}) [ ]{1,3} \# ?(?P<serial>[0-9OIl]{3,5})   # station and its serial
    (?: / (?P<section>[0-9O]{1,3}) )? [ ]{1,4} (?P<day>[0-9OIl]{3}) (?P<time>[0-9OIl]{4})\b
    """,
    re.VERBOSE,
)
SECURITY = re.compile(r"\bZN(?P<prosign>[RY]) {1,3}(?P<letters>[A-Z]{5})\b")
GROUP = re.compile(
    r"""
    (?:(?<![A-Z])(?P<precedence>[ZOPR0])[ ]{1,3}(?:[ZOPR0][ ]{1,3})?)?    # action, then info precedence
    (?<![0-9A-Z])(?P<day>[0-9OIl]{2})(?P<time>[0-9OIl]{4})[ ]?Z[ ]{1,3}
    (?P<month>[A-Z]{3,4})[ ]{1,3}(?P<year>(?:19|20)?[0-9OIl]{2})(?![0-9])
    """,
    re.VERBOSE,
)
ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]{1,2}(\d{1,2}):(\d{2}))?")
US_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})(?: {1,2}(\d{1,2}):(\d{2}))?")
LONG_DATE = re.compile(r"\b(\d{4}) ([A-Z][a-z]{2})[a-z]{0,6} (\d{1,2})(?:,? {1,2}(\d{1,2}):(\d{2}))?")


class DeLine(NamedTuple):
    """`DE RUEHTA #0614/01 0661206`: routing indicator, serial, section, day of the year, hour and minute."""

    routing: str
    serial: int
    section: int | None
    day: int
    time: str


def read_transmission_id(header: HeaderText) -> str | None:
    """The VZCZC line's one word."""
    match = TRANSMISSION.search(header.plain)
    return match.group().replace(" ", "") if match else None


def read_precedence(header: HeaderText) -> str | None:
    """FLASH, IMMEDIATE, PRIORITY or ROUTINE: by the date-time group, else by the second line."""
    group = _group(header)
    letter = group["precedence"] if group else None
    if not letter:
        digraph = DIGRAPH.search(header.plain)
        letter = digraph[1][0] if digraph else None
    return PRECEDENCES["O" if letter == "0" else letter] if letter else None


def read_de_line(header: HeaderText) -> DeLine | None:
    """DE <originating RI> #<serial>[/<section>] <day of year><time>."""
    match = DE_LINE.search(header.plain)
    if not match:
        return None
    section = match["section"]
    return DeLine(
        match["routing"],
        int(match["serial"].translate(AS_DIGITS)),
        int(section.translate(AS_DIGITS)) if section else None,
        int(match["day"].translate(AS_DIGITS)),
        match["time"].translate(AS_DIGITS),
    )


def read_security(header: HeaderText) -> str | None:
    """ZNR or ZNY with its five letters: `ZNR UUUUU`."""
    match = SECURITY.search(header.plain)
    return f"ZN{match['prosign']} {match['letters']}" if match else None


def read_date(header: HeaderText) -> datetime | None:
    """The date-time group `071206Z MAR 07` in UTC; None where there is none or it is no date."""
    match = _group(header)
    if not match:
        return None
    day, time, year = (match[name].translate(AS_DIGITS) for name in ("day", "time", "year"))
    month = load("calendar")["months"][match["month"]]
    return _moment(full_year(year), month, int(day), int(time[:2]), int(time[2:]))


def date_by_de_line(header: HeaderText, year: int) -> datetime | None:
    """The moment of the DE line's day of the year, for a header that has lost its date-time group."""
    line = read_de_line(header)
    first = _moment(year, 1, 1, int(line.time[:2]), int(line.time[2:])) if line else None
    return first + timedelta(days=line.day - 1) if line and first and 0 < line.day < 367 else None


def read_site_date(hint: str) -> datetime | None:
    """The publisher's date, `2007-03-07 12:06`, `3/7/2007 12:06` or `2007 March 7, 12:06`, taken as UTC."""
    if match := ISO_DATE.search(hint):
        year, month, day, hour, minute = (int(part or 0) for part in match.groups())
    elif match := US_DATE.search(hint):
        month, day, year, hour, minute = (int(part or 0) for part in match.groups())
    elif (match := LONG_DATE.search(hint)) and match[2].upper() in load("calendar")["months"]:
        month = load("calendar")["months"][match[2].upper()]
        year, day, hour, minute = (int(match[group] or 0) for group in (1, 3, 4, 5))
    else:
        return None
    return _moment(year, month, day, hour, minute)


def full_year(digits: str) -> int:
    """`07` -> 2007, `73` -> 1973, `2007` -> 2007."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= 60 else 2000)


def _group(header: HeaderText) -> re.Match[str] | None:
    """The first date-time group before the labelled fields: one in REF is another cable's."""
    months = load("calendar")["months"]
    end = min((each.label for each in header.fields), default=len(header.plain))
    return next((m for m in GROUP.finditer(header.plain, 0, end) if m["month"] in months), None)


def _moment(year: int, month: int, day: int, hour: int, minute: int) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None

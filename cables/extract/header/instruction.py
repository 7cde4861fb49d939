"""Which year's report a cable is written for, and which instruction cable asked for it."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from cables.extract.header.document import Sent
from cables.extract.records import Reference
from cables.extract.vocabulary import load

YEAR = re.compile(r"\b(20[01]\d)\b")
ORDINAL = re.compile(
    r"\b(?:(\d{1,2})(?:ST|ND|RD|TH)|([A-Z]{3,7}(?:TH|D|ST)))\b(?= (?:ANNUAL|TIP|TRAFFICKING|ANTI))",
    re.IGNORECASE,
)
FIRST_REPORT = 2001


class Instruction(NamedTuple):
    """One year's instruction cable; `group` its date-time group where posts gave it as the number."""

    year: int
    cable_id: str
    issued: date
    group: str | None

    @property
    def number(self) -> str:
        return self.cable_id[7:]


class Choice(NamedTuple):
    """The report's year, its instruction cable, how it was found, and the reference that meant it."""

    year: int | None
    cable_id: str | None
    basis: str | None
    cited: Reference | None = None


@cache
def instructions() -> tuple[Instruction, ...]:
    """The known instruction cables, oldest first."""
    return tuple(
        Instruction(
            row["year"], row["cable_id"], date.fromisoformat(row["issued"]), row.get("date_time_group")
        )
        for row in load("instructions")["instructions"]
    )


def choose_instruction(
    sent: Sent, references: tuple[Reference, ...], when: datetime | None, answers: bool
) -> Choice:
    """The questionnaire that a cable answers, even where the post miscites it.

    One that does not answer any has none; the year of another cable about trafficking is that of its season.
    The instruction in force is the last one issued before the cable.
    """
    when = when or _about(sent.cable_id)
    cited = citations(references)
    if (sent.cable_id or "")[2:7] == "STATE" or not (sent.about_trafficking or cited):
        return Choice(None, None, None)
    year = season(when) if when else _year_without_date(sent.subject, cited)
    right = next((each for each in instructions() if each.year == year), None)
    if right is None or not answers:
        return Choice(year, None, None)
    match = next(((reference, how) for each, reference, how in cited if each == right), None)
    return Choice(year, right.cable_id, match[1] if match else _uncited(cited), match[0] if match else None)


def citations(references: tuple[Reference, ...]) -> list[tuple[Instruction, Reference, str]]:
    """The references that mean a known instruction, and how."""
    return [
        (each, reference, how)
        for each in instructions()
        for reference in references
        if (how := _cites(each, reference))
    ]


def season(when: datetime) -> int:
    """The year of the report that a cable of this date belongs to: of the last instruction issued before it.

    Outside the years whose instructions are known, a report's season begins in October of the year before.
    """
    day = when.date()
    known = instructions()
    if day < known[0].issued or day.year > known[-1].year or (day.year == known[-1].year and day.month > 9):
        return day.year + (day.month > 9)
    return max(each.year for each in known if each.issued <= day)


def _cites(each: Instruction, reference: Reference) -> str | None:
    """How a reference means an instruction: by id, without or with a wrong year, by its date-time group."""
    if reference.cable_id == each.cable_id:
        return "cited" if re.match(r"\D{0,2}\d\d", reference.printed) else "cited without its year"
    named = re.fullmatch(r"(?:\d\d)?STATE(\d+)", reference.cable_id or "STATE" + _number(reference.printed))
    if named and each.group and named[1] == each.group:
        return "cited by its date-time group"
    if named and named[1] == each.number:
        years = abs(int((reference.cable_id or each.cable_id)[:2]) - int(each.cable_id[:2]))
        return (
            "cited without its year"
            if not reference.cable_id
            else "cited with a wrong year"
            if years == 1
            else None
        )
    return None


def _number(printed: str) -> str:
    match = re.search(r"STATE\D{0,10}0{0,6}(\d{1,7})\b", printed, re.IGNORECASE)
    return match[1] if match else "0"


def _uncited(cited: list[tuple[Instruction, Reference, str]]) -> str:
    return "date; another year's instruction is cited" if cited else "date; no instruction is cited"


def _about(cable_id: str | None) -> datetime | None:
    """Early March of the year in a cable's id, when most posts send their report."""
    match = re.match(r"([01]\d)[A-Z]", cable_id or "")
    return datetime(2000 + int(match[1]), 3, 1) if match else None


def _year_without_date(subject: str, cited: list[tuple[Instruction, Reference, str]]) -> int | None:
    """By the instruction cited, else by `SEVENTH ANNUAL`, else by a year in the subject."""
    if cited:
        return max(each.year for each, _, _ in cited)
    ordinal = ORDINAL.search(subject)
    if ordinal:
        count = int(ordinal[1] or 0) or load("calendar")["ordinals"].get(ordinal[2].upper(), 0)
        if count:
            return FIRST_REPORT - 1 + int(count)
    year = YEAR.search(subject)
    return int(year[1]) if year else None

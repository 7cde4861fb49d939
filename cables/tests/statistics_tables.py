"""Reads the tables of examples in `statistics_examples`; their form is said at the head of values.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cables.extract.figures import find_statistics
from cables.extract.records import Header, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import MappedText

FOLDER = Path(__file__).parent / "statistics_examples"
BREAKDOWN = {"sex", "age", "nationality", "origin", "destination", "sector"}
HEADER = Header(reporting_year=2008, date=datetime(2008, 3, 1, tzinfo=UTC))
TOLERANCE = 0.005
Expected = list[tuple[str, str, dict[str, str]]]


def examples(*names: str) -> Iterator[tuple[str, Expected]]:
    """Every text of the named tables with what it states: value, kind and further fields."""
    for name in names:
        text, expected = "", []
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                expected += [row] if (row := figure(line)) else []
            elif line and not line.startswith("#"):
                if text:
                    yield text, expected
                text, expected = line.replace("|", "\n"), []
        yield text, expected


def figure(line: str) -> tuple[str, str, dict[str, str]] | None:
    """One expected figure; None for the dash that says that there is none."""
    words = line.split()
    return None if words == ["-"] else (words[0], words[1], dict(word.split("=", 1) for word in words[2:]))


def statistics_of(text: str, header: Header = HEADER) -> tuple[StatisticRecord, ...]:
    """The statistics of a text that is one paragraph."""
    return find_statistics([paragraph_of(text)], header)


def paragraph_of(text: str) -> ParagraphRecord:
    return ParagraphRecord(1, MappedText.of(text, 0, len(text)), 0, len(text))


def shown(record: StatisticRecord, key: str) -> str:
    """A field of a record as the tables write it."""
    if key in BREAKDOWN:
        return record.breakdown.get(key, "")
    if key == "offence":
        return record.breakdown.get(key, "").removeprefix("Article ")
    name = {"min": "value_min", "prior": "prior_value", "change": "change_percent"}.get(key, key)
    return str(getattr(record, name)).replace(" ", "_")


def agrees(record: StatisticRecord, key: str, wanted: str) -> bool:
    """Whether a field has the wanted value: numbers nearly, words by their beginning."""
    got = shown(record, key)
    if key in {"min", "prior", "change"}:
        return got != "None" and abs(float(got) - float(wanted)) < TOLERANCE
    return (
        got == wanted
        if key in {"unit", "period"} and wanted not in {"reporting", "years"}
        else got.startswith(wanted)
    )

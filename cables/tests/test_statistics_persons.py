"""No figure's words name a person: staff who wrote are a role, and whoever else is named is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from archive.paths import ROOT
from cables.extract import ReadError, parse, read
from cables.extract.figures.persons import persons, role
from cables.extract.records import StatisticRecord

from .statistics_tables import statistics_of as figures

REAL = ROOT.parent / "shared"
HOURS = re.compile(r"hours spent on the report(?: in total| by the [A-Za-z/ ]{2,60})?")


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ("Hours spent on the report: Poloff Stone: 45, Political Assistant Hana Sol: 20, DCM: 2.",
         ["by the political officer", "by the political assistant", "by the DCM"]),
        ("HOURS SPENT ON THE REPORT: POLOFF STONE: 45, POLITICAL ASSISTANT HANA SOL: 20, CONSULAR: 1.",
         ["by the political officer", "by the political assistant", "by the consular section"]),
        ("Polofficer (FO-02) 20 hrs\nPolassistant 60 hrs\nTotal: 80 hrs",
         ["by the political officer", "by the political assistant", "in total"]),
    ],
)  # fmt: skip
def test_hours_are_told_by_office(said: str, offices: list[str]) -> None:
    found = [one for one in figures(said) if one.kind == "reporting-hours"]
    assert [one.what for one in found] == [f"hours spent on the report {office}" for office in offices]
    assert not re.search("stone|hana|sol|ruiz", " ".join(one.quote for one in found).lower())


@pytest.mark.parametrize(
    "said",
    [
        "The shelter of Sister Maria Vance assisted 12 victims together with Judge Ivan Stone in 2006.",
        "In 2006 the police arrested 14 traffickers whom Prosecutor Pavel Orlo had named.",
        "In 2006 Colonel Anton Weld trained 30 officers.",
        "In 2006 the center counted 9 victims referred by Maria Vance and others.",
    ],
)
def test_whoever_is_named_beside_a_figure_is_not_in_its_words(said: str) -> None:
    found = figures(said)
    assert found
    words = " ".join(f"{one.what} {one.quote}" for one in found)
    assert not re.search("Vance|Stone|Orlo|Weld|Maria|Ivan|Pavel|Anton", words), words


@pytest.mark.parametrize(
    "said",
    [
        "Judicial Branch agencies", "Costa Rican officials", "the Supreme Court",
        "Director of the Rahel Center",
        "Chief Prosecutor's Office", "Minister of Justice", "Deputy Minister of Labor and Social Policy",
        "Attorney General's Office", "the National Coalition", "Santiago Metropolitan Region",
    ],
)  # fmt: skip
def test_offices_bodies_and_places_are_no_persons(said: str) -> None:
    assert persons(said) == []


def test_a_label_without_an_office_says_none() -> None:
    assert role("Hana Sol (FS-04): ") == ""


def _read() -> Iterator[tuple[str, StatisticRecord]]:
    for path in sorted((REAL / "cables").iterdir()):
        for document in read(path):
            assert not isinstance(document, ReadError)
            for one in parse(document).statistics:
                yield path.stem, one


@pytest.mark.skipif(not REAL.exists(), reason="REAL CABLES ARE MISSING: ../shared is not there")
def test_no_figure_of_a_real_cable_names_a_person() -> None:
    people = json.loads((REAL / "gold" / "people.json").read_text())["people"]
    names = {word for one in people for word in one["name"].split() if len(word) > 3}
    found = list(_read())
    assert len(found) > 500
    told = [(cable, one.what) for cable, one in found if persons(one.what)]
    gold = [one for cable, one in found if cable == "07ASTANA614"]
    told += [("", one.what) for one in gold if names & {*one.what.split()}]
    hours = [one for _, one in found if one.kind == "reporting-hours"]
    told += [("", one.what) for one in hours if not HOURS.fullmatch(one.what)]
    told += [("", one.quote) for one in hours if persons(one.quote)]
    assert told == []
    assert len(hours) > 20

"""Periods, units and counts are said in words to people, and in codes to machines."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.test import Client

from cables.exports import pieces
from cables.figures.words import period_words, population, unit_words
from cables.models import Statistic
from cables.reading.body import describe

from .test_figures_page import report, say


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("", ""),
        ("2006", "2006"),
        ("2006-12", "December 2006"),
        ("2006-12-05", "5 December 2006"),
        ("2006-01-01..2006-12-31", "2006"),
        ("2005-01..2005-12", "2005"),
        ("2005..2006", "2005 to 2006"),
        ("2006-04-01..2006-12-31", "April to December 2006"),
        ("2006-04..2007-03", "April 2006 to March 2007"),
        ("2006-02-01..2006-02-28", "February 2006"),
        ("2006-03-05..2006-03-07", "5 March to 7 March 2006"),
        ("2006-12-30..2007-01-02", "30 December 2006 to 2 January 2007"),
        ("reporting period", "reporting period"),
        ("2006-13", "2006-13"),
        ("0000-02-01..0000-02-30", "0000-02-01..0000-02-30"),
        ("from 2005", "from 2005"),
    ],
)
def test_a_period_is_said_in_words(period: str, words: str) -> None:
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("unit", "one"),
    [("persons", "person"), ("cases", "case"), ("facilities", "facility"), ("years of age", "year of age"),
     ("percent", "percent"), ("offences", "offence"),
     ("minimum wages", "minimum wage"), ("churches", "church"),
     ("USD", "USD"), ("IDS", "IDS"), ("", "")],
)  # fmt: skip
def test_one_of_a_unit_is_no_plural(unit: str, one: str) -> None:
    assert unit_words(unit, 1) == one
    assert unit_words(unit, 2) == unit_words(unit, 0) == unit_words(unit, None) == unit


@pytest.mark.parametrize(
    ("breakdown", "what", "told"),
    [
        ({"offence": "Article 181"}, "Number of persons convicted", ["Article 181"]),
        ({"sex": "female"}, "women in forced labor", ["female", "labor trafficking"]),
        ({}, "victims of sexual exploitation", ["sex trafficking"]),
        ({}, "victims of forced labour and of sex trafficking", []),
        ({}, "persons", []),
    ],
)
def test_the_words_tell_of_whom_a_figure_is(breakdown: dict[str, str], what: str, told: list[str]) -> None:
    assert population(breakdown, what) == told


@pytest.mark.django_db
def test_pages_say_a_period_in_words_and_files_keep_its_code(client: Client) -> None:
    say(report(2007), 1, "2006-12", prior_value=2, prior_period="2005-01-01..2005-12-31", unit="persons")
    for address in ("/statistics/", "/countries/XE/"):
        page = client.get(address).content.decode().partition("<main")[2]
        assert "December 2006" in page
        assert "2006-12" not in page
        assert "persons" not in page
    found = json.loads(b"".join(client.get("/statistics.json")))["items"]  # type: ignore[call-overload]
    assert [(one["period"], one["unit"]) for one in found] == [("2006-12", "persons")]
    assert [one["period"] for one in client.get("/api/statistics").json()["items"]] == ["2006-12"]


def test_the_words_beside_a_paragraph_say_one_person() -> None:
    one = Statistic(kind="convictions", value=Decimal(1), unit="persons", period="2006-12")
    assert describe(one) == "Convictions · 1 person · December 2006"


@pytest.mark.parametrize(
    ("name", "count", "said"),
    [("comparison", 6, "6 comparisons"), ("paragraphs", 1, "1 paragraph"), ("cables", 1, "1 cable"),
     ("statistics", 1200, "1,200 figures"), ("comparison", 1, "1 comparison")],
)  # fmt: skip
def test_a_text_file_counts_as_people_do(name: str, count: int, said: str) -> None:
    assert "".join(pieces("txt", name, "", count, [])) == f"TIP Cable Archive: {said}\n"


def test_a_text_file_says_why_an_answer_is_missing_and_data_keep_the_code() -> None:
    cell = {
        "country": "XE",
        "country_name": "Averna",
        "reporting_year": 2005,
        "state": "not-held",
        "answers": [],
        "cables": [],
        "sample": True,
    }
    assert "XE 2005: Cable not held" in "".join(pieces("txt", "comparison", "", 1, [cell]))
    for form in ("csv", "json"):
        assert "not-held" in "".join(pieces(form, "comparison", "", 1, [cell]))

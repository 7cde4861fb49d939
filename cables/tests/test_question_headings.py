"""Headings in all the forms that posts give them, and words that are none."""

from __future__ import annotations

import pytest

from cables.extract.questions import questionnaires
from cables.extract.questions.headings import OUTSIDE, at_line, of_heading, opening
from cables.extract.questions.questionnaires import Questionnaire, Section


def asked(year: int) -> Questionnaire:
    found = questionnaires.questionnaire_of(year)
    assert found is not None
    return found


def key(section: Section | str | None) -> str | None:
    return section.key if isinstance(section, Section) else section


@pytest.mark.parametrize(
    ("year", "heading", "section"),
    [
        (2007, "OVERVIEW (PARA. 27)", "overview"),
        (2007, "INVESTIGATION AND PROSECUTION OF TRAFFICKERS (PARA 29)", "prosecution"),
        (2009, "INVSTIGATION AND PROSECUTION OF TRAFFICKERS", "prosecution"),
        (2009, "III. INVESTIGATION AND PROSECUTION - CONTINUED", "prosecution"),
        (2009, "¶I. THE COUNTRY'S TIP SITUATION", "situation"),
        (2009, "SYLVARA: THE COUNTRY'S TIP SITUATION", "situation"),
        (2010, "Sylvara's TIP Situation", "situation"),
        (2009, "SETTING THE SCENE FOR SYLVARA'S ANTI-TIP EFFORTS", "scene"),
        (2006, "QUESTION 21: OVERVIEW", "overview"),
        (2007, "27. (SBU) Overview", "overview"),
        (2007, "28. What the country does", "prevention"),
        (2009, "VI. BEST PRACTICES NOMINATION", "best-practices"),
        (2009, "VII. TIP HERO NOMINATION", "heroes"),
        (2010, "33. Child Soldiers", "child-soldiers"),
        (2007, "ADDITIONAL INFORMATION: A SURVEY", OUTSIDE),
        (2009, "EMBASSY POINTS OF CONTACT", OUTSIDE),
        (2006, "A Tale of the Suburbs", None),
        (2006, "The Night Trade", None),
    ],
)
def test_a_heading_names_its_section(year: int, heading: str, section: str | None) -> None:
    assert key(of_heading(heading, asked(year))) == section


def test_the_same_heading_has_another_number_in_another_year() -> None:
    numbers = [asked(year).keyed("prevention") for year in range(2005, 2011)]
    assert [section.number for section in numbers if section] == ["19", "22", "28", "30", "27", "29"]


@pytest.mark.parametrize(
    ("body", "section"),
    [
        ("Overview of a country's activities to eliminate trafficking in persons:\n\n-- A. Is", "overview"),
        ("PREVENTION: -- A. Sylvara", "prevention"),
        ("SYLVARA'S TIP SITUATION: A. It", "overview"),
        ("Best practices. Post believes that", "best-practices"),
        ("Prevention of trafficking is hard. It", None),
        ("Investigation of cases takes long: the police", None),
        ("Protection of victims is the task of the ministry. The", None),
    ],
)
def test_a_paragraph_may_open_with_a_heading_of_its_own(body: str, section: str | None) -> None:
    found = opening(body, asked(2007))
    assert (found[0].key if found else None) == section


@pytest.mark.parametrize(
    "line", ["Protection was offered to nobody,", "prevention", "It is a prevention plan."]
)
def test_a_line_of_text_is_no_heading(line: str) -> None:
    assert at_line(line, asked(2007)) is None

"""The questionnaires and the crosswalk: their shape, and that they say what the domain's tables say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cables.extract.questions import questionnaires
from cables.extract.records import Header

DOMAIN = Path(__file__).resolve().parents[3] / "shared" / "domain"


def domain(name: str) -> Any:
    path = DOMAIN / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the project (../shared/domain)")
    return json.loads(path.read_text(encoding="utf-8"))


def test_six_years_are_known_each_with_its_instruction_cable() -> None:
    known = {q.year: q.instruction_cable for q in questionnaires.all()}
    assert list(known) == [2005, 2006, 2007, 2008, 2009, 2010]
    assert len(set(known.values())) == 6


def test_codes_are_unique_and_letters_run_forward() -> None:
    for asked in questionnaires.all():
        assert len(asked.by_code) == len(asked.questions)
        assert [q.order for q in asked.questions] == list(range(len(asked.questions)))
        for section in asked.sections:
            assert list(section.letters) == sorted(section.letters)


def test_every_topic_of_a_question_is_a_topic_of_the_crosswalk() -> None:
    slugs = {topic.slug for topic in questionnaires.topics()}
    used = {topic for asked in questionnaires.all() for q in asked.questions for topic in q.topics}
    assert used <= slugs
    assert slugs - used == {"post-contact-and-hours"}
    assert {topic.section for topic in questionnaires.topics()} == set(questionnaires.topic_sections())


def test_every_question_says_how_surely_it_is_known() -> None:
    said = {q.confidence for asked in questionnaires.all() for q in asked.questions}
    assert said == {"verified", "reconstructed", "guess"}


def test_the_questions_are_those_of_the_domain_tables() -> None:
    rows = domain("questionnaires.json")["questions"]
    wanted = sorted((row["year"], row["letter"] or "", tuple(row["topics"])) for row in rows)
    found = [(q.year, q.letter or "", q.topics) for asked in questionnaires.all() for q in asked.questions]
    assert sorted(found) == wanted


def american(label: str) -> str:
    for british, here in (
        ("abour", "abor"),
        ("pecialised", "pecialized"),
        ("rogrammes", "rograms"),
        ("rganisa", "rganiza"),
    ):
        label = label.replace(british, here)
    return label


def test_the_topics_are_those_of_the_crosswalk() -> None:
    """In American spelling."""
    rows = domain("topics.json")["topics"]
    wanted = [(row["slug"], american(row["label"]), row["section"]) for row in rows]
    assert [(t.slug, t.label, t.section) for t in questionnaires.topics()] == wanted


def test_the_prevention_part_of_2006_has_neither_e_nor_i() -> None:
    asked = questionnaires.questionnaire_of(2006)
    section = asked.section("22") if asked else None
    assert section is not None
    assert section.letters == "ABCDFGHJ"


def test_the_instruction_cable_wins_over_the_reporting_year() -> None:
    found = questionnaires.questionnaire(Header(instruction_cable="06STATE202745", reporting_year=2009))
    assert found is not None
    assert found.year == 2007


def test_the_reporting_year_is_enough() -> None:
    found = questionnaires.questionnaire(Header(reporting_year=2010))
    assert found is not None
    assert found.instruction_cable == "10STATE2094"


def test_a_year_that_is_not_known_has_no_questionnaire() -> None:
    assert questionnaires.questionnaire(Header(reporting_year=2001)) is None

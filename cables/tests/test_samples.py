"""The sample cables are read as their expectation files say; fixtures/README.md says what each shows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cables.extract import Document, ReadError, parse, read, to_json

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLES = FIXTURES / "samples"
EXPECTED = sorted(SAMPLES.glob("*.expected.json"))
MARK = "SAMPLE CABLE - INVENTED COUNTRY - NOT A RECORD OF ANY GOVERNMENT"
FIELDS = (
    "country",
    "post",
    "reporting_year",
    "subject",
    "tags",
    "captions",
    "classification",
    "instruction_cable",
    "part",
    "supersedes",
    "signature",
)


def documents(name: str) -> list[Document]:
    return [found for found in read(SAMPLES / name) if isinstance(found, Document)]


@cache
def records(name: str) -> dict[str, dict[str, Any]]:
    """The contract's object of each cable in the file, by its id."""
    objects = (to_json(parse(each)) for each in documents(name))
    return {each["cable_id"]: each for each in objects}


@pytest.fixture(params=EXPECTED, ids=lambda path: path.name.split(".")[0])
def sample(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is expected of one sample, and what is read in it."""
    expected = json.loads(request.param.read_text(encoding="utf-8"))
    return expected, records(expected["file"])[expected["cable_id"]]


def test_there_are_samples_of_every_reporting_year() -> None:
    years = {json.loads(path.read_text(encoding="utf-8"))["reporting_year"] for path in EXPECTED}
    assert years == {2005, 2006, 2007, 2008, 2009, 2010}


def test_every_sample_says_that_it_is_one(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, _ = sample
    assert all(MARK in each.text for each in documents(expected["file"]))


def test_the_header_is_read(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, got = sample
    assert {field: got[field] for field in FIELDS} == {field: expected[field] for field in FIELDS}
    assert [each["cable_id"] for each in got["references"]] == expected["references"]
    assert got["date"] == expected.get("date", got["date"])


def test_the_gaps_are_known(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, got = sample
    sections = {key: got["sections"][key] for key in ("total", "missing")}
    states = {str(each["number"]): each["state"] for each in got["paragraphs"] if each["state"] != "whole"}
    assert (sections, states) == (expected["sections"], expected.get("states", {}))


def test_the_paragraphs_have_their_true_numbers(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, got = sample
    numbers = [each["number"] for each in got["paragraphs"] if each["number"] is not None]
    assert numbers == expected["paragraph_numbers"]


def test_every_question_is_found_with_its_answer(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, got = sample
    found = {each["question"] for each in got["answers"] if each["kind"] != "question"}
    assert not set(expected["answer_codes"]) - found


@pytest.mark.parametrize(
    "path", sorted(p for p in (FIXTURES / "bad").iterdir() if p.suffix != ".md"), ids=lambda path: path.name
)
def test_a_bad_input_is_refused_with_a_reason(path: Path) -> None:
    try:
        found = list(read(path))
    except ReadError as error:
        found = [error]
    assert found
    assert all(isinstance(each, ReadError) and str(each) for each in found)

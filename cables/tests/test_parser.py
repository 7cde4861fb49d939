"""One record out of all rooms: a room that fails is a problem, and no text is too long to be read in part."""

from __future__ import annotations

import pytest

from cables.extract import Document, parse, parser
from cables.tests.cable_text import HEADER

TEXT = HEADER + "1. (U) (27A) The police found 12 victims.\n\n2. (U) Write to a.b@c.example.\n\nTREVANE\n"


@pytest.mark.parametrize(
    ("room", "step", "kept"),
    [
        ("header", "read_header", "paragraphs"),
        ("paragraphs", "read_body", "header"),
        ("questions", "assign", "statistics"),
        ("statistics", "find_statistics", "answers"),
        ("organizations", "find_organizations", "statistics"),
        ("checks", "find_checks", "statistics"),
    ],
)
def test_a_room_that_fails_is_a_problem_and_the_others_are_read(
    room: str, step: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(room)

    monkeypatch.setattr(parser, step, fail)
    record = parse(Document(TEXT))
    failed = [problem.text for problem in record.problems if problem.kind == "reading failed"]
    assert [text for text in failed if text.startswith(f"{room} could not be read: KeyError")]
    assert getattr(record, kept)


def test_a_heading_loses_its_pointer_into_the_instruction_cable() -> None:
    body = "1. (U) One.\n\n-----\nOVERVIEW (PARA. 27)\n-----\n\n2. (U) (27A) Two.\n\nTREVANE\n"
    record = parse(Document(HEADER + body))
    assert [paragraph.heading for paragraph in record.paragraphs] == [None, "OVERVIEW"]
    assert record.paragraphs[1].questions == ("27A",)


def test_of_a_text_longer_than_any_cable_only_structure_and_contacts_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert parse(Document(TEXT)).statistics
    monkeypatch.setattr(parser, "LONGEST_CABLE", 10)
    record = parse(Document(TEXT))
    assert [paragraph.number for paragraph in record.paragraphs] == [1, 2]
    assert [contact.kind for contact in record.contacts] == ["email"]
    assert record.statistics == ()
    assert "too long" in {problem.kind for problem in record.problems}

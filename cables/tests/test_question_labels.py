"""The question codes of real cables, held to hand-made labels where these lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cables.extract import parse, read
from cables.extract.records import CableRecord, Document

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = SHARED / "labels" / "development.json"
NOMINATIONS = {"heroes", "best-practices"}


@pytest.fixture(scope="module")
def cables() -> list[tuple[dict[str, Any], CableRecord]]:
    """Each labelled cable with what is read in it."""
    if not LABELS.exists():
        pytest.skip("the labels of the real cables are not beside the project (../shared/labels)")
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    return [(label, record(SHARED / "cables" / f"{label['cable_id']}.html")) for label in labels]


def record(path: Path) -> CableRecord:
    (document,) = read(path)
    assert isinstance(document, Document)
    return parse(document)


def found(cable: CableRecord) -> dict[str, str]:
    """The kind of the first answer to each code."""
    kinds: dict[str, str] = {}
    for answer in cable.answers:
        if answer.kind != "question":
            kinds.setdefault(answer.question, answer.kind)
    return kinds


def test_nearly_every_code_is_found_and_hardly_one_invented(
    cables: list[tuple[dict[str, Any], CableRecord]],
) -> None:
    wanted = {(label["cable_id"], each["code"]) for label, _ in cables for each in label["answers"]}
    got = {(label["cable_id"], code) for label, cable in cables for code in set(found(cable)) - NOMINATIONS}
    assert len(cables) == 10
    assert len(wanted & got) >= 0.97 * len(wanted)
    assert len(wanted & got) >= 0.97 * len(got)


def test_nearly_every_answer_is_of_the_right_kind(cables: list[tuple[dict[str, Any], CableRecord]]) -> None:
    rows = [(each, found(cable).get(each["code"])) for label, cable in cables for each in label["answers"]]
    right = [each for each, kind in rows if kind in (each["kind"], each.get("alt_kind"))]
    assert len(right) >= 0.97 * len(rows)


def test_a_quoted_question_is_never_stored_as_an_answer(
    cables: list[tuple[dict[str, Any], CableRecord]],
) -> None:
    quoting = [(label, cable) for label, cable in cables if label["quotes_questions"]]
    assert quoting
    for label, cable in quoting:
        asked = {answer.question for answer in cable.answers if answer.kind == "question"}
        assert asked == {each["code"] for each in label["answers"]}

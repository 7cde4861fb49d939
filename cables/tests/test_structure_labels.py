"""The structure of real cables agrees with hand-made labels, which lie in the folder beside the project."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cables.extract import Document, parse, read
from cables.extract.records import CableRecord, ParagraphRecord

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "structure.json"
LABELS = SHARED / "labels" / "development.json"
STATES = {"whole": "whole", "head_only": "cut", "tail_only": "tail", "lost": "lost"}
pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="the hand-made labels (../shared/gold) are not beside this project"
)


@cache
def record(name: str) -> CableRecord:
    (document,) = read(SHARED / "cables" / name)
    assert isinstance(document, Document)
    return parse(document)


def labelled() -> list[tuple[dict[str, Any], ParagraphRecord]]:
    """Each labelled paragraph of the damaged cable with the one of its number that was read."""
    (name,) = (path.name for path in (SHARED / "cables").glob("*.txt"))
    read_by_number = {paragraph.number: paragraph for paragraph in record(name).paragraphs}
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["paragraphs"]
    assert len(read_by_number) == len(gold)
    return [(label, read_by_number[label["true_number"]]) for label in gold]


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_paragraph_has_its_number_its_state_and_its_mark() -> None:
    for label, paragraph in labelled():
        assert paragraph.state == STATES[label["present"]]
        assert paragraph.mark == label["portion_mark"]
        if label["number_as_printed"] is not None:
            assert (paragraph.printed or "").strip("¶. ") == str(label["number_as_printed"])


def test_every_paragraph_has_its_whole_text() -> None:
    for label, paragraph in labelled():
        assert bare(paragraph.text) == bare(label.get("body") or "")


def test_every_paragraph_has_its_heading_and_its_sections() -> None:
    for label, paragraph in labelled():
        assert paragraph.heading == label["heading"]
        assert list(paragraph.transmission_sections) == label["transmission_sections"]


def test_every_paragraph_has_its_items() -> None:
    for label, paragraph in labelled():
        assert [item.letter for item in paragraph.items] == [item["letter"] for item in label["sub_items"]]


def test_every_paragraph_number_of_the_web_pages_is_read_and_none_invented() -> None:
    for label in json.loads(LABELS.read_text(encoding="utf-8")):
        found = record(f"{label['cable_id']}.html")
        numbers = [p.number for p in found.paragraphs if p.number is not None]
        assert (label["cable_id"], numbers) == (label["cable_id"], label["paragraph_numbers"])
        assert found.signature == label["signature"]
        assert label["sections_total"] in (None, found.sections.total)

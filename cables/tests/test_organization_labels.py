"""The public labels of one real cable, kept beside the project, are met; without them the test is skipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cables.extract import Document, parse, read

SHARED = Path(__file__).parents[3] / "shared"
LABELS = SHARED / "gold" / "organizations.json"
PERSONS = SHARED / "gold" / "people.json"
REASON = "the labels of real cables are not beside the project (../shared/gold)"


def squashed(form: str) -> str:
    return " ".join(form.split()).lower().removeprefix("the ")


@pytest.fixture(scope="module")
def found() -> list[tuple[set[str], str]]:
    """The forms and the kind of each body that is found in the labelled cable."""
    cables = [SHARED / "cables" / name for name in ("07ASTANA614.txt",)]
    documents = [found for path in cables for found in read(path) if isinstance(found, Document)]
    records = [record for document in documents for record in parse(document).organizations]
    return [({squashed(form) for form in (record.name, *record.names)}, record.kind) for record in records]


@pytest.mark.skipif(not LABELS.exists(), reason=REASON)
def test_the_required_bodies_are_found_once_each_with_their_kind(found: list[tuple[set[str], str]]) -> None:
    rows = [row for row in json.loads(LABELS.read_text())["organizations"] if row["tier"] == "required"]
    assert len(rows) > 40
    missed, wrong, split = [], [], []
    for row in rows:
        wanted = {
            squashed(f)
            for f in (row["canonical"], *row["acronyms"], *(s["form"] for s in row["surface_forms"]))
        }
        hits = [kind for forms, kind in found if forms & wanted]
        missed += [row["canonical"]] if not hits else []
        wrong += [row["canonical"]] if hits and row["kind"] not in hits else []
        split += [row["canonical"]] if len(hits) > 1 else []
    assert len(missed) <= 0.08 * len(rows), missed
    assert len(wrong) <= 0.10 * len(rows), wrong
    assert len(split) <= 0.05 * len(rows), split


@pytest.mark.skipif(not PERSONS.exists(), reason=REASON)
def test_no_person_of_the_labels_is_in_a_name(found: list[tuple[set[str], str]]) -> None:
    persons = {row["name"].split()[-1].lower() for row in json.loads(PERSONS.read_text())["people"]}
    words = {word.strip("().,'") for forms, _ in found for form in forms for word in form.split()}
    assert persons
    assert not persons & words

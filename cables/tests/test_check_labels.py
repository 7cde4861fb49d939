"""The checks of one real cable, kept beside the project; without it the test is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from cables.extract import Document, parse, read
from cables.extract.records import CheckRecord

CABLE = Path(__file__).parents[3] / "shared" / "cables" / "07ASTANA614.txt"
pytestmark = pytest.mark.skipif(
    not CABLE.exists(), reason="no real cable beside the project (../shared/cables)"
)


@pytest.fixture(scope="module")
def checks() -> tuple[CheckRecord, ...]:
    (document,) = (found for found in read(CABLE) if isinstance(found, Document))
    return parse(document).checks


def test_all_eight_stated_changes_agree(checks: tuple[CheckRecord, ...]) -> None:
    assert [check.agrees for check in checks if check.kind == "percent change"] == [True] * 8


def test_the_parts_of_its_totals_are_added(checks: tuple[CheckRecord, ...]) -> None:
    sums = {(check.paragraphs, check.stated, check.computed) for check in checks if check.kind == "sum"}
    assert {((6,), 104, 104), ((47,), 10, 10), ((47,), 278, 278), ((24,), 144227, 143350)} == sums


def test_only_one_article_has_two_penalties(checks: tuple[CheckRecord, ...]) -> None:
    differing = [
        check.text.partition(":")[0] for check in checks if check.kind == "penalty" and not check.agrees
    ]
    assert differing == ["Article 271"]


def test_the_surveys_raise_no_alarm(checks: tuple[CheckRecord, ...]) -> None:
    assert not [check for check in checks if {73, 74, 75} & {*check.paragraphs} and check.agrees is False]


def test_every_reference_is_resolved(checks: tuple[CheckRecord, ...]) -> None:
    pointing = {check.paragraphs for check in checks if check.kind == "cross-reference"}
    assert pointing == {(17, 73), (37, 16), (53, 26), (68, 30), (68, 51)}
    assert all(check.agrees for check in checks if check.kind == "cross-reference")

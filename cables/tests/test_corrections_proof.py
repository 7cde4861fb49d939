"""No row of edits and ingests overwrites a correction; with the rule switched off the run says so."""

from __future__ import annotations

import pytest

from cables.deciding.readings import Readings
from proofs.corrections import replay, run
from proofs.rules import RULES

pytestmark = pytest.mark.django_db
STEPS = 120


def test_no_row_of_edits_and_ingests_overwrites_a_correction() -> None:
    figures = run(STEPS)
    assert figures.holds, figures
    assert figures.steps == STEPS
    assert figures.rules > len(RULES) / 2


def test_with_the_rule_switched_off_the_run_turns_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readings, "effective", lambda self, thing, field, read: read)
    figures = run(STEPS)
    assert not figures.holds
    assert "published" in figures.violation or "recorded" in figures.violation
    assert replay(figures.script).violation == figures.violation


def test_a_changed_reading_that_is_not_told_turns_the_run_red(monkeypatch: pytest.MonkeyPatch) -> None:
    def untold(self: Readings, correction: object, read: object) -> None:
        correction.read = read  # type: ignore[attr-defined]
        self._touched.add(correction)  # type: ignore[arg-type]

    monkeypatch.setattr(Readings, "_reads_otherwise", untold)
    assert "flagged is False" in run(STEPS).violation

"""Of editors who save at once one wins and the others are told, on every write path."""

from __future__ import annotations

import pytest

from cables.admin.correcting import CorrectingForm
from proofs.lost_updates import PATHS, run

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_editors_who_save_at_once_one_wins_and_the_others_are_told() -> None:
    figures = run(len(PATHS))
    assert figures.holds, figures
    assert figures.paths == len(PATHS)


def test_with_the_version_check_off_updates_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CorrectingForm, "_tell_conflict", lambda self: None)
    figures = run(5)
    assert not figures.holds
    assert figures.lost > 0

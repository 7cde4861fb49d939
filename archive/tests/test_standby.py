"""Pages that are read from a standby, in short; `manage.py prove standby` runs it in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs.serving import standby


def test_what_an_editor_was_told_is_kept_is_in_the_next_page_that_is_read_from_a_standby(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(state))
    shown = standby.prove(3, False, True)
    assert shown.against == []
    assert "3 acts, 0 pages older" in shown.figure

"""Web processes that are replaced, and a database that is away; `prove interruptions` has more of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs.serving import interruptions


def test_neither_costs_a_reader_more_than_a_page_that_says_so(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(state))
    monkeypatch.setattr(interruptions, "AWAY", 3.0)
    shown = interruptions.prove(1, False, True)
    assert shown.against == []
    assert "1 times replaced, 0 of" in shown.figure

"""The site at work while something is lost, in short; `manage.py prove NAME` runs each in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs import proofs


@pytest.mark.parametrize(
    ("name", "size", "says"),
    [
        ("failover", 1, "1 primaries lost"),
        ("interruptions", 1, "1 times replaced, 0 of"),
        ("standby", 3, "3 acts, 0 pages older"),
    ],
)
def test_no_act_and_no_request_is_lost(
    state: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: int, says: str
) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(state))
    shown = proofs()[name].prove(size, False, True)
    assert shown.against == []
    assert says in shown.figure

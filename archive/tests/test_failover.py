"""A primary that is lost, in short; `manage.py prove failover` runs it in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs.serving import failover


def test_no_act_is_lost_with_a_primary_and_the_site_goes_on(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(state))
    shown = failover.prove(1, False, True)
    assert shown.against == []
    assert "1 primaries lost" in shown.figure

"""Releases that are made by themselves: once for each state of the archive, where an address is known."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from archive.upkeep import releasing
from archive.upkeep.releasing import Releasing, beside


@pytest.mark.parametrize(
    ("site", "there", "begun"),
    [("https://x.example", None, 1), ("https://x.example", "a release", 0), ("", None, 0)],
)
def test_one_begins_where_none_is_of_now_and_not_again_within_an_hour(
    monkeypatch: pytest.MonkeyPatch, site: str, there: Any, begun: int
) -> None:
    commands: list[Any] = []
    monkeypatch.setenv("SITE", site)
    monkeypatch.setattr("cables.exports.releases.offered", lambda: there)
    monkeypatch.setattr(releasing.subprocess, "Popen", lambda command, **_: commands.append(command))
    one = Releasing()
    for _ in range(3):
        one.look()
    assert len(commands) == begun


def test_it_runs_beside_and_behind_the_rest() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import os; print(os.nice(0))"], preexec_fn=beside(), capture_output=True
    )
    assert (told.returncode, int(told.stdout)) == (0, os.nice(0) + 10)

"""What cannot be loaded is named with the reason, and its neighbours load."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import call_command

from cables.ingest import State, ingest_paths, preview
from cables.models import Cable, Paragraph, Receipt, Source

from . import world

BAD = Path(__file__).resolve().parents[2] / "fixtures" / "bad"
pytestmark = pytest.mark.django_db


def test_bad_files_are_named_and_their_neighbours_load(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(world.text())
    (tmp_path / "c.txt").write_bytes(b"Dear all, lunch is at noon.\n")
    (tmp_path / "d.html").write_bytes(b"<html><body>nothing</body></html>")
    (tmp_path / "e.txt").write_bytes(world.text(number=613))
    (tmp_path / "notes.json").write_bytes(b"{}")
    outcomes = list(ingest_paths([tmp_path]))
    assert (outcomes[0].state, outcomes[0].reason) == (State.PASSED_OVER, ".json")
    assert [o.state is State.REJECTED for o in outcomes[1:]] == [True, False, True, True, False]
    for outcome in outcomes[1:]:
        assert outcome.cable_id or (outcome.where and len(outcome.reason) > 20)
    assert Cable.objects.filter(held=True).count() == 2
    assert Source.objects.count() == Receipt.objects.count() == 2


def test_the_bad_samples_are_all_refused() -> None:
    files = [path for path in BAD.iterdir() if path.name != "README.md"]
    assert len(files) >= 5
    outcomes = [outcome for path in files for outcome in ingest_paths([path])]
    refused = {o.where.split(",")[0] for o in outcomes if o.state is State.REJECTED}
    assert refused == {path.name for path in files}


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    (outcome,) = ingest_paths([tmp_path / "gone.txt"])
    assert outcome.state is State.REJECTED
    assert "gone.txt" in outcome.where


def test_nothing_of_a_source_stays_when_one_of_its_rows_cannot_be_written() -> None:
    with mock.patch("cables.ingest.recording.sync_findings", side_effect=ValueError("no")):
        outcome = world.load()
    assert outcome.state is State.REJECTED
    assert not Source.objects.exists()
    assert not Paragraph.objects.exists()


def test_a_preview_tells_and_writes_nothing() -> None:
    (foreseen,) = preview([("07PORTLISSE612.txt", world.text())], lambda cable: {("cable", "id"): str(cable)})
    assert foreseen.outcome.state is State.CREATED
    assert (foreseen.before, foreseen.after) == ({}, {("cable", "id"): "07PORTLISSE612"})
    assert not Cable.objects.exists()


def test_the_command_counts_and_its_status_tells(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(world.text())
    said = StringIO()
    call_command("ingest", str(tmp_path), stdout=said)
    assert said.getvalue().strip() == "1 created, 0 updated, 0 unchanged, 0 rejected"
    (tmp_path / "a.txt").write_bytes(b"")
    complained = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("ingest", str(tmp_path), stdout=StringIO(), stderr=complained)
    assert stop.value.code == 1
    assert "a.txt" in complained.getvalue()

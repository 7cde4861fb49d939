"""Files made to break their reader, some of them; `manage.py prove hostile-files` loads all."""

from __future__ import annotations

import pytest

from proofs.ingest import hostile_files


@pytest.mark.django_db(transaction=True)
def test_hostile_files_are_refused_or_read_and_their_neighbors_loaded() -> None:
    shown = hostile_files.prove(12, False, True)
    assert shown.against == []
    assert "12 files" in shown.figure
    assert "3 of 3 neighbors loaded" in shown.figure

"""Every spoiled file is named, and no sound one; where nobody compares the bytes the proof turns red."""

from __future__ import annotations

import pytest

from proofs.ingest.fixity import prove

pytestmark = pytest.mark.django_db(transaction=True)


def test_spoiled_files_are_named_and_no_others() -> None:
    shown = prove(3, False, True)
    assert shown.holds
    assert shown.figure == "5 of 5 named, 0 false of 2 sound"


def test_where_nobody_compares_the_bytes_the_proof_turns_red() -> None:
    assert len(prove(3, False, False).against) == 3

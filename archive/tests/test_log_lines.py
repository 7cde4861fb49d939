"""What the web server writes down, and whether the proof would notice more."""

from __future__ import annotations

import pytest

from proofs.strangers import log_lines

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_of_who_asked_is_written_down_whatever_fails() -> None:
    shown = log_lines.prove(len(log_lines.RAW) * 4, False, True)
    assert shown.holds, shown.against


def test_the_proof_sees_what_gunicorn_would_write() -> None:
    assert any(log_lines.CANARY in line for line in log_lines.prove(80, False, False).against)

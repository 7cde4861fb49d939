"""Requests at random over all parameters of all public addresses; none fails."""

from __future__ import annotations

import pytest

from proofs.strangers import requests

pytestmark = pytest.mark.django_db


def test_no_request_fails() -> None:
    shown = requests.prove(150, False, True)
    assert shown.holds, shown.against
    assert shown.figure.startswith("150 requests")


def test_without_the_guard_against_nul_some_fail() -> None:
    assert requests.prove(100, False, False).against

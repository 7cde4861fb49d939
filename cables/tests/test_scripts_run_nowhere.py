"""Words of cables, readers and editors that are scripts run on no page."""

from __future__ import annotations

import pytest

from archive.testing import chromium
from proofs.strangers import scripts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _browser() -> None:
    chromium()


def test_scripts_in_words_run_on_no_page() -> None:
    shown = scripts.prove(30, False, True)
    assert shown.holds, shown.against
    assert shown.figure.startswith("30 pages")


def test_without_escaping_they_run() -> None:
    assert any("without a policy" in line for line in scripts.prove(3, False, False).against)

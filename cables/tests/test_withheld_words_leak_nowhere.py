"""The proofs about withheld words in short; `manage.py prove` runs them in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proofs import canary, crawl, noninterference

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_archives_that_differ_in_withheld_words_answer_alike() -> None:
    shown = noninterference.prove(1, samples=False, asked=60)
    assert shown.against == []
    assert int(shown.figure.split()[2].replace(",", "")) > 200


def test_with_the_guard_off_they_do_not() -> None:
    assert len(noninterference.prove(1, samples=False, guarded=False, asked=0).against) > 50


def test_a_marked_word_in_every_withheld_place_is_in_no_public_answer() -> None:
    shown = canary.prove(2, samples=False)
    assert shown.against == []


def test_with_the_guard_off_the_marked_words_are_found() -> None:
    found = canary.prove(1, samples=False, guarded=False).against
    surfaces = {".txt", ".json", ".csv", "/search/", "/api/", "/statistics", "/organizations", "/problem/"}
    assert {part for part in surfaces if any(part in line for line in found)} == surfaces


@pytest.mark.django_db(transaction=False)
def test_an_address_that_no_crawl_visits_fails_every_crawl(monkeypatch: pytest.MonkeyPatch) -> None:
    assert crawl.unknown() == set()
    listed: dict[str, Callable[[], list[str]]] = {k: v for k, v in crawl.ADDRESSES.items() if k != "coverage"}
    monkeypatch.setattr(crawl, "ADDRESSES", listed)
    with pytest.raises(LookupError, match="No crawl visits coverage"):
        crawl.addresses()

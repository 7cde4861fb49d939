"""A withdrawn cable answers that it is gone, whatever comes in later, and its address is never another's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from cables.deciding.withholding import restore_cable, withdraw_cable
from cables.ingest import reread
from cables.models import Cable

from . import world

pytestmark = pytest.mark.django_db
FILES = (".txt", ".json", ".csv", ".bib", ".ris", ".csl.json")
OTHERS = (*FILES, "/report/", "/copies/", "/history/")
LATER = world.BODY.replace("more money", "less money")


def _withdraw() -> Cable:
    world.load()
    withdraw_cable(world.cable(), "safety", at=timezone.now(), editor=world.editor(), reason="she asked")
    return world.cable()


def _answer(end: str = "/") -> int:
    return Client().get(f"/cables/07PORTLISSE612{end}").status_code


def _is_gone() -> bool:
    """Its page, and everything else of it."""
    return {_answer(end) for end in ("/", *OTHERS)} == {410}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (world.text(), "07PORTLISSE612.txt"),
        (world.text(), "another copy.txt"),
        (world.text(LATER), "07PORTLISSE612.txt"),
        (world.text(LATER), "a better copy.txt"),
    ],
)
def test_it_stays_gone_whatever_is_loaded_again(content: bytes, name: str) -> None:
    withdrawn = _withdraw()
    assert _is_gone()
    world.load(content, name)
    reread(world.cable(), editor=world.editor(), reason="tried")
    assert _is_gone()
    assert world.cable().withdrawn_reason == "safety"
    assert world.cable().pk == withdrawn.pk
    assert Cable.objects.filter(cable_id="07PORTLISSE612").count() == 1


def test_its_address_tells_the_class_of_reason_and_no_word_of_it() -> None:
    _withdraw()
    page = Client().get("/cables/07PORTLISSE612/").content.decode()
    assert "safety of a person" in page
    assert "she asked" not in page
    assert "SUBMISSION FOR THE 2007" not in page


def test_it_is_in_no_list_feed_or_sitemap() -> None:
    _withdraw()
    for address in ("/search/", "/search.atom", "/search.csv", "/corrections.atom", "/api/cables"):
        assert "07PORTLISSE612" not in Client().get(address).getvalue().decode(), address
    assert "07PORTLISSE612" not in Client().get("/sitemap-cables.xml").content.decode()


def test_a_cable_that_cites_it_makes_no_stub_of_its_address() -> None:
    withdrawn = _withdraw()
    world.load(world.text(number=613, references="07 PORT LISSE 612"), "613.txt")
    assert Cable.objects.get(cable_id="07PORTLISSE612").pk == withdrawn.pk
    assert _is_gone()


def test_made_public_again_it_has_its_old_address() -> None:
    cable = _withdraw()
    for name in ("vera", "otto"):
        restore_cable(cable, editor=world.editor(name))
    assert {_answer(end) for end in ("/", *OTHERS)} == {200}


@pytest.mark.parametrize("end", FILES)
def test_its_files_are_gone_in_words_that_tell_nothing_of_it(end: str) -> None:
    _withdraw()
    answer = Client().get(f"/cables/07PORTLISSE612{end}")
    assert (answer.status_code, answer.content) == (410, b"This cable was withdrawn.\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Content-Disposition" not in answer
    assert Client().get(f"/cables/07PORTLISSE613{end}").status_code == 404


def test_the_api_says_that_it_is_gone() -> None:
    _withdraw()
    answer = Client().get("/api/cables/07PORTLISSE612")
    assert (answer.status_code, answer.json()) == (410, {"error": "This cable was withdrawn"})
    assert Client().get("/api/cables/07PORTLISSE613").status_code == 404

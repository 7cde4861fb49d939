"""A cable by its number, in any form in which one is printed."""

from __future__ import annotations

import pytest
from django.test import Client

from . import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    world.load()


FORMS = (
    "07PORTLISSE612",
    "07 PORT LISSE 612",
    "07portlisse00612",
    "PORT LISSE 612",
    "portlisse612",
    "Port Lisse 000612",
)


@pytest.mark.parametrize("typed", FORMS)
def test_a_cable_is_found_by_its_number_in_any_printed_form(client: Client, typed: str) -> None:
    (called,) = client.get("/search/", {"q": typed}).context["called"]
    assert called.address == "/cables/07PORTLISSE612/"


@pytest.mark.parametrize(
    "typed", ["07PORTLISSE612 para 3", "port lisse 612, paragraph 3", "07PORTLISSE612 ¶3"]
)
def test_a_paragraph_is_found_by_the_number_of_its_cable(client: Client, typed: str) -> None:
    (called,) = client.get("/search/", {"q": typed}).context["called"]
    assert called.address == "/cables/07PORTLISSE612/#par3"
    assert client.get("/search/", {"q": "07PORTLISSE612 para 99"}).context["called"][0].key == ""


def test_a_cable_that_is_only_cited_leads_to_its_stub(client: Client) -> None:
    text = client.get("/search/", {"q": "06STATE202745"}).content.decode()
    assert '<a href="/cables/06STATE202745/">06STATE202745</a>: cited here but not held' in text

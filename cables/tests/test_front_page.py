"""The front page counts what the pages count that its numbers lead to."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.models import Cable
from cables.tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _replaced() -> None:
    """Two cables, of which the later one replaces the other."""
    world.load()
    world.load(world.text(number=613), "07PORTLISSE613.txt")
    with world.by_hand():
        Cable.objects.filter(pk=world.cable().pk).update(superseded_by=world.cable(613))


def test_cables_paragraphs_and_figures_are_those_that_no_later_cable_replaces(client: Client) -> None:
    shown = client.get("/").context["holdings"]
    covered = client.get("/coverage/").context["totals"]
    assert shown["cables"] == covered["cables"] == client.get("/search/").context["found"].cables == 1
    assert shown["paragraphs"] == covered["paragraphs"] == 4
    assert shown["figures"] == client.get("/statistics/").context["page"].paginator.count > 0


def test_a_year_says_how_many_cables_its_link_shows(client: Client) -> None:
    (year,) = [row for row in client.get("/").context["years"] if row["cables"]]
    found = client.get(f"/search/?year={year['year']}").context["found"]
    assert found.cables == year["cables"] == 1


def test_the_countries_add_up_to_the_cables(client: Client) -> None:
    world.load(world.text(number=614), "07PORTLISSE614.txt")
    with world.by_hand():
        Cable.objects.filter(pk=world.cable(614).pk).update(country=None)
    shown = client.get("/").context
    assert [country.held for country in shown["countries"]] == [1]
    assert shown["elsewhere"] == 1
    assert shown["holdings"]["cables"] == 2
    assert client.get("/search/?country=none").context["found"].cables == 1


def test_the_page_of_a_country_lists_replaced_cables_too_and_says_so(client: Client) -> None:
    (country,) = client.get("/").context["countries"]
    page = client.get(country.get_absolute_url())
    assert len(page.context["cables"]) == country.held + page.context["replaced"] == 2
    assert "1 of these was replaced by a later cable" in page.content.decode()

"""Organizations: who is named, where, and under which names."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.deciding.withholding import withhold
from cables.models import Cable, Organization, Withholding
from cables.tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def foundation() -> Organization:
    world.load()
    return Organization.objects.get(name="Lantern Foundation")


def test_the_list_names_it_with_its_cables(client: Client, foundation: Organization) -> None:
    page = client.get("/organizations/?name=lantern").content.decode()
    assert foundation.get_absolute_url() in page
    assert "1 organization." in page


def test_its_page_shows_the_words_and_leads_to_them(client: Client, foundation: Organization) -> None:
    page = client.get(foundation.get_absolute_url()).content.decode()
    assert 'href="/cables/07PORTLISSE612/#par1"' in page
    assert '<mark class="hit">Lantern Foundation</mark>' in page


def test_one_merged_into_another_leads_there(client: Client, foundation: Organization) -> None:
    with world.by_hand():
        other = Organization.objects.create(slug="lantern-house", name="Lantern House", kind="NGO")
        foundation.merged_into = other
        foundation.save()
    assert client.get(foundation.get_absolute_url())["Location"] == "/organizations/lantern-house/"
    assert "Lantern Foundation" in client.get(other.get_absolute_url()).content.decode()
    assert 'href="/organizations/lantern-house/"' in client.get("/cables/07PORTLISSE612/").content.decode()


def test_one_named_only_where_it_is_withheld_is_not_found(client: Client, foundation: Organization) -> None:
    withhold(world.paragraph(1), Withholding.Kind.SAFETY, reason="r", editor=world.editor())
    response = client.get(foundation.get_absolute_url())
    assert response.status_code == 404
    assert "Lantern" not in response.content.decode()
    assert "Lantern" not in client.get("/organizations/").content.decode()


def test_it_is_found_by_an_acronym_that_a_cable_uses(client: Client, foundation: Organization) -> None:
    with world.by_hand():
        foundation.mentions.update(form="LTF")
    assert foundation.get_absolute_url() in client.get("/organizations/?name=ltf").content.decode()


def test_it_is_not_found_by_an_alias_that_is_withheld(client: Client, foundation: Organization) -> None:
    with world.by_hand():
        foundation.names = ["Secret House"]
        foundation.save()
        foundation.mentions.filter(paragraph=world.paragraph(1)).update(form="Secret House")
    withhold(world.paragraph(1), Withholding.Kind.SAFETY, reason="r", editor=world.editor())
    assert foundation.get_absolute_url() not in client.get("/organizations/?name=secret").content.decode()


@pytest.mark.parametrize("query", ["kind=zz", "country=QQ&page=99999999999", "name=%00", "kind=NGO&page=-1"])
def test_a_value_that_is_no_choice_is_left_out(client: Client, query: str) -> None:
    assert client.get(f"/organizations/?{query}").status_code == 200


def test_its_page_and_the_search_say_why_they_count_otherwise(
    client: Client, foundation: Organization
) -> None:
    world.load(world.text(number=613), "613.txt")
    with world.by_hand():
        Cable.objects.filter(pk=world.cable().pk).update(superseded_by=world.cable(613))
    page = client.get(foundation.get_absolute_url())
    found = client.get(f"/search/?org={foundation.slug}").context["found"]
    assert page.context["page"].paginator.count == found.passages + page.context["replaced"] == 2
    assert "without the 1 in cables that a later one replaces" in page.content.decode()

"""Two organizations made one are one wherever the public looks, and two again when that is undone."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.deciding.correcting import correct, withdraw
from cables.models import Correction, Organization

from . import world

pytestmark = pytest.mark.django_db


def _merge() -> tuple[Organization, Organization, Correction]:
    world.load()
    ministry = Organization.objects.get(name="Ministry of Labor")
    lantern = Organization.objects.get(name="Lantern Foundation")
    merged = correct(lantern, "merged_into", ministry.pk, reason="one body", editor=world.editor())
    return ministry, lantern, merged


def _found(client: Client, query: str) -> str:
    return client.get(f"/search/?{query}").content.decode()


def test_a_merged_organization_is_found_under_the_other(client: Client) -> None:
    ministry, lantern, _ = _merge()
    assert {ministry, lantern} & set(Organization.objects.public()) == {ministry}
    assert client.get(lantern.get_absolute_url()).headers["Location"] == ministry.get_absolute_url()
    page = client.get("/cables/07PORTLISSE612/").content.decode()
    assert f'href="{ministry.get_absolute_url()}" class="organization"' in page
    assert lantern.get_absolute_url() not in page
    assert world.keys(1)["org"] == [str(ministry.pk)]
    assert "Lantern Foundation" in client.get(ministry.get_absolute_url()).content.decode()
    assert f"org={lantern.slug}" not in _found(client, "q=averna")


def test_undone_they_are_two_again(client: Client) -> None:
    ministry, lantern, merged = _merge()
    withdraw(merged, reason="two bodies", editor=world.editor())
    assert {ministry, lantern} <= set(Organization.objects.public())
    assert client.get(lantern.get_absolute_url()).status_code == 200
    assert set(world.keys(1)["org"]) == {str(ministry.pk), str(lantern.pk)}
    assert f"org={lantern.slug}" in _found(client, "q=averna")
    world.load(world.text(world.BODY + "\n"))
    assert {ministry, lantern} <= set(Organization.objects.public())


def test_no_merger_leads_on_to_another() -> None:
    ministry, lantern, _ = _merge()
    with world.by_hand():
        third = Organization.objects.create(slug="third", name="Third Body", kind="ngo")
    with pytest.raises(ValueError, match="choose Ministry of Labor"):
        correct(third, "merged_into", lantern.pk, reason="-", editor=world.editor())
    with pytest.raises(ValueError, match="merge that one anew first"):
        correct(ministry, "merged_into", third.pk, reason="-", editor=world.editor())


def test_a_rejected_organization_is_not_marked_in_the_text(client: Client) -> None:
    world.load()
    lantern = Organization.objects.get(name="Lantern Foundation")
    correct(lantern, "review", "rejected", reason="no body", editor=world.editor())
    assert lantern.get_absolute_url() not in client.get("/cables/07PORTLISSE612/").content.decode()
    assert client.get(lantern.get_absolute_url()).status_code == 404

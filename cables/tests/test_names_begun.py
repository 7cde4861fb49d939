"""Countries, organizations, topics, codes and cables complete as one types."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.models import Organization
from cables.search import filters_of
from cables.search.offered.completion import names_begun

from . import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    world.load()


@pytest.mark.parametrize(
    ("typed", "kind", "fill"),
    [
        ("Aver", "country", "country:Averna"),
        ("shelters aver", "country", "shelters country:Averna"),
        ("lantern f", "organization", 'org:"Lantern Foundation"'),
        ("foundation", "organization", 'org:"Lantern Foundation"'),
        ("investigations, pros", "topic", "topic:law-enforcement-statistics"),
        ("29F", "question", "q:29F"),
        ("07portl", "cable", "07PORTLISSE612"),
        ("portlisse6", "cable", "07PORTLISSE612"),
    ],
)
def test_the_end_of_a_query_is_completed(client: Client, typed: str, kind: str, fill: str) -> None:
    found = {(name.kind, name.fill) for name in names_begun(typed)}
    assert (kind, fill) in found
    page = client.get("/names/", {"q": typed}).content.decode()
    assert "data-fill=" in page


def test_what_is_filled_in_is_understood_and_found() -> None:
    for typed in ("aver", "lantern", "investigations", "29F"):
        for name in names_begun(typed):
            filters = filters_of({"q": name.fill})
            assert filters.active, name
            assert filters.unread == ()


@pytest.mark.parametrize("typed", ["", "a", "zzzz", "%", "'", "_" * 300, "\\", "(", "07[0-9]*"])
def test_what_begins_no_name_gives_none(client: Client, typed: str) -> None:
    assert names_begun(typed) == []
    assert client.get("/names/", {"q": typed}).status_code == 200


def test_a_rejected_organization_is_not_offered() -> None:
    with world.by_hand():
        Organization.objects.update(review="rejected")
    assert names_begun("lantern") == []

"""Words of a header are found as part of the cable, and of no paragraph."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.models import Cable

from . import world

pytestmark = pytest.mark.django_db
DEPARTMENT = b"DEPARTMENT FOR G/TIP, INL/AE AND DRL\n\nE.O."


@pytest.fixture(autouse=True)
def _loaded() -> None:
    world.load(world.text().replace(b"E.O.", DEPARTMENT, 1))


def headers(client: Client, **asked: str) -> list[str]:
    return [cable.cable_id for cable in client.get("/search/", asked).context["headers"]]


@pytest.mark.parametrize("typed", ["INL/AE", "inl/ae", '"G/TIP INL"', "INL"])
def test_an_office_of_the_attention_line_leads_to_the_cable(client: Client, typed: str) -> None:
    page = client.get("/search/", {"q": typed})
    assert headers(client, q=typed) == ["07PORTLISSE612"]
    assert page.context["found"].passages == 0
    assert "In cable headers" in page.content.decode()


def test_headers_are_narrowed_as_cables_are_and_exclusions_alone_find_none(client: Client) -> None:
    assert headers(client, q="INL/AE", country="XE") == ["07PORTLISSE612"]
    assert headers(client, q="INL/AE", country="XF") == []
    assert headers(client, q="INL/AE NOT DRL") == []
    assert headers(client, q="-nowhere") == []


def test_a_withdrawn_cable_is_in_no_answer(client: Client) -> None:
    with world.by_hand():
        Cable.objects.update(withdrawn_at="2026-01-01T00:00Z")
    assert headers(client, q="INL/AE") == []

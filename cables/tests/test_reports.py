"""The page that says how a cable was read, and the one that says how its copies differ."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.models import Withholding
from cables.models.publication import republish
from cables.tests import world

pytestmark = pytest.mark.django_db
REPORT, COPIES = "/cables/07PORTLISSE612/report/", "/cables/07PORTLISSE612/copies/"
OPEN = world.BODY.replace("telephone {phone}, ", "")
OTHER = OPEN.replace("more money for shelters", "no money for shelters")


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def second_copy() -> None:
    world.load(world.text(OTHER), "another-scan.txt")


def test_the_report_says_what_was_answered_and_what_was_not(client: Client) -> None:
    world.load()
    page = get(client, REPORT)
    assert "3 of 38 questions answered" in page
    assert "/questions/2007/29A/" in page
    assert "/questions/2007/29F/" not in page


def test_the_report_names_a_repair_with_its_paragraph(client: Client) -> None:
    world.load(world.text(world.BODY.replace("(29F)", "(290)")))
    page = get(client, REPORT)
    assert "290" in page
    assert "29O" in page


def test_copies_that_differ_are_set_side_by_side(client: Client) -> None:
    world.load(world.text(OPEN))
    second_copy()
    page = get(client, COPIES)
    assert "more money" in page
    assert "no money" in page


def test_a_single_copy_says_so(client: Client) -> None:
    world.load()
    assert "one copy" in get(client, COPIES)


def test_withheld_words_stand_on_neither_page(client: Client) -> None:
    world.load()
    second_copy()
    cable = world.cable()
    first = cable.paragraphs.get(number=1)
    Withholding.objects.create(cable=cable, paragraph=first, kind="private", by_machine=False)
    republish(cable)
    for address in (REPORT, COPIES):
        page = get(client, address)
        assert "Lantern" not in page
        assert world.PHONE not in page


@pytest.mark.parametrize("address", [REPORT, COPIES])
def test_a_withdrawn_cable_is_gone_here_too(client: Client, address: str) -> None:
    world.load()
    cable = world.cable()
    cable.withdrawn_at = cable.read_at
    cable.save()
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("page", ["report", "copies"])
def test_printed_ids_lead_to_the_canonical_address(client: Client, page: str) -> None:
    world.load()
    response = client.get(f"/cables/07portlisse00612/{page}/")
    assert response.status_code == 301
    assert response["Location"] == f"/cables/07PORTLISSE612/{page}/"
    assert client.get(f"/cables/06STATE202745/{page}/").status_code == 302
    assert client.get(f"/cables/07NOWHERE1/{page}/").status_code == 404

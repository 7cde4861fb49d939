"""A name that stands only in a paragraph withheld whole is not told by its acronym elsewhere in the cable."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cables.deciding.withholding import lift, withhold
from cables.ingest import reread
from cables.models import Mention, Withholding

from . import world

pytestmark = pytest.mark.django_db
NAME = "Lake Aid Network for Orphans"
BODY = world.BODY.replace("The Lantern Foundation", f"The {NAME} (LANFO)").replace(
    "more money for shelters.", "more money for shelters. LANFO asked for it."
)
SLUG = "lake-aid-network-for-orphans"
PAGES = (
    "/organizations/", "/organizations.csv", "/organizations.json", f"/organizations/{SLUG}/",
    "/search/?q=LANFO", "/search/?q=orphans", "/search/?q=lake", f"/search/?org={SLUG}",
    "/search.json?q=LANFO", "/search.csv?q=LANFO", "/search.atom?q=LANFO",
    "/api/organizations", "/api/facets", "/api/paragraphs", "/api/cables/07PORTLISSE612",
    "/cables/07PORTLISSE612/", "/cables/07PORTLISSE612/?marks=organizations",
    "/cables/07PORTLISSE612.json", "/cables/07PORTLISSE612.csv", "/cables/07PORTLISSE612.txt",
    "/cables/07PORTLISSE612/report/", "/sitemap-organizations.xml",
)  # fmt: skip


def _told(client: Client) -> list[str]:
    """Pages that say the name, or its slug where that was not asked for."""
    found = []
    for address in PAGES:
        answer: Any = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if NAME in body.decode() or (SLUG in body.decode() and SLUG not in address):
            found.append(address)
    return found


def test_the_acronym_leads_to_the_name_while_both_are_public() -> None:
    world.load(world.text(BODY))
    second = Mention.objects.public().get(paragraph=world.paragraph(2), form="LANFO")
    assert second.name == NAME
    assert _told(Client())


def test_withheld_with_its_paragraph_the_name_is_told_nowhere(client: Client) -> None:
    world.load(world.text(BODY))
    withhold(world.paragraph(1), "safety", reason="she said so", editor=world.editor())
    assert "LANFO asked for it." in world.paragraph(2).public_text
    assert _told(client) == []
    assert client.get("/organizations/lake-aid-network-for-orphans/").status_code == 404
    reread(world.cable(), editor=world.editor(), reason="tried")
    assert _told(client) == []
    one = Withholding.objects.get(by_machine=False)
    lift(one, world.editor())
    one.refresh_from_db()
    lift(one, world.editor("otto"))
    assert Mention.objects.public().filter(paragraph=world.paragraph(2), name=NAME).exists()


def test_a_name_that_is_public_elsewhere_stays_so() -> None:
    told = BODY.replace("LANFO asked", f"The {NAME.upper()} (LANFO) asked")
    world.load(world.text(told))
    withhold(world.paragraph(1), "safety", reason="she said so", editor=world.editor())
    assert Mention.objects.public().filter(paragraph=world.paragraph(2), name=NAME).exists()

"""What programs are told: Atom of every search and of corrections, the sitemap, robots.txt, llms.txt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold
from cables.models import Cable

from . import world

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _get(address: str) -> Any:
    response = Client().get(address)
    assert response.status_code == 200, address
    return response


def _feed(address: str) -> Any:
    """The feed, held to what RFC 4287 demands of every one."""
    response = _get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"].startswith("http://testserver/")
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1, name
            assert one.findtext(ATOM + name)
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert feed.find(f"{ATOM}author") is not None
    return feed


def _titles(feed: Any) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def _sitemap() -> list[str]:
    """Every address that any part of the sitemap names."""
    parts = etree.fromstring(_get("/sitemap.xml").content).xpath("//s:loc/text()", namespaces=PLACES)
    found = []
    for part in parts:
        page = etree.fromstring(_get(part.removeprefix("http://testserver")).content)
        found += page.xpath("//s:loc/text()", namespaces=PLACES)
    return found


def test_a_search_can_be_followed() -> None:
    world.load()
    world.load(world.text(number=613), "613.txt")
    feed = _feed("/search.atom?country=XE&q=shelters")
    assert _titles(feed) == [
        "07PORTLISSE613: Averna: Submission for the 2007 TIP Report [sample, invented]",
        "07PORTLISSE612: Averna: Submission for the 2007 TIP Report [sample, invented]",
    ]
    assert "containing “shelters”" in feed.findtext(f"{ATOM}title")
    assert _titles(_feed("/search.atom?country=ZZ")) == []


def test_a_feed_changes_when_its_cables_do_and_only_then() -> None:
    world.load()
    first = _get("/search.atom")
    assert Client().get("/search.atom", headers={"If-None-Match": first["ETag"]}).status_code == 304
    with world.by_hand():
        Cable.objects.filter(held=True).update(read_at=timezone.now())
    assert Client().get("/search.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_each_feed_has_an_id_of_its_own_and_tells_when_a_cable_was_sent() -> None:
    assert _feed("/corrections.atom").findtext(f"{ATOM}updated").startswith("2000")
    world.load()
    ids = {_feed(address).findtext(f"{ATOM}id") for address in ("/corrections.atom", "/search.atom")}
    assert ids == {"http://testserver/corrections.atom", "http://testserver/search.atom"}
    (published,) = _feed("/search.atom").iterfind(f".//{ATOM}published")
    assert published.text == "2007-03-07T12:06:00+00:00"
    began = _feed("/corrections.atom").findtext(f"{ATOM}updated")
    assert datetime.fromisoformat(began) <= timezone.now()
    assert began.startswith(f"{world.cable().read_at:%Y-%m-%d}")


def test_corrections_can_be_followed_without_names_of_editors() -> None:
    world.load()
    correct(world.cable(), "subject", "AVERNA", reason="a misprint", editor=world.editor("vera"))
    feed = _feed("/corrections.atom")
    assert _titles(feed) == ["07PORTLISSE612: subject of a cable corrected [sample, invented]"]
    assert "a misprint" in _get("/corrections.atom").content.decode()
    assert "vera" not in _get("/corrections.atom").content.decode()


def test_of_what_is_withheld_no_correction_is_told() -> None:
    world.load()
    correct(world.paragraph(3), "text", "Her name.", reason="her name is Xanthippa", editor=world.editor())
    assert len(_titles(_feed("/corrections.atom"))) == 1
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    assert _titles(_feed("/corrections.atom")) == []


def test_what_is_withdrawn_is_in_no_feed_and_not_in_the_sitemap() -> None:
    world.load()
    correct(world.cable(), "subject", "AVERNA", reason="-", editor=world.editor())
    assert any("07PORTLISSE612" in address for address in _sitemap())
    with world.by_hand():
        Cable.objects.filter(held=True).update(withdrawn_at=timezone.now())
    assert not any("PORTLISSE" in address or "/countries/X" in address for address in _sitemap())
    assert _titles(_feed("/search.atom")) == []
    assert _titles(_feed("/corrections.atom")) == []


def test_the_sitemap_lists_public_cables_and_no_stubs() -> None:
    world.load()
    listed = [address for address in _sitemap() if "/cables/" in address]
    assert listed == ["http://testserver/cables/07PORTLISSE612/"]
    assert Cable.objects.filter(held=False).exists()


def test_every_kind_of_page_in_the_sitemap_is_there() -> None:
    world.load()
    kinds = {}
    for address in _sitemap():
        path = address.removeprefix("http://testserver")
        kinds.setdefault(path.split("/")[1], path)
    assert {"", "cables", "countries", "topics", "questions", "organizations", "api"} <= set(kinds)
    for path in kinds.values():
        _get(path)


def test_robots_keep_out_of_the_desk_and_of_filtered_lists() -> None:
    said = _get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in said
    assert "Disallow: /search/?" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


def test_what_is_said_to_language_models_leads_to_pages_that_are_there() -> None:
    world.load()
    said = _get("/llms.txt")
    assert said["Content-Type"].startswith("text/plain")
    text = said.content.decode()
    assert text.startswith("# TIP Cable Archive\n")
    for address in [part.split(")")[0] for part in text.split("](http://testserver")[1:]]:
        if "/ID/" not in address:
            _get(address)


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_search_breaks_its_feed(words: str) -> None:
    response = Client().get("/search.atom", {"q": words})
    assert response.status_code == 200
    etree.fromstring(response.content)
    assert Client().get("/search.atom", {"country": words}).status_code in (200, 400)

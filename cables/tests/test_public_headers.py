"""What every public answer says besides its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cables.tests import world

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/search/?q=averna",
    "/cables/07PORTLISSE612/",
    "/countries/",
    "/statistics/",
    "/help/",
    "/nowhere/",
]


@pytest.fixture(autouse=True)
def _cable(db: None) -> None:
    world.load()


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client, address: str) -> None:
    response = client.get(address)
    page = response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son[a-z]{3,12}=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\")", page)


def test_filtered_lists_are_kept_out_of_search_engines(client: Client) -> None:
    assert 'content="noindex"' in client.get("/search/?q=averna").content.decode()
    assert 'content="noindex"' not in client.get("/search/").content.decode()
    assert 'rel="nofollow"' in client.get("/search/").content.decode()


TOPIC = "/compare/?topic=law-enforcement-statistics"


@pytest.mark.parametrize(
    "filtered",
    [f"{TOPIC}&country=XE", f"{TOPIC}&rows=years", "/organizations/?name=IOM"],
)
def test_any_list_that_was_narrowed_is_kept_out_of_search_engines(client: Client, filtered: str) -> None:
    assert 'content="noindex"' in client.get(filtered).content.decode()
    for whole in (TOPIC, filtered.partition("?")[0]):
        assert 'content="noindex"' not in client.get(whole).content.decode()


def test_every_kind_of_page_has_a_description_of_its_own(client: Client) -> None:
    pages = [*PAGES, "/countries/XE/", TOPIC, "/topics/law-enforcement-statistics/", "/questions/2007/29F/"]
    described = {
        page: re.search('<meta name="description" content="([^"]*)"', client.get(page).content.decode())
        for page in dict.fromkeys(pages)
        if "search/?" not in page
    }
    said = [found[1] for found in described.values() if found]
    assert len(set(said)) == len(said) == len(described), described


def test_templates_name_no_other_host() -> None:
    templates = Path(settings.BASE_DIR) / "templates"
    named = {
        found
        for file in templates.rglob("*.html")
        for found in re.findall(r"(?:https?:)?//[\w.-]+", file.read_text())
    }
    assert named <= {"https://schema.org"}


@pytest.mark.parametrize(
    "address", ["/", "/search/", "/organizations/", "/compare/", "/coverage/", "/statistics/"]
)
def test_a_page_that_draws_on_sample_cables_says_so(client: Client, address: str) -> None:
    assert "invented countries" in client.get(address).content.decode()


def test_a_page_travels_compressed(client: Client) -> None:
    response = client.get("/cables/07PORTLISSE612/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]

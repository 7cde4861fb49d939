"""A search page carries the first values of each facet; the others are a click away, without scripts too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from cables.search.facets import SHOWN
from cables.tests import world

pytestmark = pytest.mark.django_db
NAMES = ["Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Heron", "Islet", "Jetty", "Knoll"]
NAMES += ["Larch", "Marsh", "North", "Otter", "Poplar"]
BODY = "1. (SBU) (27A) Police met many groups. " + " ".join(
    f"The {name} Foundation sheltered them." for name in NAMES
)
ALL = "/search/values/org/?q=police"


def _load() -> None:
    world.load(world.text(f"{BODY}\n\n2. (U) Enough.\n"))


def _listed(page: str, facet: str = "org") -> list[str]:
    return re.findall(rf'id="facet-{facet}-([^"]+)"', page)


def test_a_facet_shows_its_first_values_and_says_how_many_more_there_are(client: Client) -> None:
    _load()
    page = client.get("/search/?q=police").content.decode()
    assert len(_listed(page)) == SHOWN
    assert f'href="{ALL}"' in page
    assert f">{len(NAMES) - SHOWN} more</a>" in page


def test_all_values_are_on_the_page_of_the_facet(client: Client) -> None:
    _load()
    page = client.get(ALL).content.decode()
    assert len(_listed(page)) == len(NAMES)
    assert "containing “police”" in page


def test_a_chosen_value_is_shown_with_its_count_wherever_it_stands(client: Client) -> None:
    _load()
    (last,) = [value for value in _listed(client.get(ALL).content.decode()) if value.startswith("poplar")]
    page = client.get(f"/search/?q=police&org={last}").content.decode()
    assert last in _listed(page)
    assert len(_listed(page)) == SHOWN + 1
    line = page.split(f'id="facet-org-{last}"')[1].split("</a>")[0]
    assert '<span class="count">1</span>' in line


def test_a_facet_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/search/values/nothing/").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_others_come_in_place_and_can_be_found_by_typing(page: Any) -> None:
    _load()
    page.goto("/search/?q=police")
    more = page.get_by_role("link", name=re.compile(r"\d more"))
    more.hover()
    page.locator('script[src*="htmx"]').wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    more.click()
    expect(page.locator("#all-org li")).to_have_count(len(NAMES))
    assert page.url.endswith("/search/?q=police")
    page.get_by_label("Find in this list").fill("otter")
    expect(page.locator("#all-org li:visible")).to_have_count(1)
    page.locator("#all-org li:visible a").click()
    page.wait_for_url("**org=otter*")
    page.locator(".chips").get_by_text("Otter Foundation").wait_for()

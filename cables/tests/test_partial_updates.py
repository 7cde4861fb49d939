"""A filter changes a part of the page: focus stays, the address follows, and those who listen are told."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from .browsing import holding, settled

pytestmark = pytest.mark.browser
SAMPLES = settings.BASE_DIR / "fixtures" / "samples"


transactional_db = holding("07PORTLISSE112.txt", "08PORTLISSE97.html")


@pytest.fixture
def search(page: Any) -> Any:
    """A search, and a mark on the window that is gone after a whole page is loaded anew."""
    page.goto("/search/?q=police")
    page.evaluate("window.before = true")
    return page


def choose(page: Any, facet: str) -> None:
    page.locator(f"#facet-{facet}").focus()
    for _ in range(200):  # the page's policy lets nothing be evaluated there again and again
        if page.evaluate("Boolean(window.htmx)"):
            break
        page.wait_for_timeout(25)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{facet.replace('-', '=')}**")
    settled(page)


def test_focus_stays_on_the_filter_that_was_chosen(search: Any) -> None:
    choose(search, "country-XE")
    search.locator("#facet-country-XE[aria-current]").wait_for()
    search.locator("#facet-country-XE:focus").wait_for()
    assert search.evaluate("window.before")


def test_what_was_found_is_told_to_those_who_listen(search: Any) -> None:
    choose(search, "section-protection")
    search.locator("#told", has_text="in section Protection of victims").wait_for(state="attached")
    assert "passage" in search.locator("#told").inner_text()


def test_the_search_box_carries_the_filters_along(search: Any) -> None:
    choose(search, "country-XE")
    search.locator("#site-search input[name=country]").wait_for(state="attached")
    search.keyboard.press("/")
    search.keyboard.type("court")
    search.keyboard.press("Enter")
    search.wait_for_url("**/search/?country=XE&q=court")


def test_back_leads_to_the_former_question(search: Any) -> None:
    choose(search, "country-XE")
    search.locator(".chips", has_text="Averna").wait_for()
    search.go_back()
    search.wait_for_url("**/search/?q=police")
    search.locator(".chips").wait_for(state="detached")


def test_focus_stays_on_the_filter_also_where_the_whole_page_is_loaded_anew(search: Any) -> None:
    search.route("**/htmx-*.js", lambda route: route.abort())
    search.locator("#facet-country-XE").focus()
    search.keyboard.press("Enter")
    search.wait_for_url("**country=XE**")
    search.locator("#facet-country-XE[aria-current]:focus").wait_for()


def test_where_the_filter_is_gone_the_heading_of_what_was_found_has_the_focus(search: Any) -> None:
    choose(search, "country-XE")
    search.locator(".chips a", has_text="Averna").focus()
    search.keyboard.press("Enter")
    search.locator(".chips").wait_for(state="detached")
    search.locator(".asked h1:focus").wait_for()

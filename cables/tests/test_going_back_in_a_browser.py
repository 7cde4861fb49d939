"""The list is what its address says, however one came to it: by links, reload, Back, Forward, a cable."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .browsing import holding, settled

pytestmark = pytest.mark.browser
transactional_db = holding("07PORTLISSE112.txt", "08PORTLISSE97.html", "09DROVNIK118.html")
START = "/search/?q=trafficking"
HTMX_IS_THERE = """() => new Promise((there) => {
    const look = () => window.htmx ? there() : setTimeout(look, 20);
    look();
})"""
NEVER_KEPT = {"Cache-Control": "no-store"}


def choose(page: Any, facet: str, label: str) -> None:
    """A filter, with htmx, which is fetched when a link is reached for."""
    link = page.locator(f"section[aria-labelledby=facet-{facet}] a").filter(has_text=label).first
    link.hover()
    page.evaluate(HTMX_IS_THERE)
    before = page.url
    link.click()
    page.wait_for_url(lambda address: address != before)
    settled(page)


def consistent(page: Any) -> None:
    """Chips, title, feed and files say what the address says."""
    wanted = f"?{urlsplit(page.url).query}"
    values = set(re.findall(r"(?:country|year)=([^&]+)", wanted))
    expect(page.locator(".chips li:not(:has(.clear))")).to_have_count(len(values))
    feed = page.locator('link[type="application/atom+xml"]').first
    expect(feed).to_have_attribute("href", f"/search.atom{wanted}")
    expect(page.locator(f'a[href="/search.csv{wanted}"]')).not_to_have_count(0)
    expect(page).to_have_title(re.compile("trafficking"))


def test_back_and_forward_show_the_list_of_the_address(page: Any) -> None:
    page.goto(START)
    choose(page, "country", "Averna")
    consistent(page)
    choose(page, "year", "2007")
    consistent(page)
    page.reload()
    consistent(page)
    for step in (page.go_back, page.go_back, page.go_forward, page.go_forward, page.go_back):
        step()
        settled(page)
        consistent(page)
    assert "country=XE" in page.url
    assert "year=" not in page.url


def test_a_cable_and_back_shows_the_list_again(page: Any) -> None:
    page.goto(START)
    choose(page, "country", "Averna")
    choose(page, "year", "2007")
    page.locator(".hit-list a").first.click()
    page.wait_for_url("**/cables/**")
    for step in (page.go_back, page.go_back, page.go_back, page.go_forward, page.go_forward):
        step()
        page.wait_for_url("**/search/**")
        settled(page)
        consistent(page)


def test_without_the_browsers_own_page_cache_too(page: Any) -> None:
    page.route("**/search/**", lambda route: route.continue_(headers=route.request.headers | NEVER_KEPT))
    page.add_init_script("addEventListener('unload', () => {})")  # what keeps a page out of that cache
    page.goto(START)
    choose(page, "country", "Averna")
    page.locator(".hit-list a").first.click()
    page.wait_for_url("**/cables/**")
    for step in (page.go_back, page.go_back, page.go_forward):
        step()
        page.wait_for_url("**/search/**")
        settled(page)
        consistent(page)

"""The public pages in a real browser: reachable by keyboard, without scripts, and for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from cables.tests.browsing import AXE, faults, furnished_once
from cables.tests.kinds import CABLE, ERRORS, PAGES, furnish, names_of, page_names, slow_down

pytestmark = pytest.mark.browser


transactional_db = furnished_once(furnish)


@pytest.fixture(autouse=True)
def _one_search_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    slow_down(monkeypatch)


@pytest.fixture
def said(page: Any) -> Iterator[list[str]]:
    """What the browser complains of; nothing may be said by the end."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    refused = re.compile(r"status of 4(00|04|10)")
    page.on("console", lambda m: None if refused.search(m.text) else complaints.append(m.text))
    yield complaints
    assert complaints == []


def test_every_public_address_that_has_a_page_is_in_the_table() -> None:
    assert page_names() - names_of(PAGES) == set()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everybody_fits_a_phone_and_asks_no_other_host(
    page: Any, live_server: Any, said: list[str], address: str
) -> None:
    elsewhere: list[str] = []
    page.on("request", lambda r: elsewhere.append(r.url) if not r.url.startswith(live_server.url) else None)
    page.goto(address)
    assert faults(page) == {}
    assert elsewhere == []


def test_no_error_page_breaks_a_rule_of_accessibility(page: Any) -> None:
    page.goto("/healthz")
    for name in ERRORS:
        page.set_content(render_to_string(name))
        assert faults(page) == {}, name


def test_from_the_front_page_to_a_passage_by_keyboard_alone(page: Any, said: list[str]) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("convicted country:XE")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?**")
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cables/**#par*")
    page.locator(".para:target mark.hit").first.wait_for()


def test_keys_do_nothing_while_one_types(page: Any) -> None:
    page.goto("/")
    page.fill("#q", "")
    page.locator("#q").press_sequentially("j/k?")
    assert page.input_value("#q") == "j/k?"
    assert page.url.endswith("/")


@pytest.mark.parametrize("address", ["/cables/07PORTLISSE112/", "/countries/XE/"])
@pytest.mark.parametrize("width", [1280, 375])
def test_links_are_large_enough_to_touch_and_landmarks_are_told_apart(
    page: Any, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    rules = {"type": "rule", "values": ["target-size", "landmark-unique"]}
    found = AXE.run(page, options={"runOnly": rules, "rules": {"target-size": {"enabled": True}}})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_names_are_offered_while_one_types(page: Any) -> None:
    page.goto("/help/")
    page.locator("#site-q").press_sequentially("shelter aver")
    option = page.locator("#site-q-names option").first
    expect(option).to_have_attribute("value", "shelter country:Averna")
    page.locator("#site-q").fill("zzzz")
    expect(page.locator("#site-q-names option")).to_have_count(0)


def test_a_facet_narrows_the_search_and_its_chip_takes_that_back(page: Any, said: list[str]) -> None:
    page.goto("/search/?q=police")
    page.locator(".facet a", has_text="2007").first.click()
    page.wait_for_url("**year=2007**")
    expect(page.locator(".chips")).to_contain_text("2007")
    page.locator(".chips a", has_text="2007").click()
    page.wait_for_url(lambda url: "year" not in url)
    expect(page.locator(".chips")).to_have_count(0)


def test_marks_are_lit_on_demand(page: Any) -> None:
    page.goto(CABLE)
    figure = page.locator(".words .statistic").first
    lit = "e => getComputedStyle(e).backgroundColor"
    before = figure.evaluate(lit)
    page.check("#show-statistics")
    assert figure.evaluate(lit) != before


def test_everything_works_without_scripts(browser: Any, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#q", "police year:2007")
    page.click(".big-search button")
    page.locator(".passages .where").first.click()
    page.wait_for_url("**/cables/**")
    page.goto(f"{CABLE}?source=beside")
    assert page.locator("pre.source").count() > 10
    context.close()


WIDTHS = (1280, 1024, 768, 320)


@pytest.mark.parametrize("source", ["", "?source=beside"])
def test_a_paragraph_whose_number_was_misread_is_as_wide_as_the_others(page: Any, source: str) -> None:
    page.goto(f"{CABLE}{source}")
    wide = """renumbered => [...document.querySelectorAll('.para .words')]
      .filter(words => renumbered === Boolean(words.parentElement.querySelector('.alias')))
      .map(words => words.parentElement.querySelector('.words').clientWidth)"""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        renumbered, others = page.evaluate(wide, True), page.evaluate(wide, False)
        assert renumbered, "the sample has misread numbers"
        assert set(renumbered) <= set(others), (width, source)


def test_a_word_without_end_stays_within_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for asked in ('"{}"', "{}", "country:XE {}"):
        page.goto("/search/?q=" + asked.format("police " + "y" * 300))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{CABLE}?q={'y' * 300}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

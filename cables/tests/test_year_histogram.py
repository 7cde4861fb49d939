"""Years are chosen by form, by drawing over their bars, or with the keys; the same address comes of each."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from cables.search import Filters
from cables.search.facets import Facet, Value
from cables.search.histogram import histogram
from cables.search.query_in_words import chips, sentence
from cables.tests.browsing import holding

SAMPLES = settings.BASE_DIR / "fixtures" / "samples"


def facet(counts: dict[str, int], filters: Filters) -> Facet:
    values = [
        Value("year", year, year, count, year in filters.values("year"), filters)
        for year, count in counts.items()
    ]
    return Facet("year", "Reporting year", tuple(values))


def test_a_year_in_which_nothing_is_found_has_its_place() -> None:
    drawn = histogram(facet({"2005": 200, "2008": 1, "none": 4}, Filters()), Filters())
    assert [(bar.year, bar.count, bar.height) for bar in drawn.bars] == [
        (2005, 200, 100),
        (2006, 0, 0),
        (2007, 0, 0),
        (2008, 1, 3),
    ]
    assert drawn.bars[1].address == "?year=2006"
    assert (drawn.first, drawn.last) == (2005, 2008)
    assert [value.value for value in drawn.others] == ["none"]


def test_the_form_stands_on_the_chosen_years() -> None:
    filters = Filters.read({"year": ["2006-2007"]})
    drawn = histogram(facet({"2005": 2, "2006": 1, "2007": 1, "2008": 5}, filters), filters)
    assert (drawn.first, drawn.last) == (2006, 2007)


def test_without_any_year_there_are_no_bars() -> None:
    assert histogram(facet({"none": 4}, Filters()), Filters()).bars == ()


def test_years_without_a_hole_are_one_chip_and_one_span_in_words() -> None:
    filters = Filters.read({"year": ["2005", "2006-2008", "2010"], "country": ["XE"]})
    years = [chip for chip in chips(filters, []) if chip.title == "Reporting year"]
    assert [(chip.label, chip.address) for chip in years] == [
        ("2005–2008", "?country=XE&year=2010"),
        ("2010", "?country=XE&year=2005&year=2006&year=2007&year=2008"),
    ]
    assert sentence(Filters.read({"year": ["2006-2008", "2010", "none"]}), []) == (
        "of 2006–2008 or 2010 or of a year not stated"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("q=visa&from_year=2006&to_year=2008", "/search/?q=visa&year=2006-2008"),
        ("from_year=2008&to_year=2006", "/search/?year=2006-2008"),
        ("from_year=2007&to_year=", "/search/?year=2007-2007"),
        ("q=visa&from_year=x&to_year=99999", "/search/?q=visa&year=x"),
        ("country=XE&from_year=", "/search/?country=XE"),
    ],
)
def test_a_span_of_the_form_leads_to_the_one_address_of_its_question(asked: str, address: str) -> None:
    response = Client().get(f"/search/?{asked}")
    assert (response.status_code, response["Location"]) == (302, address)


transactional_db = holding(
    "05KAMBOLI310.html", "06PORTLISSE88.html", "07PORTLISSE112.txt", "08PORTLISSE97.html",
    "09PORTLISSE140.html",
)  # fmt: skip


@pytest.fixture
def bars(page: Any) -> Any:
    """A search over an archive of five reporting years."""
    page.goto("/search/?q=police")
    return page


@pytest.mark.browser
def test_years_are_drawn_over_with_the_mouse(bars: Any) -> None:
    first, last = (bars.locator(f"[data-year='{year}']").bounding_box() for year in (2006, 2008))
    bars.mouse.move(first["x"] + 5, first["y"] + 40)
    bars.mouse.down()
    bars.mouse.move(last["x"] + 5, last["y"] + 30, steps=5)
    bars.mouse.up()
    bars.wait_for_url("**/search/?q=police&year=2006-2008")
    expect(bars.locator(".histogram [aria-current]")).to_have_count(3)
    assert bars.locator(".chips").inner_text().count("2006–2008") == 1


@pytest.mark.browser
def test_years_are_drawn_over_with_the_keys(bars: Any) -> None:
    bars.locator("[data-year='2008']").focus()
    bars.keyboard.press("Shift+ArrowLeft")
    bars.keyboard.press("Shift+ArrowLeft")
    expect(bars.locator("[data-brush-said]")).to_have_text("2006 to 2008")
    bars.keyboard.press("Escape")
    expect(bars.locator(".brushed")).to_have_count(0)
    bars.keyboard.press("Shift+End")
    bars.keyboard.press("Enter")
    bars.wait_for_url("**/search/?q=police&year=2006-2009")


@pytest.mark.browser
def test_a_click_on_a_bar_is_a_click_on_its_link(bars: Any) -> None:
    bars.locator("[data-year='2007']").click()
    bars.wait_for_url("**/search/?q=police&year=2007")


@pytest.mark.browser
def test_years_are_chosen_without_scripts(bars: Any, browser: Any, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/search/?q=police&country=XE")
    plain.get_by_label("From").select_option("2006")
    plain.get_by_label("to", exact=True).select_option("2007")
    plain.locator("#show-years").click()
    assert plain.url.endswith("/search/?q=police&country=XE&year=2006-2007")
    context.close()

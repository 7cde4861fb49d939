"""The table of answers by keyboard, on a phone, on paper and turned; each emptiness has its own sign."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from cables.comparison import EMPTY

from .browsing import holding

pytestmark = pytest.mark.browser
ADDRESS = "/compare/?topic=law-enforcement-statistics"
LONG = ".compare details"


transactional_db = holding(
    "06PORTLISSE88.html", "07PORTLISSE112.txt", "08PORTLISSE97.html", "08CIUDADBALTAR388.txt"
)


@pytest.fixture
def table(page: Any) -> Any:
    page.goto(ADDRESS)
    return page


def sign(page: Any, state: str) -> str:
    said: str = page.locator(f".key .empty.{state}").evaluate("e => getComputedStyle(e, '::before').content")
    return said


def test_each_kind_of_emptiness_has_its_own_sign_and_words(table: Any) -> None:
    assert len({sign(table, state) for state in EMPTY}) == len(EMPTY) == 7
    for state, words in EMPTY.items():
        assert table.locator(f".key .empty.{state}").inner_text() == words
    assert table.locator("td .empty.not-held").count() > 0


def test_an_answer_is_opened_and_closed_with_the_keyboard(table: Any) -> None:
    answer = table.locator(LONG).first
    whole = answer.locator("> p")
    expect(whole).to_be_hidden()
    answer.locator("summary").focus()
    table.keyboard.press("Enter")
    expect(whole).to_be_visible()
    expect(answer.locator(".opening")).to_be_hidden()
    table.keyboard.press("Enter")
    expect(whole).to_be_hidden()


def test_on_a_phone_answers_stand_below_each_other_with_their_year(table: Any) -> None:
    table.set_viewport_size({"width": 320, "height": 700})
    cell = table.locator(".compare td", has=table.locator(".excerpt")).first
    assert cell.bounding_box()["width"] > 250
    year = cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert year.strip('"') == cell.get_attribute("data-label")
    assert table.evaluate("document.querySelector('.scroll').scrollWidth <= innerWidth")
    assert table.get_by_role("rowheader", name="Averna").count() == 1


def test_on_paper_answers_are_whole_and_nothing_asks_to_be_clicked(table: Any) -> None:
    table.emulate_media(media="print")
    assert table.locator(f"{LONG} > p").first.is_visible()
    for useless in ("header.site", ".picker", f"{LONG} .opening", ".take"):
        assert not table.locator(useless).first.is_visible(), useless


def test_the_table_turned_round_says_the_same(table: Any) -> None:
    answers = table.locator(".compare td .where").all_inner_texts()
    table.locator(".filters > summary").click()
    table.get_by_label("Rows").select_option("years")
    table.get_by_role("button", name="Show").click()
    table.wait_for_url("**rows=years**")
    assert table.locator("thead th").all_inner_texts() == ["Year", "Averna", "Sanlucero"]
    assert sorted(table.locator(".compare td .where").all_inner_texts()) == sorted(answers)
    rows = list(csv.reader(Client().get(ADDRESS.replace("/?", ".csv?")).getvalue().decode().splitlines()))
    assert len(rows) > len(answers)


def test_all_years_stand_side_by_side_on_a_common_screen(table: Any) -> None:
    wide = table.evaluate("document.querySelector('.scroll').scrollWidth")
    assert wide <= table.evaluate("document.querySelector('.scroll').clientWidth")


def test_several_countries_and_years_are_ticked_in_boxes_that_show_whole_lines(table: Any) -> None:
    table.locator(".filters > summary").click()
    for name, value in (("country", "XE"), ("year", "2007"), ("year", "2008")):
        box = table.locator(f"input[type=checkbox][name={name}][value='{value}']")
        box.focus()
        table.keyboard.press("Space")
    table.get_by_role("button", name="Show", exact=True).click()
    table.wait_for_url("**country=XE**year=2007**year=2008**")
    assert table.locator(".several input:checked").count() == 3
    assert table.locator(".filters > summary").inner_text() == "Filter: Averna 2007 2008"
    assert table.locator(".compare thead th").all_inner_texts()[1:] == ["2007", "2008"]


def test_the_head_and_the_first_column_stay_in_view(table: Any) -> None:
    table.set_viewport_size({"width": 700, "height": 420})
    table.set_viewport_size({"width": 800, "height": 420})
    region = table.locator(".scroll.tall")
    region.evaluate("e => e.scrollTo(300, 300)")
    box = region.bounding_box()
    head = table.locator(".compare thead th").first.bounding_box()
    assert head["y"] == pytest.approx(box["y"], abs=2)
    assert head["x"] == pytest.approx(box["x"], abs=2)


def test_cells_are_about_as_high_as_each_other_until_they_are_opened(table: Any) -> None:
    heights = table.locator(".compare .opening").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert max(heights) <= 220


def test_two_years_of_one_country_are_set_against_each_other_word_by_word(table: Any) -> None:
    table.locator(".changes-link").first.click()
    table.wait_for_url("**year=**year=**#changes")
    changed = table.locator("#changes .merged")
    expect(changed.locator("del").first).to_be_visible()
    expect(changed.locator("ins").first).to_be_visible()


def test_a_comparison_is_printed_from_its_first_sheet(table: Any) -> None:
    names = "e => getComputedStyle(e).page"
    table.emulate_media(media="print")
    assert table.locator("body").evaluate(names) == "wide"
    assert table.locator(".compare").evaluate(names) == "auto"  # a sheet of its own would begin a new one


def test_on_a_phone_coverage_shows_every_year_below_its_country(table: Any) -> None:
    years = table.locator(".compare thead th").count() - 1
    table.set_viewport_size({"width": 375, "height": 700})
    table.goto("/coverage/")
    cells = table.locator(".coverage tbody tr").first.locator("td")
    assert cells.count() == years
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
        label = cell.evaluate("e => getComputedStyle(e, '::before').content").strip('"')
        assert label == cell.get_attribute("data-label")

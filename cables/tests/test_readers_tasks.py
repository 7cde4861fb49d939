"""What a journalist, a researcher, a librarian and an analyst came for, each within eight actions.

The first task, who reported convictions for labor trafficking and how that changed, and the eighth, all of it
by keyboard alone, are in test_journeys.py.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from .browsing import holding

pytestmark = pytest.mark.browser
MOST = 8  # actions

transactional_db = holding(
    "06PORTLISSE88.html", "07PORTLISSE112.txt", "08PORTLISSE97.html", "08DROVNIK151.txt", "08KAMBOLI264.html",
    "07DROVNIK203.html", "08CIUDADBALTAR388.txt",
)  # fmt: skip


class Reader:
    """Counts what somebody does."""

    def __init__(self, page: Any) -> None:
        self.page, self.actions = page, 0

    def click(self, where: Any) -> None:
        self.actions += 1
        where.click()

    def follow(self, name: str, within: str = "body") -> None:
        self.click(self.page.locator(within).get_by_role("link", name=name, exact=True).first)

    def tick(self, name: str, value: str) -> None:
        self.actions += 1
        self.page.locator(f".several input[name={name}][value='{value}']").check()

    def type(self, where: Any, text: str) -> None:
        self.actions += 1
        where.fill(text)
        where.press("Enter")

    def download(self, name: str) -> pd.DataFrame:
        with self.page.expect_download() as found:
            self.follow(name, "main")
        return pd.read_csv(io.BytesIO(found.value.path().read_bytes()))


@pytest.fixture
def reader(page: Any) -> Iterator[Reader]:
    page.goto("/")
    one = Reader(page)
    yield one
    assert one.actions <= MOST


def test_2_what_governments_spend_in_three_countries_side_by_side_and_exported(reader: Reader) -> None:
    reader.follow("Figures", "header.site")
    reader.click(reader.page.locator(".filters > summary"))
    reader.tick("kind", "government-funding")
    choices = reader.page.locator("input[name=country]")
    countries = [choices.nth(at).get_attribute("value") for at in range(3)]
    for country in countries:
        reader.tick("country", country)
    reader.click(reader.page.get_by_role("button", name="Show"))
    reader.page.wait_for_url("**kind=government-funding**")
    shown = reader.page.locator(".figures tbody tr th").all_inner_texts()
    table = reader.download("CSV")
    assert len(table) == len(shown) > 0
    assert set(table["country_iso2"]) <= set(countries)
    assert table["quote"].notna().all()


def test_3_one_kind_in_one_country_over_the_years_as_a_chart_and_into_pandas(reader: Reader) -> None:
    reader.follow("Figures", "header.site")
    reader.follow("Victims identified", ".suggested")
    reader.page.wait_for_url("**kind=victims-identified**")
    reader.follow("Victims identified in Averna", ".chart")
    reader.page.wait_for_url("**/charts/XE/victims-identified/**")
    drawn = reader.page.locator(".chart .values text").all_text_contents()
    table = reader.download("CSV")
    stated = [*table["value"].dropna(), *table["prior_value"].dropna()]
    assert sorted(f"{value:,.0f}" for value in stated) == sorted(drawn)
    assert len(drawn) > 1
    assert pd.to_datetime(table["period_start"]).notna().all()


def test_4_an_organization_across_countries(reader: Reader) -> None:
    reader.follow("Organizations", "header.site")
    reader.type(reader.page.get_by_label("Name"), "International Organization for Migration")
    reader.follow("International Organization for Migration", ".scroll")
    reports = reader.page.locator("section:has(h2:text-is('In reports on'))")
    expect(reports.locator("a").nth(1)).to_be_visible()
    reader.follow("Search these paragraphs", "main")
    reader.page.locator(".chips", has_text="International Organization for Migration").wait_for()


def test_5_a_phrase_an_exclusion_and_the_beginning_of_a_word(reader: Reader) -> None:
    reader.type(reader.page.locator("#q"), '"forced labor" -police traffick*')
    said = reader.page.locator(".sentence").first.inner_text()
    assert "exactly “forced labor”" in said
    assert "words beginning with “traffick”" in said
    assert "but not “police”" in said
    expect(reader.page.locator(".hit-list mark").first).to_be_visible()


def test_6_chicago_and_bibtex_of_a_paragraph(reader: Reader) -> None:
    reader.type(reader.page.locator("#q"), "07PORTLISSE112 para 3")
    reader.follow("07PORTLISSE112, paragraph 3", ".notice")
    reader.click(reader.page.locator("#par3 .passage-tools a[data-cite]"))
    said = reader.page.locator("dialog")
    assert "cable 07PORTLISSE112" in said.locator("[data-copy]").first.inner_text()
    assert "paragraph 3" in said.locator("[data-copy]").first.inner_text()
    reader.click(said.locator("summary", has_text="BibTeX"))
    assert "@techreport{cable07PORTLISSE112par3," in said.inner_text()
    before = reader.page.evaluate("scrollY")
    reader.page.keyboard.press("Escape")
    said.wait_for(state="detached")
    assert reader.page.evaluate("scrollY") == before


def test_7_what_is_missing(reader: Reader) -> None:
    reader.follow("Coverage", "header.site")
    expect(reader.page.locator(".coverage")).to_contain_text("not held")
    reader.click(reader.page.locator(".coverage a[href='/cables/07PORTLISSE112/']"))
    expect(reader.page.locator(".ledger")).to_contain_text("section 5 missing")
    expect(reader.page.locator(".missing").first).to_be_visible()


def test_9_a_search_is_shared_gone_back_to_and_loaded_again(reader: Reader) -> None:
    page = reader.page
    reader.type(page.locator("#q"), "shelter")
    reader.click(page.locator(".facets a", has_text="Averna").first)
    page.locator(".chips", has_text="Averna").wait_for()
    said = page.locator(".sentence").first.inner_text()
    other = page.context.browser.new_context().new_page()
    other.goto(page.url)
    assert other.locator(".sentence").first.inner_text() == said
    page.reload()
    assert page.locator(".sentence").first.inner_text() == said
    reader.click(page.locator(".hit-list a").first)
    page.wait_for_url("**/cables/**")
    page.go_back()
    assert page.locator(".sentence").first.inner_text() == said


def test_10_a_comparison_fills_its_sheets_from_the_first(reader: Reader) -> None:
    reader.follow("Compare", "header.site")
    reader.actions += 1
    reader.page.get_by_label("Topic").select_option("law-enforcement-statistics")
    reader.click(reader.page.get_by_role("button", name="Show"))
    reader.page.locator(".compare").wait_for()
    sheets = PdfDocument(reader.page.pdf(format="Letter", prefer_css_page_size=True))
    first = sheets[0].get_textpage().get_text_range()
    assert "2008" in first
    assert "Averna" in first
    whole = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    assert "open the whole answer" not in whole
    assert "Sanlucero" in whole

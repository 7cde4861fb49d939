"""An editor at the review page in a real browser: by keyboard, lit on both sides, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from cables.models import Correction, Mention, Paragraph, Statistic, Withholding

from . import world
from .browsing import log_in, settled

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REVIEW, QUEUE = "/admin/review/07PORTLISSE612/", "/admin/queue/"


@pytest.fixture
def desk(page: Any, live_server: Any) -> Any:
    """A tab of an editor, in which nothing may be complained of."""
    world.load()
    log_in(page, live_server)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def test_an_editor_works_by_keyboard_alone(desk: Any) -> None:
    convictions = Statistic.objects.get(kind="convictions")
    desk.goto(f"{REVIEW}#statistic-{convictions.pk}")
    lit = desk.locator(".of.lit")
    assert lit.all_text_contents() == ["nine traffickers in 2006"] * 2
    desk.keyboard.press("a")
    desk.get_by_text("confirmed by an editor").wait_for()
    settled(desk)
    assert Statistic.objects.get(kind="convictions").review == "confirmed"
    desk.goto(f"{REVIEW}#codes-{world.paragraph(2).pk}")
    desk.locator("[data-item]:focus").wait_for()
    desk.keyboard.press("c")
    desk.locator(".work :focus").wait_for()
    desk.locator("#id_text").fill("The Government of Averna has promised lighthouses. jkarn")
    desk.locator("#id_reason").fill("it is misread")
    desk.locator("#id_reason").press("Enter")
    desk.locator("ins").first.wait_for()
    assert not Correction.objects.filter(field="text").exists()
    desk.locator("[data-save]:focus").wait_for()
    desk.keyboard.press("Enter")
    desk.locator(".work").wait_for(state="detached")
    assert world.paragraph(2).public_text.endswith("lighthouses. jkarn")


def test_selected_words_begin_a_new_paragraph(desk: Any) -> None:
    desk.goto(REVIEW)
    desk.evaluate(
        """() => { const words = document.querySelector('#par1 [data-words]');
        const found = document.evaluate(".//text()[contains(., 'Lantern')]", words, null, 9).singleNodeValue;
        getSelection().setBaseAndExtent(found, found.data.indexOf('Lantern'), found, found.data.length); }"""
    )
    desk.locator("#par1").get_by_role("link", name="Divide here").click()
    settled(desk)
    assert desk.locator("#par1 [data-selection]").input_value().startswith("Lantern")
    desk.locator("#par1 #id_reason").fill("two in one")
    desk.locator("#par1").get_by_role("button", name="Show the difference").click()
    desk.locator("#par1 ins").first.wait_for()
    settled(desk)
    desk.locator("#par1 [data-save]").click()
    desk.locator("#par1-b").wait_for()
    assert Paragraph.objects.get(key="par1-b").text.startswith("Lantern")


def test_without_scripts_everything_can_be_done(browser: Any, live_server: Any) -> None:
    world.load()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server)
    page.goto(QUEUE)
    page.locator(".line a").first.click()
    page.locator("#par2").get_by_role("link", name="Add a figure").click()
    page.get_by_label("Words").fill("more money for shelters")
    page.get_by_label("Number").fill("more money")
    page.get_by_label("Value").first.fill("1")
    page.get_by_label("Reason").fill("missed")
    page.get_by_role("button", name="Show the difference").click()
    page.locator("[data-save]").click()
    page.wait_for_url("**/review/07PORTLISSE612/*")
    context.close()
    assert Statistic.objects.get(review="added").quote == "more money for shelters"


@pytest.mark.parametrize("kind", ["withholding", "organization"])
def test_the_key_opens_the_page_that_asks_and_does_nothing(desk: Any, kind: str) -> None:
    thing = Withholding.objects.get() if kind == "withholding" else Mention.objects.all()[0].organization
    desk.goto(f"{REVIEW}#{kind}-{thing.pk}")
    desk.locator(f"#{kind}-{thing.pk}").focus()
    desk.keyboard.press("r")
    desk.wait_for_url("**/verdict/**")
    expect(desk.locator("input[name=reason]")).to_be_visible()
    assert not Withholding.objects.exclude(lifted_at=None).exists()
    assert not Correction.objects.exists()

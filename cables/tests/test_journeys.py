"""A reader's question, from the front page to a citation, as a newcomer would go: who reported convictions
for labor trafficking in 2008, and how did that country's answer change?"""

from __future__ import annotations

from typing import Any

import pytest

from .browsing import holding

pytestmark = pytest.mark.browser
HELD = ("07PORTLISSE112.txt", "08PORTLISSE97.html", "08DROVNIK151.txt", "08CIUDADBALTAR388.txt")
YEARS = ["2007", "2008"]
IN_SIGHT = """[...document.querySelectorAll(".para:target mark")].some((mark) =>
    mark.textContent === "convicted" && mark.getBoundingClientRect().top > 0
    && mark.getBoundingClientRect().bottom < innerHeight)"""


transactional_db = holding(*HELD)


@pytest.fixture
def front(page: Any) -> Any:
    """The front page of an archive of three invented countries, of one of them with two years."""
    page.goto("/")
    return page


def has_found(page: Any) -> None:
    """Who reported it, in the words of the cable, lit and with what stands around them."""
    page.wait_for_url("**/cables/08PORTLISSE97/**#par3")
    passage = page.locator(".para:target")
    page.wait_for_function(IN_SIGHT)
    lit = {mark.lower() for mark in passage.locator("mark").all_inner_texts()}
    assert {"convicted", "labor", "trafficking"} <= lit
    assert "One person was convicted of labor trafficking" in " ".join(passage.inner_text().split())
    assert passage.locator(".answers-to", has_text="28C").count() == 1


def has_compared(page: Any) -> None:
    """Both years' answers to the same question beside each other, each with the code of its year."""
    page.wait_for_url("**/compare/?topic=penalties-labor-trafficking&country=XE")
    assert page.locator("thead th").all_inner_texts()[1:] == YEARS
    codes = [page.locator(f"tbody td:nth-of-type({n}) .where").first.inner_text() for n in (1, 2)]
    assert [code.partition(",")[0] for code in codes] == ["29C", "28C"]


def has_cited(page: Any) -> str:
    """A citation of the earlier answer, with its paragraph and what the text is worth."""
    said: str = page.locator("dialog [data-copy]").first.inner_text()
    assert "cable 07PORTLISSE112" in said
    assert "paragraph" in said
    assert "text version" in said
    return said


def test_by_mouse_within_eight_actions(front: Any) -> None:
    front.locator("#q").fill("convicted labour trafficking")  # 1
    front.get_by_role("button", name="Search").click()  # 2
    front.locator(".histogram a", has_text="2008").click()  # 3
    front.locator(".chips", has_text="2008").wait_for()
    front.locator(".hit-list a.where").first.click()  # 4
    has_found(front)
    answer = front.locator(".para:target .answers-to", has_text="28C")
    answer.get_by_role("link", name="other year").first.click()  # 5
    has_compared(front)
    front.locator("tbody td:nth-of-type(1) .where a").first.click()  # 6
    front.wait_for_url("**/cables/07PORTLISSE112/#par*")
    front.locator(".para:has(:target) .passage-tools").get_by_role("link", name="cite").click()  # 7
    has_cited(front)


def tab_to(page: Any, name: str) -> None:
    """On to the next link or button of this name, as often as it takes within a screen or two."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(name):
            return
    raise AssertionError(f"no {name} within reach")


def test_by_keyboard_alone(front: Any) -> None:
    front.context.grant_permissions(["clipboard-read", "clipboard-write"])
    front.keyboard.press("/")
    front.keyboard.type("convicted labour trafficking year:2008")
    front.keyboard.press("Enter")
    front.wait_for_url("**/search/**")
    front.locator(".hit-list").wait_for()
    front.keyboard.press("j")
    front.keyboard.press("Enter")
    has_found(front)
    tab_to(front, "28C")
    tab_to(front, "1 other year")
    front.keyboard.press("Enter")
    has_compared(front)
    tab_to(front, "29C")
    front.keyboard.press("Enter")
    front.wait_for_url("**/cables/07PORTLISSE112/#par*")
    tab_to(front, "cite")
    front.keyboard.press("Enter")
    said = has_cited(front)
    tab_to(front, "Copy")
    front.keyboard.press("Enter")
    front.locator("dialog button", has_text="Copied").wait_for()
    assert front.evaluate("navigator.clipboard.readText()") == said

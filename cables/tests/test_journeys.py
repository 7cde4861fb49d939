"""A reader's question, from the front page to the passage: who reported convictions in 2008, and what had the
same country answered a year before? Told in actions, as a newcomer would take them."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from cables.ingest import ingest_paths

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YEARS = ("07PORTLISSE112.txt", "08PORTLISSE97.html")


@pytest.fixture
def front(page: Any) -> Any:
    """The front page of an archive that holds two years of one invented country."""
    for outcome in ingest_paths([settings.BASE_DIR / "fixtures" / "samples" / name for name in YEARS]):
        assert outcome.cable_id, outcome
    page.goto("/")
    return page


def test_by_mouse_within_eight_actions(front: Any) -> None:
    front.locator("#q").fill("courts convicted")  # 1
    front.get_by_role("button", name="Search").click()  # 2
    front.locator(".histogram a", has_text="2008").click()  # 3
    front.locator(".chips", has_text="2008").wait_for()
    front.locator(".hit-list a.where").first.click()  # 4
    answer = front.locator(":target")
    answer.locator("mark").first.wait_for()
    answer.get_by_text("Other years").click()  # 5
    answer.locator(".elsewhere a").first.click()  # 6
    front.wait_for_url("**/compare/**")
    assert front.locator("th", has_text="2007").count() == 1
    front.locator("a[href*='/cables/07PORTLISSE112/']").first.click()  # 7
    assert front.locator(":target").is_visible()


def test_by_keyboard_alone(front: Any) -> None:
    front.keyboard.press("/")
    front.keyboard.type("courts convicted year:2008")
    front.keyboard.press("Enter")
    front.wait_for_url("**/search/**")
    front.keyboard.press("j")
    front.keyboard.press("Tab")
    front.keyboard.press("Tab")
    front.keyboard.press("Enter")
    front.wait_for_url("**/cables/08PORTLISSE97/**")
    front.locator("mark").first.wait_for()

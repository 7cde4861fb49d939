"""A day at the desk in a real browser: figures by keyboard across cables, a name, a batch, a copy, a file."""

from __future__ import annotations

from typing import Any

import pytest

from cables.admin.review.batches import work
from cables.models import Cable, Source, Statistic, Taken, Withholding, Witness

from . import world
from .browsing import log_in, settled

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CABLES = (612, 613, 614)
FIGURES = 12
MORE = world.BODY.replace(
    "for shelters.",
    "for shelters. In 2006 police arrested 31 suspects, courts prosecuted 17 of them, and NGOs trained 45"
    " officials.",
)


@pytest.fixture
def desk(page: Any, live_server: Any) -> Any:
    """A tab of an editor, in which nothing may be complained of, with three cables to look at."""
    for number in CABLES:
        world.load(world.text(MORE, number=number), f"{number}.txt")
    log_in(page, live_server)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def _confirmed() -> int:
    return Statistic.objects.filter(review="confirmed").count()


def _focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement?.dataset?.item ?? ''"))


def _decide_figures(page: Any) -> None:
    """The figures of the cable that is open, by `n` and `a` alone, four of them at most."""
    for _ in range(4):
        before = _focused(page)
        page.keyboard.press("n")
        while not _focused(page).startswith("statistic-"):
            assert _focused(page) != before, "no key leads to a figure"
            before = _focused(page)
            page.keyboard.press("n")
        decided = _focused(page)
        page.keyboard.press("a")
        page.locator(f"#{decided} .state").wait_for()
        settled(page)
        assert _focused(page), "the focus is lost"


def test_twelve_figures_are_decided_by_keyboard_across_three_cables(desk: Any) -> None:
    desk.goto("/admin/review/07PORTLISSE612/")
    for number in CABLES:
        desk.wait_for_url(f"**/07PORTLISSE{number}/")
        _decide_figures(desk)
        if number != CABLES[-1]:
            desk.keyboard.press(">")
    assert _confirmed() == FIGURES
    assert {one.cable_id for one in Cable.objects.filter(statistics__review="confirmed")} == {
        f"07PORTLISSE{number}" for number in CABLES
    }


def test_a_name_is_withheld_in_all_its_places_with_one_form(desk: Any) -> None:
    desk.goto("/admin/review/07PORTLISSE612/#par1")
    desk.locator("#par1").get_by_role("link", name="Withhold").click()
    settled(desk)
    desk.locator("#id_words").fill("Lantern Foundation")
    desk.locator("#id_kind").select_option("private")
    desk.locator("#id_reason").fill("they ask for it")
    desk.get_by_role("button", name="Show the difference").click()
    desk.get_by_text("They stand in 2 other places: tick those that are meant.").wait_for()
    settled(desk)
    for box in desk.get_by_label("07PORTLISSE61").all():
        box.check()
    desk.locator("[data-save]").click()
    desk.locator(".work").wait_for(state="detached")
    assert Withholding.objects.filter(kind="private", lifted_at=None).count() == 3
    assert not desk.request.get("/search.json?q=lantern").json()["count"]


def test_a_batch_is_decided_left_found_again_and_undone(desk: Any) -> None:
    desk.goto("/admin/queue/?doubt=unchecked")
    desk.get_by_role("link", name="Decide many at once").click()
    desk.get_by_label("Reason, for all").fill("looked at the sample")
    desk.get_by_role("button", name="Accept: all").click()
    desk.get_by_role("progressbar").wait_for()
    desk.goto("/admin/")
    while work():
        pass
    whole = _confirmed()
    assert whole > FIGURES
    desk.goto("/admin/")
    desk.get_by_role("link", name="Many at once by vera").click()
    desk.get_by_label("Why").fill("the sample was none")
    desk.get_by_role("button", name="Undo all of it").click()
    desk.get_by_text("Undone by vera").wait_for()
    while work():
        pass
    assert _confirmed() == 0


def _act(page: Any, row: str, action: str, button: str) -> None:
    """An action in a list, with the page that asks why."""
    page.get_by_role("row").filter(has_text=row).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(action)
    page.get_by_role("button", name="Go").click()
    page.get_by_label("Why").fill("it is the better one")
    page.get_by_role("button", name=button).click()
    page.locator(".messagelist").wait_for()


def test_another_copy_is_chosen_and_a_wrong_file_removed(desk: Any) -> None:
    shorter = MORE[: MORE.index("4. (U)")].replace("more money", "much money")
    world.load(world.text(shorter, number=613), "clean scan of 613.txt")
    desk.goto("/admin/cables/witness/")
    _act(desk, "clean scan of 613.txt", "choose", "Read it from this copy")
    assert Witness.objects.get(cable=world.cable(613), chosen=True).source.name == "clean scan of 613.txt"
    desk.goto("/admin/cables/source/")
    _act(desk, "614.txt", "remove", "Remove")
    assert Source.objects.get(name="614.txt").removed_at
    assert desk.request.get("/cables/07PORTLISSE614/").status == 404


def test_a_cable_is_taken_and_given_back(desk: Any) -> None:
    desk.goto("/admin/review/07PORTLISSE612/")
    desk.get_by_role("button", name="Take this cable").click()
    desk.get_by_text("You work on this").wait_for()
    desk.goto("/admin/")
    desk.get_by_text("You work on 07PORTLISSE612.").wait_for()
    desk.goto("/admin/review/07PORTLISSE612/")
    desk.get_by_role("button", name="Give it back").click()
    desk.get_by_role("button", name="Take this cable").wait_for()
    assert not Taken.objects.exists()

"""Every page of the desk, and what readers see of its work, in a real browser: nothing breaks a rule of
accessibility, nothing is wider than a phone, and the browser complains of nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from cables.admin.review.redividing import redividing
from cables.deciding.correcting import correct
from cables.deciding.dividing import join
from cables.deciding.withholding import lift, withhold
from cables.models import Correction, Statistic, Withholding
from cables.models.reports import report

from . import world
from .browsing import faults, furnished_once, log_in, settled

pytestmark = pytest.mark.browser
REVIEW = "/admin/review/07PORTLISSE612/"
WHY = "it is misread"


def furnish() -> None:
    """Something of every kind to look at."""
    world.load()
    editor = world.editor()
    for field, says in (("text", "It has promised\nlighthouses."), ("mark", "U")):
        correct(world.paragraph(2), field, says, reason=WHY, editor=editor)
    correct(_figure(), "value", "90", reason=WHY, editor=editor)
    withheld = withhold(world.paragraph(1), "safety", reason=WHY, editor=editor)
    lift(withheld, editor)
    report(world.cable(), world.paragraph(3), "privacy", "It tells of a person.", "", "10.0.0.1")
    world.load(world.text(world.BODY.replace("more money", "less money")))


transactional_db = furnished_once(furnish)


@pytest.fixture
def desk(page: Any, live_server: Any) -> Any:
    log_in(page, live_server)
    return page


def _figure() -> Statistic:
    return Statistic.objects.get(kind="convictions")


def overtake() -> None:
    """Somebody else corrects the figure meanwhile."""
    value = (_figure().value or 0) + 10
    correct(_figure(), "value", str(value), reason=WHY, editor=world.editor("otto"))


def difference(page: Any) -> None:
    page.goto(REVIEW)
    page.locator("#par2 .tools").get_by_role("link", name="Correct").click()
    settled(page)
    page.locator("#par2 #id_text").fill("It has promised harbors.")
    page.locator("#par2 #id_reason").fill(WHY)
    page.get_by_role("button", name="Show the difference").click()
    page.locator("#par2 ins").first.wait_for()


def conflict(page: Any) -> None:
    page.goto(reverse("admin:cables_statistic_change", args=[_figure().pk]))
    overtake()
    page.fill("#id_value", "92")
    page.fill("#id_reason", WHY)
    page.click("input[name=_save]")
    page.locator(".errornote").wait_for()


def conflict_at_review(page: Any) -> None:
    page.goto(f"{REVIEW}par3/correct/statistic/{_figure().pk}/")
    overtake()
    page.fill("#id_value", "92")
    page.fill("#id_reason", WHY)
    page.get_by_role("button", name="Show the difference").click()
    page.locator(".told, .errorlist").first.wait_for()


def contradiction(page: Any) -> None:
    page.goto(f"{REVIEW}par3/correct/statistic/{_figure().pk}/")
    page.fill("#id_value_min", "7")
    page.fill("#id_reason", WHY)
    page.get_by_role("button", name="Show the difference").click()
    page.locator(".errorlist").first.wait_for()


def come_too_late(page: Any) -> None:
    page.goto(f"{REVIEW}par3/join/")
    page.fill("#id_reason", WHY)
    with redividing(world.cable(), world.editor("otto"), WHY):
        join(world.paragraph(3), reason=WHY, editor=world.editor("otto"))
    page.get_by_role("button", name="Show the difference").click()
    page.locator(".typed").wait_for()


def upload_preview(page: Any) -> None:
    page.goto(reverse("admin:cables_source_add"))
    content = world.text(world.BODY.replace("nine traffickers", "eleven traffickers"))
    page.set_input_files(
        "input[type=file]", {"name": "07PORTLISSE612.txt", "mimeType": "text/plain", "buffer": content}
    )
    page.get_by_role("button", name="Show what they would change").click()
    page.get_by_role("button", name="Load 07PORTLISSE612.txt").wait_for()


def asked(page: Any, thing: Any, action: str) -> None:
    """The page before an action of a list is done."""
    page.goto(reverse(f"admin:cables_{thing._meta.model_name}_changelist"))
    page.check(f"input[name=_selected_action][value='{thing.pk}']")
    page.select_option("select[name=action]", action)
    page.click("button[name=index]")
    page.locator(".confirm .shown").wait_for()


def refused(page: Any) -> None:
    """The same, sent without what it asks for."""
    asked(page, world.cable(), "withdraw")
    page.locator(".confirm button.save").click()
    page.locator(".confirm .errorlist").first.wait_for()


def second_step(page: Any) -> None:
    page.goto("/admin/two-step/")
    page.get_by_role("button", name="Set it up").click()
    page.locator(".qr svg").wait_for()


def by_key(page: Any, kind: str) -> None:
    """The page that the review page's key for rejecting opens."""
    page.goto(REVIEW)
    page.locator(f".item.{kind}").first.focus()
    page.keyboard.press("r")
    page.wait_for_url("**/verdict/**")


PAGES: dict[str, Any] = {
    "first page": "/admin/",
    "queue": "/admin/queue/",
    "changed readings": "/admin/queue/?doubt=changed",
    "review": REVIEW,
    "difference": difference,
    "contradiction": contradiction,
    "conflict": conflict,
    "conflict at review": conflict_at_review,
    "bulk": "/admin/queue/at-once/?doubt=unchecked",
    "history of a figure": lambda page: page.goto(
        reverse("admin:cables_statistic_history", args=[_figure().pk])
    ),
    "history of a paragraph": lambda page: page.goto(
        reverse("admin:cables_paragraph_history", args=[world.paragraph(2).pk])
    ),
    "correction": lambda page: page.goto(
        reverse("admin:cables_correction_change", args=[Correction.objects.latest("pk").pk])
    ),
    "upload": "/admin/cables/source/add/",
    "upload preview": upload_preview,
    "withholdings": "/admin/cables/withholding/",
    "withdraw a cable": lambda page: asked(page, world.cable(), "withdraw"),
    "withdraw a cable, refused": refused,
    "lift what is withheld": lambda page: asked(page, Withholding.objects.get(kind="phone"), "lift"),
    "make public from the review page": lambda page: by_key(page, "withholding"),
    "reject an organization everywhere": lambda page: by_key(page, "organization"),
    "second step": "/admin/two-step/",
    "second step set up": second_step,
    "report a problem": "/cables/07PORTLISSE612/problem/?paragraph=par3",
    "public history": "/cables/07PORTLISSE612/history/",
    "public history of a paragraph": "/cables/07PORTLISSE612/history/par2/",
    "add a figure": f"{REVIEW}par1/add/",
    "divide": f"{REVIEW}par2/split/",
    "come too late": come_too_late,  # the last: it joins a paragraph
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_desk_is_for_everybody(desk: Any, name: str) -> None:
    where, said = PAGES[name], []
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda error: said.append(str(error)))
    desk.goto(where) if isinstance(where, str) else where(desk)
    assert said == []  # before axe is there, which complains of the policy itself
    assert faults(desk) == {}


def test_the_list_of_withholdings_shows_all_its_columns(desk: Any) -> None:
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto(reverse("admin:cables_withholding_changelist"))
    table, shown = desk.evaluate(
        "[document.querySelector('#result_list').scrollWidth, document.querySelector('.results').clientWidth]"
    )
    assert table <= shown

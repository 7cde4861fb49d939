"""An action in a list is done to what the list has shown, and says what was done and what was not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct
from cables.deciding.reviewing import token
from cables.models import Cable, Correction, Problem, Report, Statistic, Withholding
from cables.models.reports import report

from . import world
from .lists import address_of, answered, asked, chosen, sent_back

pytestmark = pytest.mark.django_db
UNSEEN = "left as before: not shown on the page that was sent"


def _everything(desk: Client, action: str, shown: Any, **more: Any) -> str:
    """Select all, across the pages of the list, of which one has shown this row."""
    sent = {"action": action, "index": "0", "select_across": "1", "_selected_action": [shown.pk]}
    sent |= {f"seen-{shown.pk}": token(shown)} | more
    return str(desk.post(address_of(shown), sent, follow=True).content.decode())


def test_of_all_across_the_pages_only_what_was_shown_is_confirmed(desk: Client) -> None:
    world.load()
    one, others = Statistic.objects.all()[0], Statistic.objects.count() - 1
    told = _everything(desk, "confirm", one)
    assert "1 confirmed now" in told
    assert f"{others} were {UNSEEN}" in told
    assert Correction.objects.get().object_id == one.pk


def test_a_row_of_another_page_that_somebody_changed_is_not_overwritten(desk: Client) -> None:
    world.load()
    one, other = Statistic.objects.all()[:2]
    correct(other, "review", "rejected", reason="-", editor=world.editor("otto"))
    _everything(desk, "confirm", one)
    other.refresh_from_db()
    assert other.review == "rejected"


@pytest.mark.parametrize("action", ["confirm", "reject"])
def test_a_row_that_is_sent_without_what_was_seen_of_it_is_left_and_told(desk: Client, action: str) -> None:
    world.load()
    one = Statistic.objects.all()[0]
    told = desk.post(address_of(one), {"action": action, "_selected_action": [one.pk]}, follow=True)
    assert f"1 was {UNSEEN}" in told.content.decode()
    assert "Nothing was done" in told.content.decode()
    assert not Correction.objects.exists()


def test_all_across_the_pages_are_shown_before_they_are_withdrawn(desk: Client) -> None:
    """A page asks before this is done: it shows those of other pages too."""
    world.load()
    world.load(world.text(number=613), "613.txt")
    page = _everything(desk, "withdraw", world.cable())
    for cable in Cable.objects.all():
        assert f'name="seen-{cable.pk}"' in page
    assert Cable.objects.filter(held=True, withdrawn_at=None).count() == 2


def test_confirmed_twice_is_told_to_be_said_already(desk: Client) -> None:
    world.load()
    one, other = Statistic.objects.all()[:2]
    chosen(desk, "confirm", one)
    told = chosen(desk, "confirm", *Statistic.objects.filter(pk__in=[one.pk, other.pk])).content.decode()
    assert "1 confirmed now" in told
    assert "1 left: said so already" in told


def test_a_correction_that_is_withdrawn_already_is_not_counted(desk: Client) -> None:
    world.load()
    row = correct(world.paragraph(2), "heading", "MONEY", reason="-", editor=world.editor())
    assert "1 withdrawn: the machine" in chosen(desk, "withdraw", row, reason="-").content.decode()
    told = chosen(desk, "withdraw", row, reason="-").content.decode()
    assert "1 left: withdrawn already" in told
    assert "Nothing was done" in told


def test_where_the_machine_reads_as_before_nothing_is_kept(desk: Client) -> None:
    world.load()
    row = correct(world.paragraph(2), "text", "It has promised.", reason="-", editor=world.editor())
    told = chosen(desk, "keep", row).content.decode()
    assert "1 left: read by the machine as before" in told
    world.load(world.text(world.BODY.replace("more money", "less money")))
    assert "1 kept" in chosen(desk, "keep", row).content.decode()


def test_a_doubt_that_was_settled_before_is_not_settled_again(desk: Client) -> None:
    world.load()
    with world.by_hand():
        first, second = [
            Problem.objects.create(cable=world.cable(), order=order, kind="-", text="-") for order in (8, 9)
        ]
    chosen(desk, "settle", first)
    told = chosen(desk, "settle", *Problem.objects.filter(pk__in=[first.pk, second.pk])).content.decode()
    assert "1 settled" in told
    assert "1 left: settled before" in told


def test_a_report_that_somebody_else_settled_meanwhile_is_told(desk: Client) -> None:
    world.load()
    one = report(world.cable(), None, "misread", "-", "", "")
    sent = {"action": "settle", "_selected_action": [one.pk], "reason": "-", f"seen-{one.pk}": token(one)}
    chosen(desk, "settle", one, reason="It was so.")
    told = desk.post(reverse("admin:cables_report_changelist"), sent, follow=True).content.decode()
    assert "changed by somebody else meanwhile" in told
    assert "1 settled" not in told
    assert Report.objects.get().decided == "It was so."


def test_of_what_is_lifted_only_what_became_public_is_said_to_be(desk: Client) -> None:
    world.load()
    contact = Withholding.objects.get()
    page = asked(desk, "lift", contact)
    answered(desk, "lift", contact)
    told = sent_back(desk, page, contact)
    assert "1 public again" not in told
    assert "Nothing was done" in told

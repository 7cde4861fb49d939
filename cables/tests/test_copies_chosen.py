"""Several copies of a cable: an editor sees which one is read and why, and chooses another."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold
from cables.ingest import choose, leave_choice
from cables.models import Witness

from . import world

pytestmark = pytest.mark.django_db
LIST = reverse("admin:cables_witness_changelist")
SHORT = world.BODY[: world.BODY.index("3. (SBU)")]


@pytest.fixture
def copies() -> tuple[Witness, Witness]:
    """The whole one, which is read, and a short one."""
    world.load(world.text(), "whole.txt")
    world.load(world.text(SHORT.replace("more money", "much money")), "short.txt")
    return Witness.objects.get(chosen=True), Witness.objects.get(chosen=False)


def _choose(witness: Witness) -> None:
    choose(witness, editor=world.editor(), reason="the other one is a later forgery")


def test_the_chosen_copy_is_read_though_another_has_more_text(copies: Any) -> None:
    _choose(copies[1])
    assert world.cable().paragraphs.filter(removed_at=None).count() == 2
    assert "much money" in world.paragraph(2).public_text


def test_what_is_loaded_later_does_not_undo_the_choice(copies: Any) -> None:
    _choose(copies[1])
    world.load(world.text(world.BODY.replace("(U) Post's", "(U) This post's")), "longer.txt")
    assert Witness.objects.get(chosen=True).source.name == "short.txt"


def test_the_rule_chooses_again_once_the_choice_is_left(copies: Any) -> None:
    _choose(copies[1])
    leave_choice(world.cable(), editor=world.editor(), reason="it is no forgery")
    assert Witness.objects.get(chosen=True).source.name == "whole.txt"
    assert world.cable().paragraphs.filter(removed_at=None).count() == 4


def test_corrections_stay_whichever_copy_is_read(copies: Any) -> None:
    figure = world.cable().statistics.get(value=120)
    correct(figure, "unit", "persons", reason="so it says", editor=world.editor())
    _choose(copies[1])
    assert world.cable().statistics.get(value=120).unit == "persons"


def test_a_copy_without_the_withheld_paragraph_is_not_read(copies: Any) -> None:
    withhold(world.paragraph(4), "private", reason="a name", editor=world.editor())
    with pytest.raises(ValueError, match="Words are withheld in paragraphs that this copy has not"):
        _choose(copies[1])
    assert Witness.objects.get(chosen=True) == copies[0]
    assert not Witness.objects.exclude(chosen_by=None).exists()


def test_the_desk_says_which_copy_is_read_and_why(desk: Client, copies: Any) -> None:
    page = desk.get(reverse("admin:cables_cable_change", args=[world.cable().pk])).content.decode()
    assert "yes: the copy with most text" in page
    _choose(copies[1])
    assert "yes: chosen by vera" in desk.get(LIST).content.decode()


def test_the_desk_shows_the_difference_and_asks_why_before_another_copy_is_read(
    desk: Client, copies: Any
) -> None:
    asked = {"action": "choose", "_selected_action": [copies[1].pk]}
    page = desk.post(LIST, asked).content.decode()
    assert "<del>more</del><ins>much</ins>" in page
    assert Witness.objects.get(chosen=True) == copies[0]
    seen = page.split(f'name="seen-{copies[1].pk}" value="')[1].split('"')[0]
    confirmed = asked | {"confirmed": "1", f"seen-{copies[1].pk}": seen.replace("&#x27;", "'")}
    assert "This field is required" in desk.post(LIST, confirmed).content.decode()
    said = desk.post(LIST, confirmed | {"reason": "the better scan"}, follow=True).content.decode()
    assert "1 chosen." in said
    assert Witness.objects.get(chosen=True) == copies[1]

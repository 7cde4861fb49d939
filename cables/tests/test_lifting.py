"""What is withheld is lifted in the list after a page that shows the words in their place and asks why."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.deciding.reviewing import confirm_withheld
from cables.deciding.versions import versions
from cables.deciding.withholding import withhold
from cables.models import Withholding

from . import world
from .lists import answered, asked, sent_back

pytestmark = pytest.mark.django_db


def _withhold(words: str, kind: str = "private", number: int = 1) -> Withholding:
    world.load()
    at = world.paragraph(number).public_text.index(words)
    span = {"start": at, "end": at + len(words)}
    return withhold(world.paragraph(number), kind, reason="her aunt", editor=world.editor("otto"), **span)


def test_the_page_shows_the_words_in_their_paragraph_and_publishes_nothing(desk: Client) -> None:
    withheld = _withhold("Lantern Foundation")
    page = asked(desk, "lift", withheld)
    assert "The <del>[withheld: private person]</del><ins>Lantern Foundation</ins> sheltered 14" in page
    assert "withheld by otto: her aunt" in page
    assert "Lantern" not in world.paragraph(1).public_text


def test_the_reason_that_was_typed_is_the_one_that_history_tells(desk: Client) -> None:
    withheld = _withhold("Lantern Foundation")
    assert "1 public again" in answered(desk, "lift", withheld, reason="It is in every newspaper.")
    assert "Lantern Foundation" in world.paragraph(1).public_text
    assert versions(withheld)[-1].said["reason"] == "It is in every newspaper."


def test_without_a_reason_nothing_is_published(desk: Client) -> None:
    withheld = _withhold("Lantern Foundation")
    assert "This field is required." in answered(desk, "lift", withheld, reason="")
    assert "Lantern" not in world.paragraph(1).public_text


def test_of_several_each_shows_its_own_words_and_they_are_counted(desk: Client) -> None:
    first, third = _withhold("Lantern Foundation"), _withhold("nine traffickers", number=3)
    page = asked(desk, "lift", first, third)
    assert "<ins>Lantern Foundation</ins>" in page
    assert "<ins>nine traffickers</ins>" in page
    assert "2 public again" in sent_back(desk, page, first, third)


def test_a_paragraph_that_is_withheld_whole_is_shown_whole(desk: Client) -> None:
    world.load()
    whole = withhold(world.paragraph(2), "other", reason="-", editor=world.editor())
    page = asked(desk, "lift", whole)
    assert "paragraph 2, all of it" in page
    assert "has promised more money for shelters." in page


def test_words_that_another_withholding_covers_are_said_to_stay_withheld(desk: Client) -> None:
    within = _withhold("Lantern Foundation")
    withhold(world.paragraph(1), "safety", reason="-", editor=world.editor())
    assert "nothing that is published changes" in asked(desk, "lift", within)
    answered(desk, "lift", within)
    assert "Lantern" not in world.paragraph(1).public_text


def test_what_somebody_else_decided_meanwhile_is_not_lifted(desk: Client) -> None:
    world.load()
    contact = Withholding.objects.get()
    page = asked(desk, "lift", contact)
    confirm_withheld(contact, reason="a private number", editor=world.editor("otto"))
    told = sent_back(desk, page, contact)
    assert "1 was left as before: changed by somebody else meanwhile" in told
    assert world.PHONE not in world.paragraph(4).public_text


def test_who_asked_first_cannot_agree_with_himself_and_is_told_so(desk: Client) -> None:
    withheld = _withhold("Lantern Foundation", kind="safety")
    assert "1 still withheld, until a second editor agrees" in answered(desk, "lift", withheld)
    told = answered(desk, "lift", withheld)
    assert "1 left: you asked for it yourself" in told
    assert "Nothing was done" in told
    assert "Lantern" not in world.paragraph(1).public_text


def test_what_is_public_already_is_not_said_to_be_lifted(desk: Client) -> None:
    withheld = _withhold("Lantern Foundation")
    answered(desk, "lift", withheld)
    told = answered(desk, "lift", withheld)
    assert "1 left: public already" in told
    assert "1 public again" not in told

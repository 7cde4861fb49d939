"""Words are withheld wherever they stand in the paragraph, by the review page and by the form alike."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold_words
from cables.models import Withholding
from proofs.pages import form_to

from . import world

pytestmark = pytest.mark.django_db
TWICE = world.BODY.replace(
    "for shelters.", "for shelters. Anna Berg asked for it.\nIts minister met Anna\nBerg in 2006."
)
REVIEW = "/admin/review/07PORTLISSE612/par2/withhold/"
ADD = "/admin/cables/withholding/add/"


def _load(body: str = TWICE) -> None:
    world.load(world.text(body))


def _review(desk: Client, words: str, step: str = "save") -> str:
    sheet = form_to(desk.get(REVIEW).content.decode(), REVIEW)
    sheet |= {"words": words, "kind": "private", "reason": "she asked", step: "1"}
    return str(desk.post(REVIEW, sheet, follow=True).content.decode())


def _add(desk: Client, words: str) -> str:
    data = {"paragraph": world.paragraph(2).pk, "kind": "private", "reason": "she asked", "words": words}
    return str(desk.post(ADD, data, follow=True).content.decode())


WAYS = pytest.mark.parametrize("way", [_review, _add])


@WAYS
def test_words_are_withheld_wherever_they_stand_however_lines_are_broken(way: Any, desk: Client) -> None:
    _load()
    way(desk, "Anna Berg")
    text = world.paragraph(2).public_text
    assert "Anna" not in text
    assert text.count("[withheld: private person]") == 2
    assert Withholding.objects.filter(kind="private").count() == 2


@WAYS
def test_more_words_around_them_tell_the_one_place_that_is_meant(way: Any, desk: Client) -> None:
    _load()
    way(desk, "minister met Anna Berg")
    assert "Anna Berg asked for it.\nIts [withheld: private person] in 2006" in world.paragraph(2).public_text


@WAYS
def test_words_that_do_not_stand_there_are_refused_with_the_reason(way: Any, desk: Client) -> None:
    _load()
    assert "The published text has no such words" in way(desk, "Anna Stern")
    assert not Withholding.objects.filter(kind="private").exists()


@WAYS
def test_words_of_which_one_part_is_an_editors_own_are_all_withheld(way: Any, desk: Client) -> None:
    _load()
    says = "Anna Berg was right. " + world.paragraph(2).text
    correct(world.paragraph(2), "text", says, reason="-", editor=world.editor())
    way(desk, "Anna Berg")
    assert "Anna" not in world.paragraph(2).public_text


def test_the_difference_shows_every_place_and_how_many_there_are_before_anything_is_withheld(
    desk: Client,
) -> None:
    _load()
    page = _review(desk, "Anna Berg", step="preview")
    assert "These words stand 2 times in the paragraph: all of them are withheld." in page
    assert "Anna" in world.paragraph(2).public_text
    assert "These words stand once" in _review(desk, "met Anna Berg", step="preview")
    assert "All of the paragraph is withheld." in _review(desk, "", step="preview")


def test_the_form_says_how_many_places_were_withheld(desk: Client) -> None:
    _load()
    assert "These words stand 2 times" in _add(desk, "Anna Berg")


def test_every_place_stays_withheld_when_the_text_around_it_moves() -> None:
    _load()
    withhold_words(world.paragraph(2), "Anna Berg", "private", reason="-", editor=world.editor())
    world.load(world.text("0. (U) One line more.\n\n" + TWICE.replace("promised more", "promised some more")))
    assert "some more" in world.paragraph(2).public_text
    assert "Anna" not in world.paragraph(2).public_text


def test_no_kind_is_chosen_before_somebody_chooses(desk: Client) -> None:
    _load()
    sheet = form_to(desk.get(REVIEW).content.decode(), REVIEW)
    told = desk.post(REVIEW, sheet | {"words": "Anna Berg", "reason": "she asked", "save": "1"})
    assert "This field is required" in told.content.decode()
    assert not Withholding.objects.filter(reason="she asked").exists()


def test_words_are_found_in_any_case_and_with_or_without_accents(desk: Client) -> None:
    _load(world.BODY.replace("for shelters.", "for shelters. ANNA BÉRG asked; Anna Berg's house is open."))
    _review(desk, "Anna Berg")
    text = world.paragraph(2).public_text
    assert "ANNA" not in text
    assert "Anna" not in text


def test_other_places_of_the_words_are_offered_and_those_ticked_are_withheld_with_them(desk: Client) -> None:
    again = TWICE.replace("120 victims", "120 victims, as ANNA BERG said,")
    _load(again)
    world.load(world.text(again.replace("ANNA", "Anna"), number=613), "613.txt")
    shown = _review(desk, "Anna Berg", "preview")
    assert "They stand in 3 other places" in shown
    assert "07PORTLISSE612, paragraph 1" in shown
    sheet = form_to(desk.get(REVIEW).content.decode(), REVIEW)
    sheet |= {"words": "Anna Berg", "kind": "private", "reason": "she asked", "save": "1"}
    ticked = {"others": [f"paragraph-{p.pk}" for p in (world.paragraph(1), world.paragraph(2, 613))]}
    desk.post(REVIEW, sheet | ticked)
    for number, cable in ((1, 612), (2, 612), (2, 613)):
        assert "berg" not in world.paragraph(number, cable).public_text.lower()
    assert "Anna BERG" in world.paragraph(1, 613).public_text
    acts = set(Withholding.objects.filter(kind="private").values_list("reason", flat=True))
    assert acts == {"she asked"}

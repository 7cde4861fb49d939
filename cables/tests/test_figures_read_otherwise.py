"""A figure that an editor vouches for and that another text states otherwise, or not at all, is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct, keep, withdraw
from cables.deciding.versions import revert, versions
from cables.models import Correction, Review, Statistic

from . import world

pytestmark = pytest.mark.django_db
FIRST = "1. (SBU) (27A) Averna"


def _edition(*replaced: str) -> bytes:
    """Another text with other offsets, and with words replaced: old, new, old, new."""
    body = world.BODY.replace(FIRST, FIRST.replace("Averna", "As ever, Averna"))
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        body = body.replace(old, new)
    return world.text(body)


def _correct(field: str = "value", says: object = "90") -> Correction:
    figure = Statistic.objects.get(kind="convictions")
    return correct(figure, field, says, reason="misread", editor=world.editor())


def _gone() -> bytes:
    return _edition("nine traffickers", "traffickers")


@pytest.mark.parametrize(("field", "says"), [("value", "90"), ("unit", "men"), ("review", "confirmed")])
def test_another_value_in_another_copy_is_a_changed_reading_of_the_same_figure(
    desk: Client, field: str, says: str
) -> None:
    world.load()
    correction = _correct(field, says)
    world.load(_edition("nine traffickers", "eleven traffickers"))
    figure = Statistic.objects.get(kind="convictions")
    assert (figure.pk, figure.source_start is None) == (correction.object_id, False)
    correction.refresh_from_db()
    assert correction.changed_reading
    assert correction.read == {"value": "11", "unit": "persons", "review": "machine"}[field]
    assert "misread" in desk.get("/admin/queue/?doubt=changed").content.decode()
    keep(correction, editor=world.editor())
    world.load(_edition("nine traffickers", "eleven  traffickers"))
    correction.refresh_from_db()
    assert not correction.changed_reading


def test_of_two_figures_of_a_kind_none_is_taken_for_the_other() -> None:
    world.load()
    pk = _correct().object_id
    world.load(_edition("nine traffickers in 2006", "eleven traffickers in 2006 and convicted two in 2005"))
    assert Statistic.objects.get(pk=pk).source_start is None
    assert Statistic.objects.filter(kind="convictions", source_start__isnull=False).count() == 2


def test_words_that_are_gone_are_told_and_not_public(desk: Client) -> None:
    world.load()
    correction = _correct()
    world.load(_gone())
    correction.refresh_from_db()
    assert correction.changed_reading
    assert not Statistic.objects.public().filter(kind="convictions").exists()
    page = desk.get("/admin/review/07PORTLISSE612/").content.decode()
    assert "its words are gone" in page


def test_words_that_come_back_need_no_decision() -> None:
    world.load()
    correction = _correct()
    world.load(_gone())
    world.load(_edition())
    figure = Statistic.objects.get(kind="convictions")
    correction.refresh_from_db()
    assert (figure.pk, figure.value, figure.source_start is None) == (correction.object_id, 90, False)
    assert not correction.changed_reading


def test_who_keeps_a_correction_of_words_that_are_gone_is_not_asked_again() -> None:
    world.load()
    correction = _correct()
    world.load(_gone())
    keep(correction, editor=world.editor())
    world.load(_edition("nine traffickers", "traffickers", "more money", "much more money"))
    correction.refresh_from_db()
    assert not correction.changed_reading


def test_withdrawn_last_it_is_gone_at_once() -> None:
    world.load()
    first, second = _correct(), _correct("unit", "men")
    world.load(_gone())
    withdraw(first, reason="no", editor=world.editor())
    assert Statistic.objects.get(kind="convictions").unit == "men"
    withdraw(second, reason="no", editor=world.editor())
    assert not Statistic.objects.filter(kind="convictions").exists()
    assert Correction.objects.count() == 2


def test_gone_back_to_what_the_machine_read_it_is_gone_and_the_desk_says_so(desk: Client) -> None:
    world.load()
    figure = Statistic.objects.get(kind="convictions")
    act = versions(figure)[0].act
    _correct()
    world.load(_gone())
    address = reverse("admin:cables_statistic_history", args=[figure.pk])
    seen = Statistic.objects.get(pk=figure.pk).version
    sent = {"act": f"{act}", "seen": seen, "save": "1", "reason": "the new text has no such figure"}
    answer: Any = desk.post(address, sent, follow=True)
    assert answer.status_code == 200
    assert "Reverted: value" in answer.content.decode()
    assert not Statistic.objects.filter(pk=figure.pk).exists()


def test_a_machine_reading_that_moved_within_the_same_text_stays_one_figure() -> None:
    world.load()
    correction = _correct("review", Review.CONFIRMED.value)
    with world.by_hand():
        Statistic.objects.filter(kind="convictions").update(
            source_start=5
        )  # as another reader would place it
    world.load(world.text(world.BODY + "\n"))
    figure = Statistic.objects.get(kind="convictions")
    assert (figure.pk, figure.review) == (correction.object_id, Review.CONFIRMED)


def test_a_version_is_gone_back_to_in_one_go() -> None:
    world.load()
    first = versions(Statistic.objects.get(kind="convictions"))[0]
    _correct()
    _correct("unit", "men")
    changed = revert(Statistic.objects.get(kind="convictions"), first, editor=world.editor())
    assert changed == ["value", "unit"]

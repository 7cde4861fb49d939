"""From cable to cable at the desk: what waits, who works on it, how far it has come."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cables.admin.review.flow import beside
from cables.deciding.correcting import correct
from cables.deciding.withholding import withdraw_cable
from cables.ingest import remove
from cables.models import Source, Statistic, Taken

from . import world

pytestmark = pytest.mark.django_db
REVIEW = "/admin/review/07PORTLISSE612/"


def _load(*numbers: int) -> None:
    for number in numbers:
        world.load(world.text(number=number), f"{number}.txt")


def _other() -> tuple[Any, Client]:
    user, client = world.editor("otto"), Client()
    client.force_login(user)
    return user, client


def test_the_next_and_the_previous_cable_that_wait_are_a_click_away(desk: Client) -> None:
    _load(612, 613, 614)
    assert [one.cable_id if one else None for one in beside(world.cable(613))] == [
        "07PORTLISSE612",
        "07PORTLISSE614",
    ]
    assert beside(world.cable(612))[0] is None
    page = desk.get(REVIEW).content.decode()
    assert 'href="/admin/review/07PORTLISSE613/" data-following' in page


def test_a_cable_in_which_nothing_is_left_is_passed_over(desk: Client) -> None:
    _load(612, 613, 614)
    with world.by_hand():
        Statistic.objects.filter(cable=world.cable(613)).update(review="confirmed")
        world.cable(613).withholdings.update(by_machine=False)
        world.cable(613).problems.all().delete()
    following = beside(world.cable(612))[1]
    assert following == world.cable(614)


def test_how_far_a_cable_has_come_is_told(desk: Client) -> None:
    _load(612)
    whole = Statistic.objects.count()
    assert desk.get(REVIEW).context["progress"][0] == ("figures checked", 0, whole)
    first = Statistic.objects.first()
    assert first is not None
    correct(first, "review", "confirmed", reason="-", editor=world.editor())
    assert desk.get(REVIEW).context["progress"][0] == ("figures checked", 1, whole)


def test_a_cable_is_taken_given_back_and_taken_over(desk: Client) -> None:
    _load(612)
    desk.post(f"{REVIEW}take/", {"take": "1"})
    assert "You work on this" in desk.get(REVIEW).content.decode()
    user, other = _other()
    page = other.get(REVIEW).content.decode()
    assert f"{Taken.objects.get().editor} works on this" in page
    assert other.post(f"{REVIEW}take/", {"give": "1"}).status_code == 403
    other.post(f"{REVIEW}take/", {"take": "1"})
    assert Taken.objects.get().editor == user
    other.post(f"{REVIEW}take/", {"give": "1"})
    assert not Taken.objects.exists()


def test_the_queue_is_narrowed_by_post_and_by_who_has_taken_what(desk: Client) -> None:
    _load(612, 613)
    _, other = _other()
    other.post(f"{REVIEW}take/", {"take": "1"})
    for query, cables in (
        ("taken=otto", {"07PORTLISSE612"}),
        ("taken=-", {"07PORTLISSE613"}),
        ("post=portlisse", {"07PORTLISSE612", "07PORTLISSE613"}),
        ("post=nowhere", set()),
    ):
        lines = desk.get(f"/admin/queue/?{query}").context["lines"]
        assert {line.cable_id for line in lines} == cables, query


def test_what_is_doubtful_in_a_withdrawn_or_removed_cable_leaves_the_queue(desk: Client) -> None:
    _load(612, 613, 614)
    whole = desk.get("/admin/queue/").context["left"]
    assert whole % 3 == 0
    withdraw_cable(world.cable(612), "private", at=timezone.now(), editor=world.editor())
    remove(Source.objects.get(name="613.txt"), editor=world.editor(), reason="none")
    assert desk.get("/admin/queue/").context["left"] == whole / 3
    assert beside(world.cable(614)) == (None, None)
    listed = desk.get("/admin/queue/?doubt=unchecked").content.decode()
    assert "07PORTLISSE612" not in listed
    assert "07PORTLISSE614" in listed

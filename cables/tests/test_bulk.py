"""Many doubts decided at once: after a sample, for one reason, and only as they were seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse, reverse_lazy

from cables.admin.review import batches
from cables.admin.review.batches import work
from cables.admin.review.bulk import sample
from cables.deciding.correcting import correct
from cables.models import Act, Correction, Problem, Statistic

from . import world

pytestmark = pytest.mark.django_db


ADDRESS = reverse_lazy("desk-bulk", query={"doubt": "unchecked"})


def _decided(desk: Client, **more: str) -> Any:
    """The page of the batch that is made of everything on the page."""
    page = desk.get(ADDRESS)
    sent = {"kept": page.context["kept"], "reason": "read all ten", "accept": "1"} | more
    return desk.post(ADDRESS, sent, follow=True)


def _work() -> int:
    """All of it; in how many pieces."""
    pieces = 0
    while work():
        pieces += 1
    return pieces


def test_many_are_accepted_after_a_look_at_a_sample(desk: Client) -> None:
    world.load()
    page = desk.get(ADDRESS)
    figures = Statistic.objects.filter(review="machine", confidence="high")
    assert page.context["number"] == figures.count() > 3
    assert [row[2] for row in page.context["sample"]] == [
        row[2] for row in desk.get(ADDRESS).context["sample"]
    ]
    first = figures.first()
    assert first is not None
    correct(first, "value", "1", reason="-", editor=world.editor("otto"))
    sent = {"kept": page.context["kept"], "reason": "read all ten", "accept": "1"}
    told = desk.post(ADDRESS, sent, follow=True)
    assert told.context["again"]
    assert b"0 of" in told.content
    _work()
    first.refresh_from_db()
    assert first.review == "corrected"
    assert Statistic.objects.filter(review="confirmed").count() == page.context["number"] - 1
    reasons = Correction.objects.filter(field="review").values_list("reason", flat=True)
    assert set(reasons) == {"read all ten"}
    told = desk.get(told.redirect_chain[-1][0])
    assert "1 changed by somebody else, left as it is" in told.content.decode()
    assert not told.context["again"]


def test_a_batch_is_done_in_pieces_each_an_act_of_its_own(desk: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(batches, "PIECE", 2)
    world.load()
    _decided(desk)
    number = Statistic.objects.filter(review="machine", confidence="high").count()
    assert work()
    assert Statistic.objects.filter(review="confirmed").count() == 2
    _work()
    assert Statistic.objects.filter(review="confirmed").count() == number
    assert Act.objects.filter(metadata__reason="read all ten").count() >= number / 2


def test_one_act_undoes_the_whole_batch_but_not_what_was_said_since(desk: Client) -> None:
    world.load()
    before = {one.pk: one.review for one in Statistic.objects.all()}
    place = _decided(desk).redirect_chain[-1][0]
    _work()
    later = Statistic.objects.filter(review="confirmed").first()
    assert later is not None
    correct(later, "review", "rejected", reason="no", editor=world.editor("otto"))
    assert "This field is required" in desk.post(place, {}).content.decode()
    desk.post(place, {"reason": "too hasty"})
    _work()
    after = {one.pk: one.review for one in Statistic.objects.all()}
    assert after == before | {later.pk: "rejected"}
    told = desk.get(place).content.decode()
    assert "1 changed since, not undone" in told
    assert "Undone by" in told
    assert "too hasty" in told


def test_doubts_that_were_settled_in_a_batch_wait_again_when_it_is_undone(desk: Client) -> None:
    world.load(world.text(world.BODY.replace("3. (SBU)", "5. (SBU)").replace("4. (U)", "6. (U)")))
    address = reverse("desk-bulk", query={"doubt": "numbering"})
    kept = desk.get(address).context["kept"]
    waiting = set(Problem.objects.filter(settled_at=None).values_list("pk", flat=True))
    place = desk.post(address, {"kept": kept, "reason": "so", "accept": "1"}, follow=True).redirect_chain[-1][
        0
    ]
    _work()
    assert set(Problem.objects.filter(settled_at=None).values_list("pk", flat=True)) < waiting
    desk.post(place, {"reason": "not so"})
    _work()
    assert set(Problem.objects.filter(settled_at=None).values_list("pk", flat=True)) == waiting


def test_nothing_is_left_to_do_when_nothing_was_decided() -> None:
    assert not work()


def test_many_need_a_reason_and_what_was_seen(desk: Client) -> None:
    world.load()
    address = reverse("desk-bulk") + "?doubt=unchecked"
    kept = desk.get(address).context["kept"]
    for data in ({"kept": kept}, {"kept": "forged", "reason": "-"}, {"reason": "-"}):
        desk.post(address, data)
    assert not Correction.objects.exists()


def test_a_sample_is_the_same_for_the_same_things() -> None:
    things = list(range(100))
    assert sample(things, "a") == sample(things, "a") == sorted(sample(things, "a"))
    assert len(sample(things, "a")) == 10
    assert sample(things, "a") != sample(things, "b")

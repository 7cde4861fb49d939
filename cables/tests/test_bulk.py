"""Many doubts decided at once: after a sample, for one reason, and only as they were seen."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cables.admin.review.bulk import sample
from cables.deciding.correcting import correct
from cables.models import Correction, Statistic

from . import world

pytestmark = pytest.mark.django_db


def test_many_are_accepted_after_a_look_at_a_sample(desk: Client) -> None:
    world.load()
    address = reverse("desk-bulk") + "?doubt=unchecked"
    page = desk.get(address)
    figures = Statistic.objects.filter(review="machine", confidence="high")
    assert page.context["number"] == figures.count() > 3
    assert [row[2] for row in page.context["sample"]] == [
        row[2] for row in desk.get(address).context["sample"]
    ]
    first = figures.first()
    assert first is not None
    correct(first, "value", "1", reason="-", editor=world.editor("otto"))
    told = desk.post(
        address, {"kept": page.context["kept"], "reason": "read all ten", "accept": "1"}, follow=True
    )
    said = [str(message) for message in told.context["messages"]]
    assert said[-1].startswith("1 were changed by somebody else")
    first.refresh_from_db()
    assert first.review == "corrected"
    assert Statistic.objects.filter(review="confirmed").count() == page.context["number"] - 1
    reasons = Correction.objects.filter(field="review").values_list("reason", flat=True)
    assert set(reasons) == {"read all ten"}


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

"""The least and the greatest value of a figure follow from the value that an editor says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cables.deciding.bounds import FOLLOWING, bounds, contradictions
from cables.deciding.correcting import correct, withdraw
from cables.deciding.versions import revert, versions
from cables.models import Correction, Statistic
from proofs.pages import filled

from . import world

pytestmark = pytest.mark.django_db
RANGE = world.BODY.replace("nine traffickers", "seven to nine traffickers")
NUMBERS = st.decimals(0, 10**9, places=2, allow_nan=False)
QUALIFIERS = st.sampled_from(["", "approx", "over", "at_least", "at_most", "range", "exact"])


def _figure() -> Statistic:
    return Statistic.objects.get(kind="convictions")


def _said() -> tuple[Any, ...]:
    figure = _figure()
    numbers = (figure.value, figure.value_min, figure.value_max)
    return tuple(None if number is None else float(number) for number in numbers)


def _correct(field: str, says: object) -> Correction:
    return correct(_figure(), field, says, reason="misread", editor=world.editor())


@pytest.mark.parametrize(
    ("body", "edits", "said"),
    [
        (world.BODY, {"value": "90"}, (90, 90, 90)),
        (world.BODY, {"value": None}, (None, None, None)),
        (world.BODY, {"qualifier": "at_least"}, (9, 9, None)),
        (world.BODY, {"qualifier": "at_most", "value": "8"}, (8, 0, 8)),
        (world.BODY, {"value_min": "7", "qualifier": "range"}, (9, 7, 9)),
        (world.BODY, {"value_min": "7", "qualifier": "range", "value": "12"}, (12, 7, 12)),
        (RANGE, {"value": "12"}, (12, 7, 12)),
        (RANGE, {"value": "5"}, (5, 5, 5)),
        (RANGE, {"qualifier": ""}, (9, 9, 9)),
        (RANGE, {"value_min": "6"}, (9, 6, 9)),
    ],
)
def test_bounds_follow_what_an_editor_says_of_the_value(body: str, edits: Any, said: Any) -> None:
    world.load(world.text(body))
    read = _said()
    for field, says in edits.items():
        _correct(field, says)
    assert _said() == said
    for correction in Correction.objects.filter(withdrawn_at=None):
        withdraw(correction, reason="it was right", editor=world.editor())
    assert _said() == read


def test_a_bound_that_is_said_later_knows_what_the_machine_reads_of_it() -> None:
    world.load(world.text(RANGE))
    _correct("value", "12")
    said = _correct("value_max", "11")
    assert (said.read, _said()) == ("9", (12, 7, 11))
    withdraw(said, reason="no", editor=world.editor())
    assert _said() == (12, 7, 12)


def test_they_follow_after_every_ingest_and_come_back_as_read_then() -> None:
    world.load(world.text(RANGE))
    correction = _correct("value", "12")
    world.load(world.text(RANGE.replace("seven to nine", "six to ten")))
    assert _said() == (12, 6, 12)
    correction.refresh_from_db()
    assert (correction.read, correction.along) == ("10", {"value_min": "6", "value_max": "10"})
    assert correction.changed_reading
    withdraw(correction, reason="ten it is", editor=world.editor())
    assert _said() == (10, 6, 10)


def test_a_version_that_is_gone_back_to_has_its_bounds_and_no_correction_too_many() -> None:
    world.load(world.text(RANGE))
    first = versions(_figure())[-1]
    _correct("qualifier", "at_most")
    _correct("value", "12")
    second = versions(_figure())[-1]
    assert _said() == (12, 0, 12)
    revert(_figure(), first, editor=world.editor())
    assert _said() == (9, 7, 9)
    assert not Correction.objects.filter(withdrawn_at=None).exists()
    revert(_figure(), second, editor=world.editor())
    assert _said() == (12, 0, 12)
    in_force = Correction.objects.filter(withdrawn_at=None).values_list("field", flat=True)
    assert set(in_force) == {"value", "qualifier"}


def test_files_the_api_and_pages_say_the_same() -> None:
    world.load(world.text(RANGE))
    _correct("value", "12")
    client = Client()
    answer: Any = client.get("/statistics.csv?kind=convictions")
    assert ",,7,12,range," in b"".join(answer.streaming_content).decode()
    items = client.get("/api/statistics").json()["items"]
    (told,) = [one for one in items if one["kind"] == "convictions"]
    assert (told["value"], told["value_min"], told["value_max"]) == (None, 7, 12)
    page = client.get("/cables/07PORTLISSE612.json").content.decode()
    assert '"value": null, "value_min": 7, "value_max": 12' in page
    assert "7–12" in client.get("/statistics/?kind=convictions").content.decode()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value_min": "7"}, "it is 9: leave it so"),
        ({"value_min": "12", "qualifier": "range"}, "it is 9: leave it so"),
        ({"value_max": "12", "qualifier": "range"}, "it is 9: leave it so"),
        ({"qualifier": "at_least", "value_max": "12"}, "it is none: leave it so"),
        ({"qualifier": "not available"}, "It has a value"),
    ],
)
def test_the_form_refuses_a_range_that_contradicts_its_value(desk: Client, typed: Any, told: str) -> None:
    world.load()
    address = reverse("admin:cables_statistic_change", args=[_figure().pk])
    sent = filled(desk.get(address).content.decode(), "statistic_form")
    page = desk.post(address, sent | typed | {"reason": "misread"})
    assert told in page.content.decode()
    assert not Correction.objects.exists()


def test_the_form_says_that_bounds_follow_and_lets_them(desk: Client) -> None:
    world.load()
    address = reverse("admin:cables_statistic_change", args=[_figure().pk])
    page = desk.get(address).content.decode()
    assert "Follows from the value and the qualifier, unless you say it." in page
    typed = {"value": "12", "qualifier": "range", "reason": "misread"}
    assert desk.post(address, filled(page, "statistic_form") | typed).status_code == 302
    assert _said() == (12, 9, 12)
    typed = {"value_min": "8", "reason": "misread"}
    page = desk.get(address).content.decode()
    assert desk.post(address, filled(page, "statistic_form") | typed).status_code == 302
    assert _said() == (12, 8, 12)


@given(value=NUMBERS, qualifier=QUALIFIERS, low=st.none() | NUMBERS)
def test_what_follows_agrees(value: Decimal, qualifier: str, low: Decimal | None) -> None:
    found = bounds(value, qualifier, low)
    assert found["value_min"] <= value
    assert found["value_max"] in (value, None)
    assert not contradictions({"value": value, "qualifier": qualifier} | found, FOLLOWING)

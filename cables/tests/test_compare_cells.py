"""What the table of answers leaves out, and why a cell is empty."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cables.ingest import ingest_paths
from cables.models import Answer

from . import world
from .kinds import SAMPLES

pytestmark = pytest.mark.django_db
ADDRESS = "/compare/?topic=law-enforcement-statistics"


def _furnish(*names: str) -> None:
    for outcome in ingest_paths([SAMPLES / name for name in names]):
        assert outcome.cable_id, outcome


def _states(page: Any) -> set[str]:
    return {cell.state for _, cells, _ in page.context["rows"] for cell in cells}


def test_years_of_which_no_cable_could_answer_are_left_out_and_counted(client: Client) -> None:
    _furnish("06PORTLISSE88.html", "10PORTLISSE61.html")
    page = client.get(ADDRESS)
    assert page.context["columns"] == [2006, 2010]
    assert page.context["left_out"] == {"countries": 0, "years": 3}
    assert "3 years" in page.content.decode()
    assert client.get(f"{ADDRESS}&empty=shown").context["columns"] == [*range(2006, 2011)]


def test_what_was_chosen_is_shown_even_if_it_is_empty(client: Client) -> None:
    _furnish("06PORTLISSE88.html", "10PORTLISSE61.html")
    page = client.get(f"{ADDRESS}&year=2007&year=2010")
    assert page.context["columns"] == [2007, 2010]
    assert "not-held" in _states(page)


def test_an_answer_that_was_not_found_in_a_cable_that_is_held_is_no_silence_of_the_post(
    client: Client,
) -> None:
    world.load()
    assert _states(client.get(ADDRESS)) == {"answered"}
    with world.by_hand():
        Answer.objects.exclude(question__code="27A").delete()
    assert _states(client.get(ADDRESS)) == {"not-answered"}
    with world.by_hand():
        Answer.objects.all().delete()
    page = client.get(ADDRESS)
    assert _states(page) == {"not-placed"}
    assert "Cable held, answer not found" in page.content.decode()


def test_a_file_holds_what_the_page_leaves_out(client: Client) -> None:
    _furnish("06PORTLISSE88.html", "10PORTLISSE61.html")
    found = client.get(ADDRESS.replace("/?", ".json?"))
    assert b"not-held" in found.getvalue()

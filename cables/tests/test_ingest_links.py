"""Stubs, parts of one submission, and cables that replace others."""

from __future__ import annotations

import pytest

from cables.ingest import State
from cables.models import Cable
from cables.publishing.submissions import parts

from . import world

pytestmark = pytest.mark.django_db
REPLACING = "1. (SBU) This cable replaces 07 PORT LISSE 612 in full.\n\n" + "2. (SBU) (27A) It was revised.\n"


def test_a_cable_that_is_cited_and_not_held_is_a_stub() -> None:
    world.load()
    stub = Cable.objects.get(cable_id="06STATE202745")
    assert not stub.held
    assert [reference.cable for reference in stub.cited_by.all()] == [world.cable()]
    assert not Cable.objects.public().filter(pk=stub.pk).exists()


def test_a_stub_becomes_the_cable_when_it_arrives() -> None:
    world.load(world.text(number=613, references="07 PORT LISSE 612"), "07PORTLISSE613.txt")
    stub = Cable.objects.get(cable_id="07PORTLISSE612")
    assert world.load().state is State.CREATED
    assert world.cable().pk == stub.pk
    assert world.cable().held


def test_a_stub_that_nothing_cites_any_more_is_forgotten() -> None:
    world.load()
    world.load(world.text(world.BODY + "\n", references="06 STATE 3836"))
    assert not Cable.objects.filter(cable_id="06STATE202745").exists()
    assert Cable.objects.filter(cable_id="06STATE3836").exists()


@pytest.mark.parametrize("first", [612, 613])
def test_a_replaced_cable_points_at_its_successor_whichever_came_first(first: int) -> None:
    subject = world.text(REPLACING, number=613).replace(
        b"SUBMISSION", b"UPDATED SUBMISSION (REPLACES 07 PORT LISSE 612)"
    )
    contents = {612: world.text(), 613: subject}
    for number in (first, 1225 - first):
        world.load(contents[number], f"07PORTLISSE{number}.txt")
    assert world.cable(613).replaces == "07PORTLISSE612"
    assert world.cable(612).superseded_by == world.cable(613)
    assert list(world.cable(613).supersedes.all()) == [world.cable(612)]
    assert list(Cable.objects.current()) == [world.cable(613)]


def test_parts_of_one_submission_know_each_other() -> None:
    for number, part in ((612, "1"), (613, "2")):
        subject = f"(PART {part} OF 2)".encode()
        content = world.text(number=number).replace(b"TIP REPORT", b"TIP REPORT " + subject)
        world.load(content, f"07PORTLISSE{number}.txt")
    both = [world.cable(612), world.cable(613)]
    assert parts(both[0]) == parts(both[1]) == both

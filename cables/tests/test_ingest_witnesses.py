"""Several copies of one cable are kept; the most whole one is read."""

from __future__ import annotations

import pytest

from cables.ingest import State
from cables.models import Source, Witness

from . import world

pytestmark = pytest.mark.django_db
SHORT = world.BODY[: world.BODY.index("3. (SBU)")]


@pytest.mark.parametrize("whole_first", [True, False])
def test_the_most_whole_copy_is_read_whichever_came_first(whole_first: bool) -> None:
    copies = [("whole.txt", world.text()), ("short.txt", world.text(SHORT))]
    for name, content in copies if whole_first else reversed(copies):
        world.load(content, name)
    assert world.cable().paragraphs.filter(removed_at=None).count() == 4
    assert Witness.objects.get(chosen=True).source.name == "whole.txt"
    assert Witness.objects.filter(chosen=False).get().text == world.text(SHORT).decode()


def test_the_same_bytes_under_another_name_are_one_source() -> None:
    world.load()
    assert world.load(name="copy.txt").state is State.UNCHANGED
    assert Source.objects.count() == 1


def test_a_new_edition_of_a_file_replaces_the_old_one_though_it_is_shorter() -> None:
    world.load()
    assert world.load(world.text(SHORT)).state is State.UPDATED
    assert Witness.objects.get(chosen=True).text == world.text(SHORT).decode()
    assert Source.objects.count() == 2

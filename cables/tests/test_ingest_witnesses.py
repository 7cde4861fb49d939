"""Several copies of one cable are kept; the most whole one is read."""

from __future__ import annotations

import pytest

from cables.extract import Document, read_bytes
from cables.ingest import State, ingest_bytes
from cables.ingest.reading import row_content
from cables.models import Source, Witness

from . import world

pytestmark = pytest.mark.django_db
HEADER, MESSAGE = world.text().decode().replace('"', "'").split("\n\n", 1)
DUMP = (
    '"1","3/7/2007 12:06","07PORTLISSE612","Embassy Port Lisse","UNCLASSIFIED","06STATE202745",'
    f'"{HEADER}","{MESSAGE}"\n'
).encode()
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


def test_when_the_chosen_copy_shrinks_another_one_is_read_from_its_stored_bytes() -> None:
    world.load(world.text(), "a.txt")
    world.load(world.text(SHORT), "b.txt")
    world.load(world.text(world.BODY[: world.BODY.index("2. (SBU)")]), "a.txt")
    assert Witness.objects.get(chosen=True).source.name == "b.txt"
    assert world.cable().paragraphs.filter(removed_at=None).count() == 2


def test_a_row_of_a_dump_is_kept_so_that_it_reads_the_same_again() -> None:
    (read,) = [d for d in read_bytes("dump.csv", DUMP) if isinstance(d, Document)]
    (again,) = [d for d in read_bytes("row.csv", row_content(read)) if isinstance(d, Document)]
    assert (again.text, dict(again.hints)) == (read.text, dict(read.hints))


def test_each_row_of_a_dump_is_a_source_of_its_own() -> None:
    (outcome,) = ingest_bytes("dump.csv", DUMP)
    assert outcome.cable_id == "07PORTLISSE612"
    source = Source.objects.get()
    assert source.name.startswith("dump.csv")
    assert source.is_intact()
    assert ingest_bytes("dump.csv", DUMP)[0].state is State.UNCHANGED

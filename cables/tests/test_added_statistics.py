"""A figure that an editor adds is public as such, survives every ingest, and is one with the machine's."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.admin.review.redividing import redividing
from cables.deciding.adding import add_statistic
from cables.deciding.correcting import Stale, correct, withdraw
from cables.deciding.dividing import split
from cables.deciding.withholding import withhold
from cables.ingest import State, reread
from cables.models import Correction, Paragraph, Review, Statistic

from . import world

pytestmark = pytest.mark.django_db
MISSED = "It keeps a score of beds for them."
BODY = world.BODY.replace("for shelters.", f"for shelters.\n{MISSED}")
VALUES = {
    "kind": "care-facilities",
    "value": "20",
    "unit": "beds",
    "what": "beds in shelters",
    "period": "2006",
}


def _add(words: str = "keeps a score of beds", number: str = "a score", **more: object) -> Statistic:
    return add_statistic(
        world.paragraph(2), words, number, VALUES, reason="missed", editor=world.editor(), **more
    )  # type: ignore[arg-type]


def _added() -> Statistic:
    return Statistic.objects.get(kind="care-facilities")


def test_an_added_figure_is_public_as_an_editors_own() -> None:
    world.load(world.text(BODY))
    _add()
    statistic = Statistic.objects.public().get(kind="care-facilities")
    assert (statistic.value, statistic.quote) == (20, "keeps a score of beds")
    assert statistic.review == Review.ADDED
    assert "care-facilities" in world.keys(2)["statistic"]
    table = Client().get("/statistics/?kind=care-facilities").content.decode()
    assert "added by an editor" in table
    assert "keeps a score of beds" in table
    page = Client().get("/cables/07PORTLISSE612/").content.decode()
    assert ">keeps a score of beds</span>" in page
    assert '"review": "added"' in Client().get("/cables/07PORTLISSE612.json").content.decode().replace(
        '":"', '": "'
    )


@pytest.mark.parametrize(
    "again",
    [
        BODY + "\n",
        BODY.replace("Averna is a", "Averna, as ever, is a"),
        BODY.replace("keeps a score of", "keeps a\nscore  of"),
    ],
)
def test_it_survives_every_ingest(again: str) -> None:
    world.load(world.text(BODY))
    pk = _add().pk
    assert reread(world.cable(), editor=world.editor(), reason="tried") is False
    world.load(world.text(again))
    statistic = Statistic.objects.public().get(kind="care-facilities")
    assert (statistic.pk, statistic.value, statistic.review) == (pk, 20, Review.ADDED)
    assert " ".join(statistic.quote.split()) == "keeps a score of beds"
    assert not Correction.objects.get().changed_reading
    assert world.load(world.text(again)).state is State.UNCHANGED


def test_where_the_machine_reads_it_too_there_is_one_and_the_editor_is_told() -> None:
    world.load()
    with world.by_hand():
        Statistic.objects.get(kind="convictions").delete()  # as an extractor would that missed it
    added = add_statistic(
        world.paragraph(3), "nine traffickers", "nine", VALUES, reason="missed", editor=world.editor()
    )
    reread(world.cable(), editor=world.editor(), reason="tried")
    assert (
        Statistic.objects.filter(paragraph=world.paragraph(3), value_start=added.value_start).get() == added
    )
    correction = Correction.objects.get(field="added")
    assert correction.changed_reading
    assert correction.read["kind"] == "convictions"
    with redividing(world.cable(), world.editor(), "tried"):
        withdraw(correction, reason="the machine has it", editor=world.editor())
    assert Statistic.objects.get(kind="convictions").review == Review.MACHINE


def test_withdrawn_it_is_gone_and_so_is_what_was_corrected_in_it() -> None:
    world.load(world.text(BODY))
    statistic = _add()
    correct(statistic, "value", "21", reason="recounted", editor=world.editor())
    world.load(world.text(BODY + "\n"))
    statistic.refresh_from_db()
    assert (statistic.value, statistic.review) == (21, Review.ADDED)
    withdraw(Correction.objects.get(field="added"), reason="no figure", editor=world.editor())
    assert not Statistic.objects.filter(kind="care-facilities").exists()
    assert not Correction.objects.filter(withdrawn_at=None).exists()
    assert reread(world.cable(), editor=world.editor(), reason="tried") is False


def test_it_is_not_public_while_its_words_are_not_found() -> None:
    world.load(world.text(BODY))
    _add()
    world.load(world.text(BODY.replace("a score of beds", "some beds")))
    assert not Statistic.objects.public().filter(kind="care-facilities").exists()
    assert _added().review == Review.UNPLACED
    assert Correction.objects.get().changed_reading
    world.load(world.text(BODY.replace("for them.", "for them all.")))
    assert Statistic.objects.public().get(kind="care-facilities").quote == "keeps a score of beds"


def test_it_goes_with_its_words_into_another_paragraph() -> None:
    world.load(world.text(BODY))
    _add()
    with redividing(world.cable(), world.editor(), "tried"):
        split(world.paragraph(2), "It keeps", reason="-", editor=world.editor())
    assert _added().paragraph == Paragraph.objects.get(key="par2-b")
    assert _added().quote == "keeps a score of beds"


def test_what_is_withheld_is_withheld_in_it() -> None:
    world.load(world.text(BODY))
    _add()
    second = world.paragraph(2)
    at = second.public_text.index("score of beds")
    withhold(second, "private", reason="-", editor=world.editor(), start=at, end=at + 5)
    assert not Statistic.objects.public().filter(kind="care-facilities").exists()
    world.load(world.text(BODY + "\n"))
    assert not Statistic.objects.public().filter(kind="care-facilities").exists()


def test_what_is_rejected_leaves_the_public_and_stays_away() -> None:
    world.load(world.text(BODY))
    for statistic in (_add(), Statistic.objects.get(kind="convictions")):
        correct(statistic, "review", "rejected", reason="no figure", editor=world.editor())
    world.load(world.text(BODY + "\n"))
    public = set(Statistic.objects.public().values_list("kind", flat=True))
    assert public.isdisjoint({"care-facilities", "convictions"})
    assert "convictions" not in world.keys(3)["statistic"]
    page = Client().get("/statistics/?kind=convictions").content.decode()
    assert "nine traffickers" not in page


@pytest.mark.parametrize(("words", "number"), [("no such words", "a"), ("a score of beds", "40"), ("", "")])
def test_a_figure_is_not_added_without_its_words(words: str, number: str) -> None:
    world.load(world.text(BODY))
    with pytest.raises(ValueError, match="no such words"):
        _add(words, number)
    assert not Correction.objects.exists()


def test_a_figure_that_is_read_already_is_not_added_again() -> None:
    world.load()
    with pytest.raises(ValueError, match="read there already"):
        add_statistic(world.paragraph(3), "convicted nine", "nine", VALUES, reason="-", editor=world.editor())


def test_the_second_of_two_editors_is_told() -> None:
    world.load(world.text(BODY))
    seen = world.paragraph(2).version
    correct(world.paragraph(2), "mark", "U", reason="-", editor=world.editor())
    with pytest.raises(Stale):
        _add(version=seen)
    assert not Statistic.objects.filter(kind="care-facilities").exists()

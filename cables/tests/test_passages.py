"""The table that searches read holds what is public, whoever wrote last."""

from __future__ import annotations

import pytest

from cables.deciding.withholding import withhold
from cables.models import (
    Answer,
    Cable,
    Mention,
    Organization,
    Paragraph,
    Passage,
    Stale,
    Withholding,
)
from cables.publishing.passages import settle
from cables.tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cable(db: None) -> None:
    world.load()


def test_an_ingest_leaves_nothing_to_settle() -> None:
    assert not Stale.objects.exists()
    assert Passage.objects.count() == Paragraph.objects.public().count()


def test_a_withheld_paragraph_is_gone_at_once() -> None:
    withhold(world.paragraph(2), Withholding.Kind.SAFETY, reason="r", editor=world.editor())
    assert not Passage.objects.filter(paragraph=world.paragraph(2)).exists()


def test_a_withheld_word_is_in_no_lexeme() -> None:
    paragraph = world.paragraph(3)
    start = paragraph.public_text.index("traffickers")
    withhold(
        paragraph, Withholding.Kind.PRIVATE, reason="r", editor=world.editor(), start=start, end=start + 11
    )
    assert not Passage.objects.filter(search="traffickers", paragraph=paragraph).exists()


def test_a_withdrawn_cable_is_gone_even_where_nobody_settled() -> None:
    with world.by_hand():
        Cable.objects.update(withdrawn_at="2026-01-01T00:00Z")
    settle()
    assert not Passage.objects.exists()


@pytest.mark.parametrize("model", [Answer, Mention])
def test_a_finding_that_goes_leaves_no_facet_behind(model: type[Answer] | type[Mention]) -> None:
    before = world.keys(1)
    assert before["question"] != ["none"]
    assert before["org"] != ["none"]
    with world.by_hand():
        model.objects.all().delete()
    after = world.keys(1)
    assert (after["question"] == ["none"]) == (model is Answer)
    assert (after["org"] == ["none"]) == (model is Mention)


def test_a_merged_organization_counts_for_the_other() -> None:
    with world.by_hand():
        other = Organization.objects.create(slug="lantern-house", name="Lantern House", kind="NGO")
        Organization.objects.filter(name="Lantern Foundation").update(merged_into=other)
    assert str(other.pk) in world.keys(1)["org"]


def test_a_corrected_text_is_found_by_its_new_words() -> None:
    with world.by_hand():
        Paragraph.objects.filter(pk=world.paragraph(2).pk).update(
            public_text="Windmills and other windmills."
        )
    settle()
    assert Passage.objects.filter(search="windmill").count() == 1


def test_a_word_that_stands_often_is_marked() -> None:
    world.load(
        world.text("1. (U) Boats, more boats, and the boats of others.\n", number=613), "07PORTLISSE613.txt"
    )
    found = Passage.objects.get(cable=world.cable(613)).search
    assert "'=often2:boat'" in found
    assert "'=often3:boat'" in found
    assert "'=often5:boat'" not in found
    assert "'=often2:other'" not in found

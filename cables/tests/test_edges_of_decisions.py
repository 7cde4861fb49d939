"""What a slip in deciding or publishing would change and no journey would show; found by a mutation run."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from cables.deciding.correcting import correct, withdraw
from cables.deciding.dividing import divided_since, split
from cables.deciding.elsewhere import elsewhere
from cables.deciding.fields import put
from cables.deciding.withholding import (
    lift,
    outside_paragraphs,
    restore_cable,
    withhold,
    withhold_as,
    withhold_in_header,
    withhold_words,
)
from cables.models import Mention, Problem, Statistic
from cables.publishing.publication import HEADING_REACH, heading_above, publication
from cables.publishing.whole import faults
from cables.text.alignment import Span

from . import world

pytestmark = pytest.mark.django_db


def test_a_heading_is_found_where_it_stands_last_before_its_paragraph() -> None:
    text = "PREVENTION\n\n1. A text of prevention.\n\n Prevention \n---\n2. Another. PREVENTION"
    start = text.index("2. Another")
    place = heading_above(text, "Prevention", start)
    assert place == Span(text.index(" Prevention ") + 1, text.index(" Prevention ") + 11)
    assert heading_above("LAW\n ENFORCEMENT\n1. A", "Law Enforcement", 17) == Span(0, 16)
    assert heading_above(text, "", start) is None
    assert heading_above(text, "Protection", start) is None


def test_a_heading_is_looked_for_no_farther_than_it_can_stand() -> None:
    far = "x" * 10 + "TITLE" + "x" * HEADING_REACH
    assert heading_above(far + "1. A", "TITLE", len(far)) is None
    near = "x" * 1000 + "TITLE" + "x" * (HEADING_REACH - 5)
    assert heading_above(near + "1. A", "TITLE", len(near)) == Span(1000, 1005)


@pytest.mark.parametrize("model", [Statistic, Mention])
def test_a_finding_that_is_told_in_a_withheld_paragraph_is_a_fault(model: type[Statistic | Mention]) -> None:
    world.load()
    withhold(world.paragraph(1), "other", reason="-", editor=world.editor())
    assert list(faults(world.cable())) == []
    with world.by_hand():
        model.objects.filter(paragraph=world.paragraph(1)).update(withheld=False)
    assert any("par1 is told, which is not public" in line for line in faults(world.cable()))


def test_a_problem_is_withheld_by_its_place_alone_and_by_its_words_alone() -> None:
    world.load()
    words = "promised more money"
    (place,) = withhold_words(world.paragraph(2), words, "other", reason="-", editor=world.editor())
    public = publication(world.cable())

    def withheld(text: str, start: int | None, end: int | None) -> bool:
        problem = Problem(cable=world.cable(), kind="other", text=text, start=start, end=end)
        public.problem(problem)
        return bool(problem.withheld)

    assert withheld("nothing of it", place.source_start, place.source_end)
    assert withheld("it promised more money", None, None)
    assert not withheld("nothing of it", None, None)
    assert not withheld("nothing of it", 0, 3)


def test_words_of_a_header_are_withheld_once() -> None:
    world.load()
    assert len(outside_paragraphs(world.cable(), "MARLOWE")) == 1
    withhold_in_header(world.cable(), "MARLOWE", "private", reason="-", editor=world.editor())
    assert outside_paragraphs(world.cable(), "MARLOWE") == []
    with pytest.raises(ValueError, match="no such words outside"):
        withhold_in_header(world.cable(), "MARLOWE", "private", reason="-", editor=world.editor())
    assert outside_paragraphs(world.cable(), "  ") == []


def test_what_is_public_already_needs_no_second_editor_to_be_so() -> None:
    world.load()
    assert restore_cable(world.cable(), editor=world.editor()) is True
    withholding = withhold(world.paragraph(1), "other", reason="-", editor=world.editor())
    assert lift(withholding, world.editor()) is True
    lifted = world.cable().withholdings.get(pk=withholding.pk)
    assert lift(lifted, world.editor("otto")) is True
    lifted.refresh_from_db()
    assert lifted.lifted_by == world.editor()


def test_what_was_divided_since_a_time_is_told_and_what_was_taken_back_of_it() -> None:
    world.load()
    before = timezone.now()
    assert divided_since(world.paragraph(1), uuid4(), before) == []
    made = split(world.paragraph(1), "The Lantern", reason="two", editor=world.editor())
    after = timezone.now()
    assert divided_since(world.paragraph(1), uuid4(), before) == ["par1 was divided: par1-b"]
    assert divided_since(world.paragraph(2), uuid4(), before) == []
    assert divided_since(world.paragraph(1), uuid4(), after) == []
    withdraw(made, reason="one", editor=world.editor())
    taken_back = ["par1 was divided: par1-b, and that was taken back"]
    assert divided_since(world.paragraph(1), uuid4(), after) == taken_back


def test_a_place_elsewhere_says_what_it_is_in_and_those_of_the_same_cable_come_first() -> None:
    world.load(world.text(number=611), "611.txt")
    world.load()
    correct(
        world.paragraph(1), "heading", "Heading", reason="told by the labor officer", editor=world.editor()
    )
    found = [str(place) for place in elsewhere(world.cable(), "labor officer")]
    assert found[0].startswith("07PORTLISSE612")
    assert found[-1].startswith("07PORTLISSE611")
    assert any("reason of a correction" in place for place in found)
    in_header = [str(place) for place in elsewhere(world.paragraph(1), "SUBMISSION FOR THE 2007")]
    assert in_header
    assert all(", header: " in place for place in in_header)


def test_a_withheld_line_of_a_header_that_is_put_as_it_was_is_no_change() -> None:
    world.load()
    withhold_in_header(world.cable(), "SUBMISSION", "private", reason="-", editor=world.editor())
    cable = world.cable()
    subject = cable.unmasked["subject"]
    assert put(cable, "subject", subject) is False
    assert cable.unmasked["subject"] == subject
    assert put(cable, "subject", "ANOTHER") is True
    assert "subject" not in cable.unmasked


def test_what_the_machine_withheld_is_the_editors_once_he_gives_it_another_kind() -> None:
    world.load()
    withheld = world.cable().withholdings.get(by_machine=True)
    assert withhold_as(withheld, "other", editor=world.editor(), reason="no number") is True
    withheld.refresh_from_db()
    assert (withheld.kind, withheld.by_machine, withheld.made_by) == ("other", False, world.editor())

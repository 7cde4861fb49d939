"""What is withheld is in nothing that the public reads, and no ingest brings it back."""

from __future__ import annotations

import pytest
from django.db import transaction

from cables.deciding.correcting import correct
from cables.deciding.withholding import lift, withhold
from cables.ingest import State
from cables.models import Mention, Organization, Paragraph, Statistic, Withholding, Witness
from cables.publishing.publication import public_source

from . import world

pytestmark = pytest.mark.django_db
CANARY = "Lantern Foundation sheltered 14"


def _withhold(words: str, kind: str = "private", number: int = 1) -> Withholding:
    paragraph = world.paragraph(number)
    at = paragraph.public_text.index(words)
    return withhold(paragraph, kind, reason="-", editor=world.editor(), start=at, end=at + len(words))


def _public() -> str:
    """Everything that the public could read of the one cable."""
    paragraphs = Paragraph.objects.shown()
    said = [p.public_text + str(p.public_repairs) for p in paragraphs]
    said += [p.public_part(a.start, a.end) for p in paragraphs for a in p.answers.all()]
    said += list(Statistic.objects.public().values_list("quote", flat=True))
    said += list(Mention.objects.public().values_list("form", flat=True))
    said += [f"{o.name} {o.names}" for o in Organization.objects.public()]
    said += [check.text for check in world.cable().checks.filter(withheld=False)]
    said += [problem.text for problem in world.cable().problems.filter(withheld=False)]
    source = public_source(Witness.objects.get(chosen=True))
    assert source is not None
    return "\n".join([*said, source.text])


def test_a_telephone_number_is_withheld_from_the_first() -> None:
    world.load()
    assert world.PHONE not in _public()
    assert "telephone [withheld: personal telephone number], who" in world.paragraph(4).public_text
    assert not Paragraph.objects.filter(search="7788").exists()


def test_two_cables_that_differ_in_withheld_words_alone_look_the_same() -> None:
    looks = set()
    for phone in (world.PHONE, "+999 1 23456789012"):
        with transaction.atomic():
            world.load(world.text(phone=phone))
            assert phone not in _public()
            looks.add(_public())
            transaction.set_rollback(True)
    assert len(looks) == 1


def test_a_new_edition_with_another_number_withholds_that_one() -> None:
    world.load()
    world.load(world.text(phone="+999 1 23456789012"))
    assert "23456789012" not in _public()
    assert Withholding.objects.get().quote == "+999 1 23456789012"
    assert not world.paragraph(4).withheld


def test_a_span_withheld_by_an_editor_is_gone_from_every_public_word() -> None:
    world.load()
    assert CANARY in _public().replace("\n", " ")
    _withhold(CANARY)
    for word in ("Lantern", "sheltered 14"):
        assert word not in _public()
    assert "The [withheld: private person] of them." in world.paragraph(1).public_text
    assert not Paragraph.objects.filter(search="lantern").exists()
    assert not Organization.objects.public().filter(name__contains="Lantern").exists()


def test_a_name_withheld_in_full_is_not_told_by_its_acronym() -> None:
    named = world.BODY.replace("Lantern Foundation sheltered", "Lantern Foundation (LANFO) sheltered")
    world.load(world.text(named.replace("for shelters.", "for shelters; LANFO asked for it.")))
    assert Mention.objects.filter(form="LANFO", paragraph__number=2, name="Lantern Foundation").exists()
    _withhold("Lantern Foundation (LANFO)")
    assert "Lantern" not in _public()


def test_what_a_figure_counts_does_not_tell_withheld_words() -> None:
    world.load()
    convictions = Statistic.objects.filter(kind="convictions")
    with world.by_hand():
        convictions.update(what="traffickers sentenced in Oldport")
    _withhold("The courts of Averna", number=3)
    assert convictions.public().exists()  # type: ignore[attr-defined]
    with world.by_hand():
        convictions.update(what="traffickers sentenced by the courts")
    _withhold("eight years", number=3)
    assert not convictions.public().exists()  # type: ignore[attr-defined]


def test_no_ingest_lifts_or_doubles_a_withholding() -> None:
    world.load()
    _withhold(CANARY)
    assert world.load().state is State.UNCHANGED
    world.load(world.text("0. (U) One line more.\n\n" + world.BODY + "\n"))
    assert "Lantern" not in _public()
    assert Withholding.objects.count() == 2


def test_withheld_words_that_a_new_edition_moved_are_found_again() -> None:
    world.load()
    _withhold(CANARY)
    world.load(world.text(world.BODY.replace("Averna is a", "Averna, as ever, is a")))
    assert "as ever" in world.paragraph(1).public_text
    assert "Lantern" not in _public()


def test_where_the_words_are_not_found_again_the_paragraph_is_withheld_whole() -> None:
    world.load()
    _withhold(CANARY)
    world.load(world.text(world.BODY.replace("Lantern", "Lanterns'").replace("up\nfrom", "rather more than")))
    assert world.paragraph(1).withheld
    assert world.paragraph(1).public_text == "[withheld: private person]"
    assert not Statistic.objects.public().filter(paragraph__number=1).exists()


def test_a_withheld_paragraph_shows_its_number_and_a_placeholder() -> None:
    world.load()
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    third = Paragraph.objects.shown().get(number=3)
    assert third.public_text == "[withheld: identity of a victim]"
    assert "traffickers" not in _public()
    assert not Paragraph.objects.public().filter(number=3).exists()


def test_a_correction_does_not_bring_withheld_words_back() -> None:
    world.load()
    fourth = world.paragraph(4)
    correct(fourth, "text", "Call 99922 or " + fourth.text, reason="-", editor=world.editor())
    assert world.PHONE not in _public()
    assert world.paragraph(4).public_text.startswith("Call 99922 or Post's contact")


def test_a_lifted_withholding_stays_lifted() -> None:
    world.load()
    assert lift(Withholding.objects.get(), world.editor())
    assert world.PHONE in world.paragraph(4).public_text
    world.load(world.text(world.BODY + "\n"))
    world.load()
    assert world.PHONE in world.paragraph(4).public_text


def test_it_takes_two_to_lift_what_protects_a_person() -> None:
    world.load()
    withholding = _withhold(CANARY, "safety")
    assert not lift(withholding, world.editor())
    assert not lift(withholding, world.editor())
    assert "Lantern" not in _public()
    assert lift(withholding, world.editor("otto"))
    assert "Lantern" in _public()


def test_a_copy_that_was_not_read_is_not_shown_while_anything_is_withheld() -> None:
    world.load()
    world.load(world.text(world.BODY[:400]), "short.txt")
    assert public_source(Witness.objects.get(chosen=False)) is None


def test_what_was_lifted_can_be_withheld_again() -> None:
    world.load()
    first = _withhold(CANARY)
    lift(first, world.editor())
    again = _withhold(CANARY, kind="safety")
    assert CANARY not in _public()
    assert (again.pk, again.kind, again.lifted_at) == (first.pk, "safety", None)


def test_who_lifted_first_stays_on_record() -> None:
    world.load()
    withholding = _withhold(CANARY)
    assert lift(withholding, world.editor())
    assert lift(withholding, world.editor("otto"))
    withholding.refresh_from_db()
    assert withholding.lifted_by == world.editor()


def test_the_same_is_not_withheld_twice() -> None:
    world.load()
    whole = {"kind": "private", "reason": "-", "editor": world.editor()}
    withhold(world.paragraph(2), **whole)
    with pytest.raises(ValueError, match="already"):
        withhold(world.paragraph(2), **whole)

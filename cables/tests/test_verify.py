"""Every source that is not as received is named, and no other."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from cables.deciding.dividing import join
from cables.models import Paragraph, Receipt, Source, Witness
from cables.publishing.publication import republish

from . import world

pytestmark = pytest.mark.django_db


def _verify() -> tuple[int, str]:
    complained = StringIO()
    try:
        call_command("verify", stdout=StringIO(), stderr=complained)
    except SystemExit as stop:
        return int(stop.code or 0), complained.getvalue()
    return 0, complained.getvalue()


def test_intact_sources_are_recorded_as_verified() -> None:
    world.load()
    assert _verify() == (0, "")
    assert Source.objects.get().verified_at is not None


def test_one_flipped_bit_is_named_and_nothing_else() -> None:
    world.load()
    world.load(world.text(number=613), "other.txt")
    source = Source.objects.get(name="other.txt")
    flipped = bytearray(source.content)
    flipped[100] ^= 1
    Source.objects.filter(pk=source.pk).update(content=bytes(flipped))
    status, said = _verify()
    assert status == 1
    assert "other.txt" in said
    assert "07PORTLISSE612" not in said
    assert Source.objects.get(name="other.txt").verified_at is None


def test_a_source_that_is_gone_or_was_never_received_is_named() -> None:
    world.load()
    with world.by_hand():
        world.cable().delete()
        Source.objects.all().delete()
    smuggled = Source(name="smuggled.txt", media_type="text/plain", size=1, content=b"x", sha256="")
    import hashlib

    smuggled.sha256 = hashlib.sha256(b"x").hexdigest()
    with world.by_hand():
        smuggled.save()
    status, said = _verify()
    assert status == 1
    assert "07PORTLISSE612.txt: it was received and is gone" in said
    assert "smuggled.txt: it is here and was never received" in said


def test_a_public_text_that_was_changed_behind_the_desk_is_named() -> None:
    world.load()
    assert _verify() == (0, "")
    with world.by_hand():
        Paragraph.objects.filter(pk=world.paragraph(2).pk).update(public_text="No money was promised.")
    status, said = _verify()
    assert status == 1
    assert "07PORTLISSE612: par2: what is published is not what follows" in said


def test_words_that_were_joined_and_dropped_are_named() -> None:
    world.load()
    join(world.paragraph(3), reason="one answer", editor=world.editor())
    world.load(world.text(), "again.txt")
    assert _verify()[0] == 0
    second = world.paragraph(2)
    with world.by_hand():
        Paragraph.objects.filter(pk=second.pk).update(runs=second.runs[:1])
        republish(world.cable())
    status, said = _verify()
    assert status == 1
    assert "par3: it was joined to par2, which does not have all its words" in said


def test_a_cable_whose_file_and_its_receipt_are_both_gone_is_named() -> None:
    world.load()
    with world.by_hand():
        Witness.objects.all().delete()
        Source.objects.all().delete()
        Receipt.objects.all().delete()
    status, said = _verify()
    assert status == 1
    assert "07PORTLISSE612: the file that it was read from is gone" in said

"""Loading again changes nothing, and the order of loading does not matter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cables.ingest import State, ingest_paths
from cables.models import Cable, Mention, Paragraph, Statistic
from proofs.ingest.digest import digest, events, rows

from . import world

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
WRITES = ("INSERT", "UPDATE", "DELETE")
pytestmark = pytest.mark.django_db


def _samples() -> list[Path]:
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in {".txt", ".html", ".csv", ".pdf"})


def test_loading_the_samples_again_changes_no_row_and_in_another_order_gives_the_same() -> None:
    with transaction.atomic():
        shuffled = _samples()
        random.Random(1).shuffle(shuffled)
        assert all(outcome.state is State.CREATED for outcome in ingest_paths(shuffled))
        in_another_order = digest()
        transaction.set_rollback(True)
    first = list(ingest_paths(_samples()))
    assert {outcome.state for outcome in first} == {State.CREATED}
    assert digest() == in_another_order
    before, told = rows(), events()
    second = list(ingest_paths(_samples()))
    assert {outcome.state for outcome in second} == {State.UNCHANGED}
    assert rows() == before
    assert events() == told > 1000
    assert len(second) == len(first) >= 12


def test_loading_an_unchanged_cable_writes_nothing() -> None:
    world.load()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        world.load()
    assert len(queries) > 5
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


def test_the_first_text_of_a_cable_is_version_1() -> None:
    world.load(world.text(references="07 PORTLISSE 613"))
    world.load(world.text(number=613), "07PORTLISSE613.txt")  # a place was kept for it
    assert [world.cable(number).version for number in (612, 613)] == [1, 1]


def test_ids_stay_when_the_text_changes() -> None:
    world.load()
    ids = {m: dict(m.objects.values_list("pk", "pk")) for m in (Cable, Paragraph, Statistic, Mention)}
    longer = world.BODY.replace("1. (SBU) (27A) Averna", "1. (SBU) (27A) As before, Averna")
    assert world.load(world.text(longer)).state is State.UPDATED
    assert "As before" in world.paragraph(1).public_text
    assert {m: dict(m.objects.values_list("pk", "pk")) for m in ids} == ids


def test_a_paragraph_that_is_no_longer_read_stays_but_is_not_public() -> None:
    world.load()
    third = world.paragraph(3)
    shorter = world.BODY[: world.BODY.index("3. (SBU)")]
    world.load(world.text(shorter))
    third.refresh_from_db()
    assert third.removed_at is not None
    assert not Paragraph.objects.public().filter(pk=third.pk).exists()
    assert not Statistic.objects.public().filter(paragraph=third).exists()
    world.load(world.text(world.BODY + "\n"))
    third.refresh_from_db()
    assert third.removed_at is None

"""A correction is published, survives every ingest, and gives the field back when it is withdrawn."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cables.deciding.correcting import Stale, correct, keep, withdraw
from cables.deciding.fields import get
from cables.ingest import State
from cables.models import Correction, Organization, Paragraph, Review, Source, Statistic, Witness

from . import world

pytestmark = pytest.mark.django_db
EDITIONS = [
    world.BODY,
    world.BODY.replace("more money", "much more money"),
    world.BODY.replace("120 victims", "121 victims").replace("(27B)", "(27C)"),
]


def _correct(thing: object, field: str, says: object, **more: object) -> Correction:
    return correct(thing, field, says, reason="it is misprinted", editor=world.editor(), **more)  # type: ignore[arg-type]


def test_a_corrected_text_is_what_is_public_and_what_is_searched() -> None:
    world.load()
    _correct(world.paragraph(2), "text", "The Government of Averna has promised lighthouses.")
    assert world.paragraph(2).public_text == "The Government of Averna has promised lighthouses."
    assert Paragraph.objects.filter(search="lighthouse").get() == world.paragraph(2)
    assert not Paragraph.objects.filter(search="shelter", number=2).exists()


def test_loading_again_keeps_corrections_and_refreshes_what_the_machine_reads() -> None:
    world.load()
    correction = _correct(world.paragraph(2), "text", "It promised money.")
    assert world.load().state is State.UNCHANGED
    world.load(world.text(EDITIONS[1]))
    correction.refresh_from_db()
    assert world.paragraph(2).text == "It promised money."
    assert correction.changed_reading
    assert "more money" in correction.read_before
    assert "much more money" in correction.read
    keep(correction, editor=world.editor())
    correction.refresh_from_db()
    assert not correction.changed_reading


def test_a_withdrawn_correction_gives_back_what_the_machine_reads_now() -> None:
    world.load()
    correction = _correct(world.paragraph(2), "text", "It promised money.")
    world.load(world.text(EDITIONS[1]))
    withdraw(correction, reason="it was right", editor=world.editor())
    assert "much more money" in world.paragraph(2).text
    assert Correction.objects.count() == 1


def test_corrected_questions_survive_and_come_back() -> None:
    world.load()
    second = world.paragraph(2)
    (read,) = get(second, "questions")
    correction = _correct(second, "questions", [read | {"code": "27D", "basis": "editor"}])
    assert _codes(2) == {"27D"}
    world.load(world.text(EDITIONS[2]))
    assert _codes(2) == {"27D"}
    correction.refresh_from_db()
    assert [reading["code"] for reading in correction.read] == ["27C"]
    withdraw(correction, reason="it was right", editor=world.editor())
    assert _codes(2) == {"27C"}


def _codes(number: int) -> set[str]:
    return {answer.question.code for answer in world.paragraph(number).answers.filter(rejected=False)}


@pytest.mark.parametrize(
    ("field", "says"), [("subject", "AVERNA: TIP"), ("reporting_year", 2008), ("tags", ["KCRM"])]
)
def test_a_corrected_header_survives(field: str, says: object) -> None:
    world.load()
    _correct(world.cable(), field, says)
    world.load(world.text(EDITIONS[1]))
    assert get(world.cable(), field) == says


def test_a_corrected_statistic_survives_and_is_marked() -> None:
    world.load()
    statistic = Statistic.objects.get(kind="convictions")
    correction = _correct(statistic, "value", "90")
    world.load(world.text(EDITIONS[2]))
    statistic.refresh_from_db()
    assert (statistic.value, statistic.review) == (90, Review.CORRECTED)
    withdraw(correction, reason="nine it is", editor=world.editor())
    statistic.refresh_from_db()
    assert (statistic.value, statistic.review) == (9, Review.MACHINE)


def test_a_statistic_that_an_editor_vouches_for_outlives_its_reading() -> None:
    world.load()
    statistic = Statistic.objects.get(kind="convictions")
    _correct(statistic, "review", "confirmed")
    world.load(world.text(world.BODY.replace("nine traffickers", "traffickers")))
    statistic.refresh_from_db()
    assert statistic.source_start is None
    assert not Statistic.objects.filter(kind="convictions").exclude(pk=statistic.pk).exists()


def test_a_merge_survives_and_can_be_undone() -> None:
    world.load()
    ministry = Organization.objects.get(name="Ministry of Labor")
    lantern = Organization.objects.get(name="Lantern Foundation")
    correction = _correct(lantern, "merged_into", ministry.pk)
    with pytest.raises(ValueError, match="into itself"):
        _correct(ministry, "merged_into", lantern.pk)
    world.load(world.text(EDITIONS[1]))
    lantern.refresh_from_db()
    assert lantern.merged_into == ministry
    withdraw(correction, reason="they are two", editor=world.editor())
    lantern.refresh_from_db()
    assert lantern.merged_into is None


def test_the_second_of_two_editors_is_told() -> None:
    world.load()
    seen = world.paragraph(2).version
    _correct(world.paragraph(2), "text", "First.", version=seen)
    with pytest.raises(Stale) as told:
        _correct(world.paragraph(2), "text", "Second.", version=seen)
    assert told.value.current.text == "First."
    assert world.paragraph(2).text == "First."


def test_the_same_said_twice_is_one_correction() -> None:
    world.load()
    first = _correct(world.paragraph(2), "text", "It promised money.")
    assert _correct(world.paragraph(2), "text", "It promised money.") == first
    assert Correction.objects.count() == 1


def test_what_ingest_alone_writes_cannot_be_corrected() -> None:
    world.load()
    with pytest.raises(ValueError, match="not corrected by hand"):
        _correct(world.paragraph(2), "public_text", "x")


class Desk(RuleBasedStateMachine):
    """Edits, ingests and withdrawals in any order, against what each field must then say."""

    @initialize()
    def start(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        world.load()
        self.says: dict[str, object] = {}
        self.edition = 0

    @rule(edition=st.integers(0, 2))
    def ingest(self, edition: int) -> None:
        # As if never loaded before, since an old edition of a file does not replace a newer one.
        content = world.text(EDITIONS[edition])
        with world.by_hand():
            Witness.objects.all().delete()
            Source.objects.all().delete()
        world.load(content)
        self.edition = edition

    @rule(field=st.sampled_from(["text", "heading", "mark"]), says=st.sampled_from(["A", "B b", "(C)"]))
    def edit(self, field: str, says: str) -> None:
        _correct(world.paragraph(2), field, says)
        self.says[field] = says

    @precondition(lambda self: self.says)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(sorted(self.says)))
        correction = Correction.objects.get(field=field, withdrawn_at=None)
        withdraw(correction, reason="changed my mind", editor=world.editor())
        del self.says[field]

    @invariant()
    def what_is_published_is_what_was_said(self) -> None:
        paragraph = world.paragraph(2)
        much = "much more money" in EDITIONS[self.edition]
        read = f"The Government of Averna has promised {'much ' if much else ''}more money for shelters."
        expected = {"text": read, "heading": "", "mark": "SBU"} | self.says
        assert {field: getattr(paragraph, field) for field in expected} == expected
        assert paragraph.public_text == paragraph.text
        in_force = Correction.objects.filter(withdrawn_at=None)
        assert {c.field for c in in_force} == set(self.says)
        assert all(c.read == read for c in in_force if c.field == "text")

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)


def test_no_order_of_edits_ingests_and_withdrawals_overwrites_a_correction() -> None:
    unhurried = settings(
        max_examples=8,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Desk, settings=unhurried)

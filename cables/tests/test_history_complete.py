"""Every write leaves an event with actor, reason and time; events stay; replayed from nothing they give the
tables as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from cables.deciding.correcting import correct, keep, withdraw
from cables.deciding.doubts import look_at
from cables.deciding.withholding import lift, restore_cable, withdraw_cable, withhold
from cables.extract import VERSION
from cables.ingest import ingest_bytes
from cables.models import Act, Cable, Correction, Organization, Paragraph, Problem, Source, Statistic, Tag
from cables.models.history import EVENTS, MAY_GO, WITNESS_TEXTS
from cables.publishing.publication import republish
from cables.writing.acts import acting

from . import world
from .lists import chosen
from .replaying import kept, replayed

pytestmark = pytest.mark.django_db
CHECKED = world.BODY.replace("95 in 2005.", "95 in 2005. IOM helped 104 people (75 female and 28 male).")


def _every_way_of_writing() -> None:
    """Each writer of the archive once, so that rows come, change and go."""
    vera, otto = world.editor(), world.editor("otto")
    world.load(world.text(CHECKED))
    world.load(world.text(CHECKED.replace("more money", "less money").replace("nine", "ten")))
    world.load(world.text(world.BODY[:300]), "short.txt")
    ingest_bytes("613.txt", world.text(number=613, references="07 PORT LISSE 612"), editor=vera)
    second = world.paragraph(2)
    promised = correct(second, "text", "It promised.", reason="misread", editor=vera)
    correct(second, "questions", [], reason="no answer", editor=vera)
    correct(world.cable(), "tags", ["KCRM"], reason="misprinted", editor=vera)
    correct(world.cable(), "references", [], reason="misprinted", editor=vera, show_editor=True)
    named = Organization.objects.order_by("pk")
    merged = correct(named[0], "merged_into", named[1].pk, reason="one body", editor=vera)
    world.load(world.text(CHECKED.replace("more money", "some money").replace("120 victims", "victims")))
    keep(promised, editor=otto)
    withdraw(merged, reason="two bodies", editor=otto)
    safe = withhold(world.paragraph(3), "safety", reason="a threat", editor=vera)
    for one in (vera, otto):
        lift(safe, one)
    withdraw_cable(world.cable(613), "private", at=datetime(2026, 1, 1, tzinfo=UTC), editor=vera)
    restore_cable(world.cable(613), editor=otto)
    with world.by_hand():
        Problem.objects.create(cable=world.cable(), order=99, kind="doubt", text="a doubt")
    look_at(Problem.objects.all(), editor=vera)


def test_events_replayed_from_nothing_give_every_row_of_every_table() -> None:
    _every_way_of_writing()
    assert {m for m in EVENTS if not kept(m)} == set()
    for model in EVENTS:
        assert replayed(model) == kept(model), model
    texts = WITNESS_TEXTS._default_manager.order_by("pgh_id").values_list("pgh_obj_id", "text")
    witnesses = world.cable().witnesses.model.objects.values_list("pk", "text")
    assert dict(texts) == dict(witnesses)
    assert len(texts) < EVENTS[world.cable().witnesses.model]._default_manager.count()


def test_what_the_snapshots_leave_out_follows_from_them() -> None:
    _every_way_of_writing()
    columns = ("pk", "public_text", "public_runs", "public_repairs", "withheld")
    before = list(Paragraph.objects.values_list(*columns))
    for cable in Cable.objects.filter(held=True):
        with world.by_hand():
            republish(cable)
    assert list(Paragraph.objects.values_list(*columns)) == before
    assert all(source.is_intact() for source in Source.objects.all())


def test_a_replay_notices_a_row_that_was_changed_behind_its_back() -> None:
    world.load()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table cables_paragraph disable trigger user")
        cursor.execute("update cables_paragraph set text = 'forged' where number = 2")
        cursor.execute("alter table cables_paragraph enable trigger user")
    assert replayed(Paragraph) != kept(Paragraph)


def test_every_model_of_the_archive_has_a_history_or_follows_from_those_that_have() -> None:
    archive = {m for m in Cable._meta.apps.get_app_config("cables").get_models() if not m._meta.proxy}
    events = {*EVENTS.values(), WITNESS_TEXTS}
    links = {field.remote_field.through for m in archive for field in m._meta.local_many_to_many}
    known = {model._meta.concrete_model for model in EVENTS}
    left = (archive | links) - known - events
    assert {model.__name__ for model in left} == {
        "Passage", "FacetSet", "CableFacets", "Word", "Stale", "Pending", "Revision", "Report",
        "Batch", "BatchItem", "Taken",
    }  # fmt: skip


def test_no_event_is_without_actor_reason_and_time() -> None:
    _every_way_of_writing()
    told = 0
    for table in (*EVENTS.values(), WITNESS_TEXTS):
        for event in table._default_manager.select_related("pgh_context"):
            said = event.pgh_context.metadata
            assert said["actor"]
            assert said["reason"]
            assert event.pgh_created_at
            told += 1
    actors = {act.metadata["actor"] for act in Act.objects.all()}
    assert {"vera", "otto", "vocabulary", "ingest"} <= actors
    assert f"ingest of 07PORTLISSE612.txt by extractor {VERSION}" in actors
    assert told > 1000


def test_an_editor_is_known_by_more_than_a_name() -> None:
    world.load()
    correct(world.paragraph(2), "text", "It promised.", reason="misread", editor=world.editor())
    event = EVENTS[Paragraph]._default_manager.last()
    assert event.pgh_context.metadata["editor"] == world.editor().pk
    assert event.pgh_context.metadata["reason"] == "misread"


ORPHANS: list[Callable[[], object]] = [
    lambda: Tag.objects.create(code="ZZZ"),
    lambda: Cable.objects.update(subject="x"),
    lambda: Statistic.objects.all().delete(),
    lambda: connection.cursor().execute("update cables_paragraph set text = 'x'"),
    lambda: connection.cursor().execute("delete from cables_check_paragraphs"),
    lambda: connection.cursor().execute(
        "insert into cables_tag (code, kind, meaning) values ('ZZZ', '', '')"
    ),
]


@pytest.mark.parametrize("write", ORPHANS)
def test_a_write_outside_any_act_is_refused(write: Callable[[], object]) -> None:
    world.load(world.text(CHECKED))
    with pytest.raises(IntegrityError, match="pgh_context_id"), transaction.atomic():
        write()
    with acting("somebody", "for the sake of it"):
        write()


@pytest.mark.parametrize(("by", "why"), [("", "why"), ("who", "")])
def test_an_act_without_actor_or_reason_is_refused(by: str, why: str) -> None:
    with pytest.raises(DatabaseError, match="Cannot insert"), transaction.atomic(), acting(by, why):
        Tag.objects.create(code="ZZZ")


def test_an_act_inside_another_stands_for_itself_and_the_outer_one_goes_on() -> None:
    with acting("outer", "one"):
        Tag.objects.create(code="ZZXA")
        with acting("inner", "two"):
            Tag.objects.create(code="ZZXB")
        with pytest.raises(IntegrityError), acting("failing", "three"):
            Tag.objects.create(code="ZZXB")
        Tag.objects.create(code="ZZXC")
    events = EVENTS[Tag]._default_manager.filter(code__startswith="ZZX").order_by("pgh_id")
    told = [(e.code, e.pgh_context.metadata["actor"]) for e in events]
    assert told == [("ZZXA", "outer"), ("ZZXB", "inner"), ("ZZXC", "outer")]
    assert len({event.pgh_context_id for event in events}) == 2


@pytest.mark.parametrize("table", ["cables_paragraphevent", "cables_witnesstextevent", "pghistory_context"])
@pytest.mark.parametrize("sql", ["delete from {}", "update {0} set {1} = {1}"])
def test_history_is_neither_changed_nor_deleted(table: str, sql: str) -> None:
    world.load()
    column = "metadata" if table == "pghistory_context" else "text"
    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table, column))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(sql.format(table, column))
        assert cursor.rowcount > 0
        transaction.set_rollback(True)


@pytest.mark.parametrize("table", ["cables_paragraphevent", "pghistory_context"])
def test_history_is_not_emptied_but_by_who_says_so_in_his_session(table: str) -> None:
    world.load()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"truncate {table} cascade")
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("select set_config(%s, '', true)", [MAY_GO])
        with pytest.raises(DatabaseError, match="Cannot truncate"):
            cursor.execute(f"truncate {table} cascade")


@pytest.mark.parametrize("guard", ["append_only", "never_emptied"])
def test_every_table_of_events_is_guarded(guard: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text from pg_trigger where tgname like %s", [f"pgtrigger_{guard}%"]
        )
        guarded = {table for (table,) in cursor.fetchall()}
    tables = {table._meta.db_table for table in (*EVENTS.values(), WITNESS_TEXTS, Act)}
    assert guarded == tables


def test_a_reading_that_changes_no_column_leaves_no_event() -> None:
    world.load()
    before = EVENTS[Paragraph]._default_manager.count()
    with world.by_hand():
        Paragraph.objects.bulk_update(list(Paragraph.objects.all()), ["text", "heading", "public_text"])
    assert EVENTS[Paragraph]._default_manager.count() == before


def test_problems_settled_in_the_list_say_who_settled_them() -> None:
    world.load()
    with world.by_hand():
        one = Problem.objects.create(cable=world.cable(), order=99, kind="doubt", text="a doubt")
    desk = Client()
    desk.force_login(world.editor())
    chosen(desk, "settle", one)
    event = EVENTS[Problem]._default_manager.filter(pgh_obj_id=one.pk).last()
    assert event.settled_at
    assert event.pgh_context.metadata["actor"] == "vera"


def test_corrections_are_events_too() -> None:
    world.load()
    one = correct(world.paragraph(2), "text", "It promised.", reason="misread", editor=world.editor())
    withdraw(one, reason="it was right", editor=world.editor("otto"))
    events = EVENTS[Correction]._default_manager.filter(pgh_obj_id=one.pk).select_related("pgh_context")
    assert [e.pgh_context.metadata["reason"] for e in events] == ["misread", "it was right"]

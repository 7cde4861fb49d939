"""The reading room: what a fault in a public page could show at worst, and who is let out of it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cables.deciding.withholding import withdraw_cable, withhold
from cables.models import Cable, Correction, Mention, Paragraph, Statistic, Tag, Withholding, Witness
from cables.models.cables import HEADER
from cables.models.findings import TOLD, Review
from cables.publishing import reading_room
from cables.publishing.reading_room import ROLE, in_the_stacks, reading
from proofs import canary

from . import world

pytestmark = pytest.mark.django_db
# What readers select as it is: whoever adds a table decides whether it is one of these.
PLAIN = {
    "cables_answer", "cables_cablefacets", "cables_check_paragraphs", "cables_country",
    "cables_country_neighbours", "cables_facetset", "cables_passage", "cables_pending", "cables_post",
    "cables_question", "cables_question_topics", "cables_receipt", "cables_revision", "cables_stale",
    "cables_topic",
}  # fmt: skip


def user() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return str(cursor.fetchone()[0])


def test_a_reader_can_read_no_withheld_word_whatever_is_asked_of_the_database() -> None:
    world.load()
    withhold(world.paragraph(1), "victim", reason="told in confidence", editor=world.editor())
    with reading():
        assert user() == ROLE
        one = Paragraph.objects.get(number=1)
        assert (one.text, one.runs, one.repairs) == ("", [], [])
        assert "Averna" not in one.public_text
        assert not Statistic.objects.filter(paragraph=one).exists()
        assert not Mention.objects.filter(paragraph=one).exists()
        assert set(Witness.objects.values_list("text", flat=True)) == {""}
        assert set(Withholding.objects.values_list("quote", "reason")) == {("", "")}
    assert Paragraph.objects.get(number=1).text.startswith("Averna")
    assert user() != ROLE


def test_of_a_withdrawn_cable_a_reader_can_read_its_number_alone() -> None:
    world.load()
    withdraw_cable(world.cable(), "safety", at=timezone.now(), reason="-", editor=world.editor())
    with reading():
        gone = Cable.objects.get(cable_id="07PORTLISSE612")
        assert [getattr(gone, name) for name in ("subject", "sender", "signature")] == ["", "", ""]
        assert not Paragraph.objects.exists()
        assert not Statistic.objects.exists()


@pytest.mark.parametrize("model", [Statistic, Mention])
def test_the_room_holds_the_findings_that_the_predicate_calls_public(model: Any) -> None:
    world.load()
    row = model.objects.order_by("pk").first()
    for withheld, place, review in product((True, False), (row.source_start, None), Review.values):
        with world.by_hand():
            model.objects.filter(pk=row.pk).update(withheld=withheld, source_start=place, review=review)
        told = model.objects.filter(TOLD, pk=row.pk).exists()
        with reading():
            assert model.objects.filter(pk=row.pk).exists() == told, (withheld, place, review)


def test_what_an_editor_said_is_only_told_apart() -> None:
    world.load()
    from cables.deciding.correcting import correct

    correct(world.paragraph(2), "text", "Averna promised nothing.", reason="misread", editor=world.editor())
    correct(Statistic.objects.first(), "review", "confirmed", reason="seen", editor=world.editor())
    with reading():
        assert list(Correction.objects.order_by("pk").values_list("reason", flat=True)) == ["", ""]
        assert "nothing" not in str(Correction.objects.get(field="text").says)
        assert [one.field for one in Correction.objects.changes()] == ["text"]


@pytest.mark.parametrize("statement", [
    "select password from auth_user", "select session_data from django_session",
    "select metadata from pghistory_context", "select text from public.cables_paragraph",
    "select content from public.cables_source", "select text from cables_paragraphevent",
    "update cables_country set name = 'X'", "delete from public.cables_cable",
    "create table cables_mine (x int)",
])  # fmt: skip
def test_a_reader_may_not(statement: str) -> None:
    with reading(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_readers_select_these_tables_as_they_are_and_no_others() -> None:
    with reading(), connection.cursor() as cursor:
        cursor.execute(canary.SELECTABLE)
        told = {name for (name,) in cursor.fetchall()}
    shadowed = {one._meta.db_table for one in (*reading_room.EMPTY, *reading_room.ROWS)}
    assert told - shadowed == PLAIN


def test_every_page_is_made_in_the_room_and_the_desk_is_not(client: Client) -> None:
    world.load()
    asked: list[str] = []
    execute = connection.execute_wrapper
    with execute(
        lambda run, sql, *rest: (asked.append(f"{sql} {rest[0] if rest else ''}"), run(sql, *rest))[1]
    ):
        client.get("/cables/07PORTLISSE612/")
        assert any(ROLE in one for one in asked)
        assert user() != ROLE
        asked.clear()
        client.force_login(get_user_model().objects.create_superuser("vera"))
        client.get("/admin/")
        client.post("/cables/07PORTLISSE612/problem/", {"kind": "other", "text": "x"})
        assert not any(ROLE in one for one in asked)


def test_a_file_is_made_in_the_room_piece_by_piece(client: Client) -> None:
    world.load()
    answer = client.get("/search.csv?q=averna")
    with CaptureQueriesContext(connection) as asked:
        assert b"Averna" in b"".join(answer.streaming_content)
    assert ROLE in asked[0]["sql"]
    assert user() != ROLE


def test_a_file_that_nobody_reads_keeps_nobody_in_the_room(client: Client) -> None:
    world.load()
    client.get("/search.csv?q=averna")
    assert user() != ROLE


def test_who_fails_leaves_the_room_too(client: Client, monkeypatch: Any) -> None:
    from cables.views import cables as views

    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("a fault")

    world.load()
    monkeypatch.setattr(views, "read_cable", fails)
    client.raise_request_exception = False
    assert client.get("/cables/07PORTLISSE612/").status_code == 500
    assert user() != ROLE


def test_behind_pgbouncer_nobody_goes_in_since_the_next_would_be_inside_too(settings: Any) -> None:
    settings.PGBOUNCER = True
    with reading():
        assert user() != ROLE


def test_a_connection_that_was_lost_is_followed_by_one_that_is_inside() -> None:
    with reading():
        assert user() == ROLE
        reading_room.stay_inside(connection)  # as Django tells of each new one
        assert reading_room.waits()
        assert user() == ROLE
    assert user() != ROLE


def test_in_the_stacks_everything_can_be_read_and_then_no_more() -> None:
    world.load()
    with reading():
        with in_the_stacks():
            assert Paragraph.objects.get(number=1).text
        assert Paragraph.objects.get(number=1).text == ""


def test_the_time_of_a_search_is_kept_where_it_builds_first(client: Client) -> None:
    world.load()
    with reading(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 1000")
        with in_the_stacks():
            assert Paragraph.objects.get(number=1).text
        cursor.execute("show statement_timeout")
        assert cursor.fetchone()[0] == "1s"


def test_a_withdrawn_cable_keeps_every_column_of_words_to_itself() -> None:
    kinds = (models.TextField, models.CharField, models.JSONField, ArrayField)
    fields = Cable._meta.concrete_fields
    words = {field.name for field in fields if isinstance(field, kinds) and field.name in HEADER}
    told = {"classification", "document", "precedence"}  # these have few values, and say nothing of anybody
    assert words - told == set(reading_room.WORDS)


def test_no_views_are_made_of_the_tables_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def views() -> int:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_views where schemaname = 'reading_room'")
            return int(cursor.fetchone()[0])

    with monkeypatch.context() as patched:
        patched.setattr(reading_room, "unfit", lambda: "Migrations that the database lacks: 1.")
        reading_room.close(plan=[("0017", False)])
        reading_room.furnish()
        assert views() == 0
    reading_room.furnish()
    assert views() == len({*reading_room.EMPTY, *reading_room.ROWS})


def test_the_room_is_furnished_anew_only_where_it_would_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    def views_made() -> int:
        with CaptureQueriesContext(connection) as asked:
            reading_room.furnish()
        return sum("create view" in query["sql"] for query in asked.captured_queries)

    assert views_made() == 0
    with monkeypatch.context() as patched:
        patched.setitem(reading_room.ROWS, Tag, "false")  # type: ignore[arg-type]
        assert views_made() > 0
        with reading():
            assert not Tag.objects.exists()
    assert views_made() > 0
    with connection.cursor() as cursor:
        cursor.execute(f"revoke usage on schema reading_room from {ROLE}")
    assert views_made() > 0

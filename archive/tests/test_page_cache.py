"""A kept page is given again at no cost, and never after anything has changed."""

from __future__ import annotations

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.middleware import page_cache
from archive.middleware.page_cache import OVERHEAD, Kept, PageCache, Shelf
from cables.deciding.correcting import correct
from cables.deciding.withholding import withdraw_cable, withhold
from cables.models import Country, Paragraph, Tag
from cables.models.history import Act
from cables.models.revision import current
from cables.tests import world

PAGE = "/cables/07PORTLISSE612/"
# Made from other tables, each search before it reads them; events are written by what writes the things;
# what readers report, and how the desk shares and does its work, is on no page that is kept.
NOT_WATCHED = {
    "cables_passage",
    "cables_word",
    "cables_facetset",
    "cables_cablefacets",
    "cables_stale",
    "cables_pending",
    "cables_revision",
    "cables_report",
    *("cables_batch", "cables_batchitem", "cables_taken"),
}
FIRST, SECOND = UUID(int=1), UUID(int=2)
# Most tests are one transaction, in which the revision changes once; some look at later changes.
one_transaction = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reader(settings: Any) -> Client:
    """An anonymous reader of an archive that keeps pages and holds one cable."""
    settings.PAGE_CACHE_BYTES = 5_000_000
    world.load()
    return Client()


def queries(client: Client, address: str = PAGE, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address, headers=headers)
    return len(asked)


def words(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


@one_transaction
@pytest.mark.parametrize("address", [PAGE, "/", "/search/?q=averna", "/nowhere/", "/cables/07portlisse612/"])
def test_a_page_asked_for_again_costs_one_query(reader: Client, address: str) -> None:
    first = reader.get(address)
    assert queries(reader, address) == 1
    again = reader.get(address)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers == first.headers
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]


@one_transaction
def test_a_page_is_kept_compressed_for_those_who_take_that(reader: Client) -> None:
    plain = reader.get(PAGE).content
    for _ in range(2):
        packed = reader.get(PAGE, headers={"Accept-Encoding": "gzip, br"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Content-Length"] == str(len(packed.content))
        assert gzip.decompress(packed.content) == plain
    assert queries(reader, **{"Accept-Encoding": "gzip, br"}) == 1


@committing
def test_what_an_editor_decides_is_seen_by_the_very_next_request(reader: Client) -> None:
    said = "more money for shelters"
    assert said in words(reader)
    correct(world.paragraph(2), "text", "It promised funds.", reason="-", editor=world.editor())
    assert "It promised funds." in words(reader)
    assert said not in words(reader)
    at = world.paragraph(3).public_text.index("nine")
    withhold(world.paragraph(3), "private", reason="-", editor=world.editor(), start=at, end=at + 4)
    assert "nine traffickers" not in words(reader)
    withdraw_cable(world.cable(), "other", at=world.cable().read_at, editor=world.editor())
    assert reader.get(PAGE).status_code == 410


@one_transaction
def test_without_the_revision_the_old_words_would_stay(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests above look at the guard: with it switched off they would fail."""
    monkeypatch.setattr(page_cache, "current", lambda: FIRST)
    before = words(reader)
    correct(world.paragraph(2), "text", "It promised funds.", reason="-", editor=world.editor())
    assert words(reader) == before


@one_transaction
def test_a_page_made_while_something_changed_is_not_kept(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The revision is read before the page is made: a change in between may or may not be in it."""
    stamps = iter([FIRST, SECOND, SECOND])
    monkeypatch.setattr(page_cache, "current", lambda: next(stamps))
    reader.get(PAGE)
    assert queries(reader) > 1
    assert queries(reader) == 0


@one_transaction
def test_every_table_that_pages_read_is_watched() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'revise'")
        watched = {name for (name,) in cursor.fetchall()}
    tables = {model._meta.db_table for model in apps.get_app_config("cables").get_models(True)}
    assert len(tables) > 20
    events = {table for table in tables if table.endswith("event")} | {Act._meta.db_table}
    assert tables - watched - events == NOT_WATCHED


@committing
@pytest.mark.parametrize(
    "write",
    [
        "update cables_paragraph set public_text = 'Other words.'",
        "delete from cables_check_paragraphs",
        "insert into cables_tag (code, kind, meaning) values ('ZZZZ', '', '')",
        "truncate cables_problem",
    ],
)
def test_no_way_of_writing_leaves_the_revision_as_it_was(reader: Client, write: str) -> None:
    before = current()
    with world.by_hand(), connection.cursor() as cursor:
        cursor.execute(write)
    assert current() not in (before, None)


@committing
def test_a_transaction_changes_the_revision_once_and_not_if_it_is_undone(reader: Client) -> None:
    before = current()
    with world.by_hand():
        Tag.objects.create(code="ZZZY")
        once = current()
        Tag.objects.create(code="ZZZX")
        assert current() == once != before
    after = current()
    with world.by_hand():
        Country.objects.update(name="Elsewhere")
        transaction.set_rollback(True)
    assert current() == after == once


@committing
def test_a_savepoint_that_is_undone_does_not_hide_the_write_after_it(reader: Client) -> None:
    before = current()
    with world.by_hand():
        with transaction.atomic():
            Tag.objects.create(code="ZZZY")
            transaction.set_rollback(True)
        Tag.objects.create(code="ZZZX")
    assert current() != before


@one_transaction
def test_an_editor_is_given_no_kept_page_and_none_is_kept_of_his(reader: Client) -> None:
    desk = Client()
    desk.force_login(world.editor())
    desk.get(PAGE)
    assert queries(reader) > 1
    assert queries(reader) == 1
    assert queries(desk) > 1
    assert queries(reader, Authorization="Basic eDp5") > 1


@one_transaction
@pytest.mark.parametrize("address", ["/healthz", "/admin/", "/admin/login/", "/search.csv", "/search/?q="])
def test_only_public_pages_are_kept(reader: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a page that says that a search took too long."""
    if address.startswith("/search/"):
        monkeypatch.setattr("cables.views.searching.find", too_slow)
    Client().get(address)  # how PostgreSQL reads a word is asked once
    first = queries(reader, address)
    assert first == queries(Client(), address) > 0
    assert "ETag" not in reader.get(address).headers


def too_slow(*arguments: object) -> None:
    from cables.search import TooSlow

    raise TooSlow


@one_transaction
def test_a_page_depends_on_the_name_by_which_the_archive_was_reached(reader: Client) -> None:
    reader.get(PAGE)
    other = reader.get(PAGE, headers={"Host": "127.0.0.1"}).content.decode()
    assert f"http://127.0.0.1{PAGE}" in other
    assert f"http://testserver{PAGE}" not in other
    assert reader.get(PAGE, headers={"Host": "evil.example"}).status_code == 400


@committing
def test_a_reader_who_has_the_page_is_told_so(reader: Client) -> None:
    """The ETag is of the public words: a change elsewhere, or of what is not public, leaves it as it was."""
    first = reader.get(PAGE)
    assert first.headers["Cache-Control"] == "no-cache"
    with world.by_hand():
        Tag.objects.create(code="ZZZZ")
        Paragraph.objects.filter(number=4).update(text="other secret words")
    for _ in range(2):
        again = reader.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    correct(world.paragraph(2), "text", "It promised funds.", reason="-", editor=world.editor())
    assert reader.get(PAGE, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@one_transaction
def test_a_kept_page_is_not_given_while_the_database_is_away(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*arguments: Any, **options: Any) -> None:
        raise OperationalError("no connection")

    reader.raise_request_exception = False
    assert reader.get(PAGE).status_code == 200
    monkeypatch.setattr(connection, "cursor", away)
    answer = reader.get(PAGE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_many_who_ask_for_the_same_page_at_once_have_it_made_once(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a page that cannot be kept is made for each."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    monkeypatch.setattr(page_cache, "current", lambda: FIRST)
    together, made = Barrier(8), []

    def make(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        time.sleep(0.05)
        return HttpResponse("words", headers={"Cache-Control": "no-store"} if request.path == "/own" else {})

    pages = PageCache(make)

    def ask(path: str) -> bytes:
        together.wait()
        return pages(RequestFactory().get(path)).content

    for path, times in (("/shared", 1), ("/own", 8)):
        with ThreadPoolExecutor(8) as readers:
            assert set(readers.map(ask, [path] * 8)) == {b"words"}
        assert made.count(path) == times


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 60_000), st.booleans())))
def test_a_shelf_never_holds_more_than_it_may_nor_of_two_revisions(
    asked: list[tuple[int, int, bool]],
) -> None:
    shelf = Shelf(1_000_000)
    for key, size, changed in asked:
        stamp = SECOND if changed else FIRST
        shelf.turn_to(stamp)
        found = shelf.find(stamp, key)
        assert found is None or found.headers == {"made at": str(stamp)}
        shelf.keep(stamp, key, Kept(200, {"made at": str(stamp)}, bytes(size)))
        total = sum(len(kept.body) + OVERHEAD for kept in shelf.answers.values())
        assert total == shelf.size - shelf.room <= shelf.size


def test_a_shelf_lets_go_of_what_was_unused_for_longest() -> None:
    kept = Kept(200, {}, bytes(100))
    shelf = Shelf(50 * (OVERHEAD + 100))
    shelf.turn_to(FIRST)
    for key in range(50):
        shelf.keep(FIRST, key, kept)
    shelf.find(FIRST, 0)
    shelf.keep(FIRST, 50, kept)
    assert list(shelf.answers) == [*range(2, 50), 0, 50]

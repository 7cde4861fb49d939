"""What searches read is built anew in place: the same rows, and nobody is in the way of anybody."""

from __future__ import annotations

from io import StringIO
from threading import Thread
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cables.deciding.correcting import correct
from cables.models import CableFacets, FacetSet, Passage, Stale
from cables.publishing import rebuilding
from cables.publishing.passages import settle
from cables.publishing.rebuilding import rebuild, settle_migrated

from . import world

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = range(612, 618)


def _load() -> None:
    for number in NUMBERS:
        world.load(world.text(number=number), f"{number}.txt")


def _rows() -> list[Any]:
    """Every passage with the keys of its sets, and every cable's own."""
    keys = {one.pk: one.keys for one in FacetSet.objects.all()}
    passages = Passage.objects.order_by("paragraph").values_list("paragraph", "about", "named", "search")
    facets = CableFacets.objects.order_by("cable").values_list("cable", "keys", "within", "header")
    return [(p, keys[about], keys[named], search) for p, about, named, search in passages] + list(facets)


def test_a_rebuild_gives_the_same_rows() -> None:
    _load()
    before = _rows()
    Passage.objects.all().delete()
    CableFacets.objects.all().delete()
    out = StringIO()
    call_command("rebuild", stdout=out)
    assert _rows() == before
    assert f"{len(NUMBERS) + 1} cables, {len(NUMBERS) * 4} passages" in out.getvalue()  # and one is cited


def test_what_was_to_be_built_anew_is() -> None:
    _load()
    Stale.objects.bulk_create(Stale(pk=world.cable(number).pk) for number in NUMBERS)
    rebuild()
    assert not Stale.objects.exists()


def test_the_index_keeps_as_much_aside_as_before() -> None:
    _load()
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("select reloptions from pg_class where relname = 'passage_search'")
        assert cursor.fetchone() == (["gin_pending_list_limit=256"],)


def test_an_editor_saves_while_it_goes_on() -> None:
    _load()
    failed: list[Exception] = []

    def save() -> None:
        try:
            for round_ in range(8):
                figure = world.cable(612 + round_ % 6).statistics.filter(value=120).get()
                correct(figure, "unit", f"unit {round_}", reason="-", editor=world.editor())
                settle()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    editing = Thread(target=save)
    editing.start()
    for _ in range(3):
        rebuild()
    editing.join()
    assert not failed
    assert Passage.objects.count() == len(NUMBERS) * 4


def test_before_every_migration_is_there_nothing_is_asked_of_its_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _load()
    Stale.objects.create(pk=world.cable().pk)
    monkeypatch.setattr(rebuilding, "unfit", lambda: "Migrations that the database lacks: 1.")
    with CaptureQueriesContext(connection) as asked:
        settle_migrated([(object(), False)])
    assert not any("cables_stale" in query["sql"] for query in asked)
    monkeypatch.undo()
    settle_migrated([(object(), False)])
    assert not Stale.objects.exists()

"""Invented cables into the database by COPY, and how fast that is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Model

from cables.models import Paragraph
from cables.publishing.rebuilding import built
from cables.writing import copying
from cables.writing.copying import columns, ready

from .corpus import Size, cable, vocabularies

AT_ONCE = 100  # cables


@dataclass(frozen=True, slots=True)
class Loading:
    """Paragraphs a second: ready rows alone, vectors and keys included."""

    ready: float
    whole: float


def load(size: Size) -> Loading:
    """The whole corpus; its passages are built by every core, and the index after them."""
    began, ready = time.perf_counter(), 0.0
    with transaction.atomic():
        copy(list(vocabularies()))
    for first in range(1, size.cables + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, size.cables + 1))
        rows = [row for number in numbers for row in cable(number, size)]
        ready = max(ready, speed_of_ready([row for row in rows if isinstance(row, Paragraph)]))
        with transaction.atomic():
            copy(rows)
    execute("analyze")
    execute("drop index passage_search")
    for _ in built(range(1, size.cables + 1)):
        pass
    execute("set maintenance_work_mem = '256MB'")
    execute(
        "create index passage_search on cables_passage using gin (search) with (gin_pending_list_limit = 256)"
    )
    execute("update cables_revision set stamp = gen_random_uuid()")
    execute("analyze")
    return Loading(ready, size.cables * size.paragraphs / (time.perf_counter() - began))


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def copy(rows: Sequence[Model]) -> None:
    """Rows of any models, those of one model by one COPY; no trigger notes what stands in no source."""
    execute("set local session_replication_role = replica")
    kinds = dict.fromkeys(type(row) for row in rows)
    for kind in kinds:
        copy_into(kind._meta.db_table, [row for row in rows if type(row) is kind])
    execute("set local session_replication_role = origin")


def copy_into(table: str, rows: Sequence[Model]) -> float:
    """Seconds that COPY takes for rows that are ready."""
    known = columns(rows[0])
    values = ready(known, rows)
    began = time.perf_counter()
    copying.copy(table, known, values)
    return time.perf_counter() - began


def speed_of_ready(paragraphs: Sequence[Paragraph]) -> float:
    """Rows a second into a table like that of the paragraphs, without its vector and indexes."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table ready (like cables_paragraph)")
        seconds = copy_into("ready", paragraphs)
        cursor.execute("drop table ready")
    return len(paragraphs) / seconds

"""New rows into the database by COPY: a cable makes hundreds, and INSERT takes several times the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Field, GeneratedField, JSONField, Model
from psycopg import sql

NUMBERS = "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)"


class Column(NamedTuple):
    """`prepare` is None where the value goes to the database as it is."""

    name: str
    attribute: str
    prepare: Callable[[Any], Any] | None


def insert(rows: Iterable[Model]) -> None:
    """Write new rows of one model and give them their numbers. What an editor or a file gives has to be
    in the form that its field holds; no field is filled in."""
    new = list(rows)
    if not new:
        return
    meta = new[0]._meta
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS, [meta.db_table, meta.pk.column, len(new)])
        for row, (number,) in zip(new, cursor.fetchall(), strict=True):
            row.pk = number
    known = columns(new[0])
    copy(meta.db_table, known, ready(known, new))
    for row in new:
        row._state.adding, row._state.db = False, connection.alias


def columns(example: Model) -> list[Column]:
    """Those that are written: neither generated nor left to a sequence."""
    fields = [field for field in example._meta.concrete_fields if not isinstance(field, GeneratedField)]
    return [_column(field) for field in fields if not (field.primary_key and example.pk is None)]


def _column(field: Field[Any, Any]) -> Column:
    composed = isinstance(field, (ArrayField, JSONField))
    prepare = (lambda value: field.get_db_prep_save(value, connection)) if composed else None
    assert field.column is not None
    return Column(field.column, field.attname, prepare)


def ready(columns: Sequence[Column], rows: Iterable[Model]) -> list[list[Any]]:
    """The values of the rows as the database takes them."""
    return [
        [
            column.prepare(getattr(row, column.attribute))
            if column.prepare
            else getattr(row, column.attribute)
            for column in columns
        ]
        for row in rows
    ]


def copy(table: str, columns: Sequence[Column], values: Iterable[Sequence[Any]]) -> None:
    """Ready values into a table."""
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
    with connection.cursor() as cursor:
        statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), names)
        # Nothing but `execute` turns the driver's errors into Django's by itself.
        with connection.wrap_database_errors, cursor.copy(statement) as pipe:
            for row in values:
                pipe.write_row(row)

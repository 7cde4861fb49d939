"""What archives of earlier versions have is brought forward to just what a new archive begins with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

EARLIER = ("cables", "0012_copies")
SCHEMA = """
select table_name, column_name, data_type, is_nullable, column_default, generation_expression
  from information_schema.columns where table_schema = 'public'
union all select tablename, indexname, indexdef, '', '', '' from pg_indexes where schemaname = 'public'
union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', '' from pg_constraint
  where connamespace = 'public'::regnamespace
union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '', '' from pg_trigger
  where not tgisinternal
union all select 'function', p.oid::regprocedure::text, prosrc, '', '', '' from pg_proc p
  where pronamespace = 'public'::regnamespace
order by 1, 2, 3
"""


@contextmanager
def empty_database(name: str) -> Iterator[None]:
    """Which Django uses meanwhile."""
    before = connection.settings_dict["NAME"]
    connection.close()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = before
            server.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def schema() -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_an_archive_of_an_earlier_version_becomes_what_a_new_one_is() -> None:
    name = f"{connection.settings_dict['NAME']}_migrated"
    with empty_database(name):
        step_by_step = MigrationExecutor(connection)
        step_by_step.loader.replace_migrations = False
        step_by_step.loader.build_graph()
        step_by_step.migrate([EARLIER])
        call_command("migrate", verbosity=0)
        earlier = schema()
    with empty_database(name):
        call_command("migrate", verbosity=0)
        assert schema() == earlier
        call_command("migrate", "cables", "zero", verbosity=0)
        assert not [row for row in schema() if "cables" in row[0]]

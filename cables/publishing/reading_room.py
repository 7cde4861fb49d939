"""What public pages can read at all. The reading room is a schema of views in which nothing is withheld, and
a role that can select from these and from tables without secrets, write nothing, and see nothing else.

A fault in a public page shows at worst an empty word. What masks withheld words while it reads them, so that
the rest can be shown, or builds what searches read, goes `in_the_stacks`. The views are made anew after each
migration, and are gone while one works. Where the database's user may not make roles, they stand alone
(docs/production.md).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import md5
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, Error, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pghistory.models import Event

from archive.upkeep.versions import unfit
from cables.models import (
    Cable,
    CableTag,
    Check,
    Correction,
    Mention,
    Organization,
    Paragraph,
    Problem,
    Reference,
    Report,
    Source,
    Statistic,
    Tag,
    Withholding,
    Witness,
    Word,
)
from cables.models.batches import Batch, BatchItem
from cables.models.findings import UNVOUCHED
from cables.models.taking import Taken

Model = type[models.Model]
ROOM, ROLE = "reading_room", "archive_reader"
# Looked up once for a statement, which a subquery of rows would not be, nor leave the planner its estimates.
GONE = "coalesce((select array_agg(id) from cables_cable where withdrawn_at is not null), '{}')"
STAYS = f"cable_id <> all ({GONE})"
# models.findings.TOLD as a condition of a view; test_reading_room.py holds the two together.
TOLD = f"not withheld and source_start is not null and review not in {tuple(map(str, UNVOUCHED))}"
# Columns that are empty for readers; those of TOLD_APART only tell whether two values are the same.
EMPTY: Mapping[Model, Sequence[str]] = {
    Cable: ("unmasked",),
    Paragraph: ("text", "runs", "repairs"),
    Reference: ("unmasked",),
    Source: ("content",),
    Witness: ("text",),
    Correction: ("along", "reason", "withdrawn_reason"),
    Withholding: ("quote", "reason"),
    Report: ("text", "answer_to", "sender"),
}
# What a withdrawn cable keeps to itself.
WORDS = (
    "subject", "captions", "transmission_id", "sender", "to", "info", "attention", "eo", "signature",
    "instruction_cable", "replaces",
)  # fmt: skip
TOLD_APART = ("read", "read_before", "says")
# Rows that are there for readers, as far as not all are.
ROWS: Mapping[Model, str] = {
    Paragraph: STAYS,
    Statistic: f"{TOLD} and {STAYS}",
    Mention: f"{TOLD} and {STAYS}",
    Check: f"not withheld and {STAYS}",
    Problem: f"not withheld and {STAYS}",
    Reference: STAYS,
    CableTag: STAYS,
    Tag: f"it.meaning <> '' or exists (select from cables_cabletag where tag_id = it.code and {STAYS})",
    Cable: f"it.held or {ROOM}.is_cited(it.id)",
    Organization: f"{ROOM}.is_named(it.id)",
}
# A planner that saw into these would weigh them for each row of every statement.
FUNCTIONS = f"""
create function {ROOM}.is_cited(stub bigint) returns boolean language sql stable security definer cost 1000
begin atomic
  select exists (select from cables_reference where target_id = stub and {STAYS});
end;
create function {ROOM}.is_named(body bigint) returns boolean language sql stable security definer cost 1000
begin atomic
  select exists (select from cables_mention where organization_id = body and {TOLD} and {STAYS})
    or exists (select from cables_organization o join cables_mention on organization_id = o.id
      where o.merged_into_id = body and not withheld);
end
"""
CLOSED: tuple[Model, ...] = (Batch, BatchItem, Taken, Word, Event)  # and what is derived from these

GO_IN = f"""
select set_config('search_path', '{ROOM}, public', false), set_config('role', coalesce(
  (select rolname from pg_roles where rolname = %s and pg_has_role(oid, 'set')), 'none'), false)
"""
# Of those who make it at once for two databases of a server one is the first.
CREATE = f"do $$ begin create role {ROLE} nologin; exception when unique_violation then null; end $$"
GO_OUT = "reset role; reset search_path"


def enter() -> None:
    """From here on this thread reads in the room, beginning with its next statement. PgBouncer would hand the
    connection on as it is: behind it nobody goes in."""
    if not settings.PGBOUNCER and not inside():
        connection.in_reading_room = True  # type: ignore[attr-defined]
        stay_inside(connection)


def leave() -> None:
    if not inside():
        return
    connection.in_reading_room = False  # type: ignore[attr-defined]
    if waits():
        connection.execute_wrappers.remove(through_the_door)
    if getattr(connection, "went_in", False) and connection.connection is not None:
        try:
            tell(GO_OUT)
        except Error:  # it is lost, and nobody shall have it as it is
            connection.close()
    connection.went_in = False  # type: ignore[attr-defined]


def inside() -> bool:
    return getattr(connection, "in_reading_room", False)


def waits() -> bool:
    """Whether nothing was asked yet: a page that asks nothing of the database needs no connection."""
    return through_the_door in connection.execute_wrappers


def go_in() -> None:
    """Before a transaction, whose end would undo that somebody went in while it lasted."""
    if waits():
        connection.execute_wrappers.remove(through_the_door)
        connection.went_in = True  # type: ignore[attr-defined]
        tell(GO_IN, [ROLE])


def through_the_door(execute: Callable[..., Any], *statement: Any) -> Any:
    go_in()
    return execute(*statement)


def stay_inside(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Also with a new connection, where the first was lost."""
    if getattr(connection, "in_reading_room", False) and through_the_door not in connection.execute_wrappers:
        connection.execute_wrappers.append(through_the_door)


def tell(statement: str, values: Sequence[str] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def reading() -> Iterator[None]:
    enter()
    try:
        yield
    finally:
        leave()


def has_role() -> bool:
    """Whether readers cannot see more than the views, also where they ask for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_roles where rolname = %s and pg_has_role(oid, 'set'))", [ROLE]
        )
        return bool(cursor.fetchone()[0])


@contextmanager
def in_the_stacks() -> Iterator[None]:
    """Inside, everything can be read and written, by whom leaves out what is withheld."""
    if not inside():
        yield
        return
    if waits():
        connection.execute_wrappers.remove(through_the_door)
    else:
        tell(GO_OUT)
    connection.in_reading_room = False  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.in_reading_room = True  # type: ignore[attr-defined]
        stay_inside(connection)


def close(plan: Sequence[object] = (), **_: Any) -> None:
    """Before a migration that may change what the views stand on."""
    if plan:
        with connection.cursor() as cursor:
            cursor.execute(f"drop schema if exists {ROOM} cascade")


def furnish(**_: Any) -> None:
    """The views, the role, and what it may select, where they are not there already; nothing where the tables
    are those of another version."""
    if unfit():
        return
    views = [view(model) for model in open_models() if model in EMPTY or model in ROWS]
    mark = md5("\n".join([FUNCTIONS, *views, *plain_tables()]).encode()).hexdigest()
    if mark == mark_of_views() and has_role():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"drop schema if exists {ROOM} cascade; create schema {ROOM}; {FUNCTIONS}")
        for one in views:
            cursor.execute(one)
        cursor.execute(f"comment on schema {ROOM} is '{mark}'")
    try:
        with transaction.atomic():
            admit()
    except DatabaseError as error:  # `doctor` says what to do
        logging.getLogger(__name__).warning("Readers have no role of their own: %s", error)


def mark_of_views() -> str | None:
    """By which the views that are there were made; None where readers may not use them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select obj_description(n.oid, 'pg_namespace') from pg_namespace n, pg_roles r"
            " where nspname = %s and rolname = %s and has_schema_privilege(r.oid, n.oid, 'usage')",
            [ROOM, ROLE],
        )
        return row[0] if (row := cursor.fetchone()) else None


def plain_tables() -> list[str]:
    """Those that readers select as they are."""
    whole = [model for model in open_models() if model not in EMPTY and model not in ROWS]
    return [f'"{model._meta.db_table}"' for model in whole]


def admit() -> None:
    """Raises DatabaseError where this user may not make roles, and nobody has made this one for him."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [ROLE])
        if not cursor.fetchone():
            cursor.execute(CREATE)
        cursor.execute("select pg_has_role(%s, 'set')", [ROLE])
        if not cursor.fetchone()[0]:
            cursor.execute(f"grant {ROLE} to current_user with set true")
        cursor.execute(f"grant usage on schema {ROOM}, public to {ROLE}")
        cursor.execute(f"grant select on all tables in schema {ROOM} to {ROLE}")
        cursor.execute(f"grant select on {', '.join(plain_tables())} to {ROLE}")


def open_models() -> list[Model]:
    mine = apps.get_app_config("cables").get_models(include_auto_created=True)
    return [model for model in mine if not model._meta.proxy and not issubclass(model, CLOSED)]


def view(model: Model) -> str:
    table = model._meta.db_table
    columns = ", ".join(
        f'{column(model, field)} as "{field.column}"' for field in model._meta.concrete_fields
    )
    rows = ROWS.get(model, "true")
    return f'create view {ROOM}."{table}" as select {columns} from public."{table}" it where {rows}'


def column(model: Model, field: models.Field[Any, Any]) -> str:
    """What stands for it in the view."""
    plain = f'it."{field.column}"'
    if field.name in EMPTY.get(model, ()):
        return empty(field)
    if model is Paragraph and field.name == "heading":
        return f"case when it.withheld then '' else {plain} end"
    if model is Correction and field.name in TOLD_APART:
        return f"case when it.field = 'review' then {plain} else to_jsonb(md5({plain}::text)) end"
    if model is Cable and field.name in WORDS:
        return f"case when it.withdrawn_at is null then {plain} else {empty(field)} end"
    return plain


def empty(field: models.Field[Any, Any]) -> str:
    kind = getattr(field, "output_field", field).db_type(connection)
    if field.null:
        return f"null::{kind}"
    many = "[]" if field.get_default() == [] else "{}"
    blank = {"jsonb": many}.get(str(kind), "{}" if str(kind).endswith("]") else "")
    return f"'{blank}'::{kind}"

"""The whole archive in one file, and back: the database, the key, and what the environment said.

The file is a zip: `about.json` says what it holds, with a digest of every table; beside it `secret_key` and
`database.dump`, by pg_dump. It is made while everything runs, of one moment. It holds withheld words and
hashes of passwords: only its owner may read it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from archive import environment
from archive.binaries import DatabaseError, find_binaries, major_version
from archive.paths import state_dir

ABOUT, KEY, DUMP = "about.json", "secret_key", "database.dump"
FORM = 2  # the digests of the first took in what the database itself computes
# What an archive is set up with, and would miss.
SETTINGS = ("OPERATOR", "CONTACT", "DATA_RIGHTS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECURE",
            "TRUSTED_PROXIES", "WEB_WORKERS", "WEB_THREADS", "PAGE_CACHE_MB", "COSTLY_A_MINUTE")  # fmt: skip
COLUMNS = """select table_name::text, array_agg(column_name::text order by ordinal_position)
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
  group by table_name order by table_name"""
# Another version may find other stems of words than those by which it would be asked for them.
SEARCHED_ANEW = "insert into cables_stale (cable) select id from cables_cable on conflict do nothing"
Digest = dict[str, list[int]]  # {table: [rows, a sum of their hashes in any order]}


class BackupError(Exception):
    """It cannot be done; the text says why and what to do."""


class Told(NamedTuple):
    """What a backup holds: cables, rows of all tables, and settings to set again."""

    cables: int
    rows: int
    settings: dict[str, str]


def back_up(file: Path) -> Told:
    """Write the file, or nothing of it. One that is there already is refused."""
    if file.exists():
        raise BackupError(f"{file} is there already. Name another file.")
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as raw, zipfile.ZipFile(raw, "w") as archive, one_moment() as moment:
            about = describe(moment)
            archive.writestr(ABOUT, json.dumps(about, indent=1))
            archive.writestr(KEY, settings.SECRET_KEY)
            with archive.open(DUMP, "w", force_zip64=True) as dump:
                dumped(moment, dump)
        unfinished.rename(file)
    except OSError as error:
        raise BackupError(f"{file}: {error.strerror or error}") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return told(about)


def restore(file: Path, *, replace: bool) -> Told:
    """Into the database that is connected: empty, or given up by `replace`. All of it, or nothing."""
    with opened(file) as archive:
        about = json.loads(archive.read(ABOUT))
        fits(file, about)
        free(replace)
        with archive.open(DUMP) as dump:
            restored(dump)
        with connected(autocommit=True) as database:
            database.execute("analyze")
            if wrong := differing(about["digest"], digest(database, computed=about["form"] == 1)):
                raise BackupError(f"What was restored differs from the backup in {', '.join(wrong)}.")
            if about["postgresql"] != database.info.server_version // 10_000:
                database.execute(SEARCHED_ANEW)
        if not environment.text("SECRET_KEY"):
            write_key(archive.read(KEY).decode())
    return told(about)


def told(about: dict[str, Any]) -> Told:
    found: Digest = about["digest"]
    return Told(found["cables_cable"][0], sum(rows for rows, _ in found.values()), about["settings"])


class Moment(NamedTuple):
    """A transaction that sees the database as it was at its start; pg_dump shares it by its name."""

    database: psycopg.Connection[Any]
    snapshot: str


@contextmanager
def one_moment() -> Iterator[Moment]:
    with connected() as database:
        database.execute("set transaction isolation level repeatable read, read only")
        row = database.execute("select pg_export_snapshot()").fetchone()
        yield Moment(database, row[0] if row else "")


def describe(moment: Moment) -> dict[str, Any]:
    known = moment.database.execute("select app || '.' || name from django_migrations order by 1").fetchall()
    return {
        "form": FORM,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "postgresql": server_version(),
        "migrations": [name for (name,) in known],
        "settings": {name: said for name in SETTINGS if (said := environment.text(name))},
        "digest": digest(moment.database),
    }


def digest(database: psycopg.Connection[Any], *, computed: bool = False) -> Digest:
    """Equal where all tables hold the same rows. What PostgreSQL computes from them is left out: another
    version may compute it otherwise (stems of words)."""
    database.execute("set timezone = 'UTC'")
    found: Digest = {}
    for name, columns in database.execute(COLUMNS).fetchall():
        row = sql.SQL("t" if computed else "({})").format(sql.SQL(", ").join(map(sql.Identifier, columns)))
        statement = sql.SQL("select count(*), coalesce(bit_xor(hashtextextended({}::text, 0)), 0) from {} t")
        told = database.execute(statement.format(row, sql.Identifier(name))).fetchone()
        found[name] = [*told] if told else [0, 0]
    return found


def differing(one: Digest, other: Digest) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def dumped(moment: Moment, into: Any) -> None:
    command = [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges",
               "--exclude-schema=reading_room", f"--snapshot={moment.snapshot}",
               f"--dbname={address()}"]  # fmt: skip
    with piped(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as dump:
        assert dump.stdout
        assert dump.stderr
        shutil.copyfileobj(dump.stdout, into, 1 << 20)
        said = dump.stderr.read().decode(errors="replace").strip()
    if dump.returncode:
        raise BackupError(f"pg_dump: {said}")


def restored(dump: Any) -> None:
    """One transaction: the tables that were there go, those of the dump come."""
    reading = [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
    writing = [program("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--output=/dev/null",
               "--set=ON_ERROR_STOP=1", f"--dbname={address()}",
               "--command=drop schema if exists reading_room, public cascade; create schema public",
               "--file=-"]  # fmt: skip
    with (
        piped(reading, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader,
        piped(writing, stdin=reader.stdout, stderr=subprocess.PIPE) as writer,
    ):
        assert reader.stdin
        assert reader.stdout
        assert writer.stderr
        reader.stdout.close()
        try:
            shutil.copyfileobj(dump, reader.stdin, 1 << 20)
        except BrokenPipeError:
            pass  # the writer says why
        finally:
            reader.stdin.close()
        said = writer.stderr.read().decode(errors="replace").strip()
    if writer.returncode or reader.returncode:
        raise BackupError(f"PostgreSQL did not take it, and is as it was: {said or 'pg_restore failed'}")


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """A backup that is whole."""
    try:
        with zipfile.ZipFile(file) as archive:
            if {ABOUT, KEY, DUMP} - {*archive.namelist()}:
                raise BackupError(f"{file} is no backup of an archive.")
            if damaged := archive.testzip():
                raise BackupError(f"{file} is damaged ({damaged}). Use another backup.")
            yield archive
    except OSError as error:
        raise BackupError(f"{file}: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        raise BackupError(f"{file} is no backup, or was cut short.") from None


def fits(file: Path, about: dict[str, Any]) -> None:
    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    known |= {f"{a}.{name}" for one in loader.disk_migrations.values() for a, name in one.replaces}
    apps = {f"{app}." for app in loader.migrated_apps}
    newer = [
        name for name in about["migrations"] if name not in known and name.partition(".")[0] + "." in apps
    ]
    if about["form"] > FORM or newer:
        raise BackupError(f"{file} was made by a newer version of the archive. Install that version.")
    if about["form"] == 1 and about["postgresql"] != server_version():
        raise BackupError(
            f"{file} can only be compared by PostgreSQL {about['postgresql']}: restore it with that (PG_BIN),"
            " and make a new backup."
        )


def free(replace: bool) -> None:
    """Nobody else uses the database, and it holds nothing that would be missed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        if others := cursor.fetchone()[0]:
            raise BackupError(f"Others use the database ({others} connections). Stop the archive first.")
        held = 0
        if "cables_cable" in connection.introspection.table_names(cursor):
            cursor.execute("select (select count(*) from cables_cable) + (select count(*) from auth_user)")
            held = cursor.fetchone()[0]
    if held and not replace:
        raise BackupError(
            "The database holds cables or editors already. Name an empty folder with ARCHIVE_STATE, or give"
            " up what is there with --replace."
        )
    connection.close()


def write_key(key: str) -> None:
    file = state_dir() / "secret_key"
    draft = file.with_name(f"secret_key.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key)
    draft.replace(file)


def server_version() -> int:
    with connected() as database:
        return database.info.server_version // 10_000


def address() -> str:
    return environment.text("DATABASE_URL")


def connected(**options: Any) -> psycopg.Connection[Any]:
    return psycopg.connect(address(), password=environment.text("DATABASE_PASSWORD") or None, **options)


def piped(command: list[str], **pipes: Any) -> subprocess.Popen[bytes]:
    password = environment.text("DATABASE_PASSWORD")
    return subprocess.Popen(command, env=os.environ | ({"PGPASSWORD": password} if password else {}), **pipes)


def program(name: str) -> str:
    """One of PostgreSQL's, not older than the server."""
    try:
        folder = find_binaries()
        ours, theirs = major_version(folder), server_version()
    except DatabaseError as error:
        raise BackupError(str(error)) from None
    if not (folder / name).exists():
        raise BackupError(f"{name} is not in {folder}. Set PG_BIN to a directory of PostgreSQL's programs.")
    if ours < theirs:
        raise BackupError(
            f"{name} of PostgreSQL {ours} cannot serve a database of PostgreSQL {theirs}. Set PG_BIN."
        )
    return str(folder / name)

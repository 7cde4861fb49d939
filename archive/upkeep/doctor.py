"""`manage.py doctor`: what is wrong with this installation, in words, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from archive import environment
from archive.binaries import DatabaseError
from archive.database import at_hand, open_lock, read_lock, try_lock
from archive.paths import state_dir
from archive.taking_over import version

ROOM = 2_000_000_000  # bytes that loading a thousand cables, and a backup of them, may need
CLOCKS = 5  # seconds by which the clocks of two machines may differ
UNSEEN = timedelta(days=90)
WAITING = timedelta(minutes=10)
OLDEST_POSTGRESQL = 16
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Finding(NamedTuple):
    """`remedy` is what to do; where it is empty, all is well."""

    seen: str
    remedy: str = ""


def doctor() -> int:
    """Print what was looked at; the exit status is 1 where something is wrong."""
    wrong = 0
    with ExitStack() as stack:
        for finding in examine(stack):
            wrong += bool(finding.remedy)
            sign = "wrong" if finding.remedy else "ok"
            print(f"{sign:>5}  {finding.seen}{f' {finding.remedy}' if finding.remedy else ''}", flush=True)
    print(f"{wrong} to be seen to" if wrong else "Nothing is wrong")
    return 1 if wrong else 0


def examine(stack: ExitStack) -> Iterator[Finding]:
    yield Finding(f"Python {sys.version.split()[0]}.")
    yield from state(state_dir())
    yield from server()
    try:
        os.environ["DATABASE_URL"] = stack.enter_context(at_hand())
    except DatabaseError as error:
        yield Finding("The database cannot be had.", str(error))
        return
    yield from database()


def state(folder: Path) -> Iterator[Finding]:
    """Disk, permissions, what killed runs have left."""
    if not folder.is_dir():
        yield Finding(f"{folder} is not there yet.")
        return
    if not os.access(folder, os.W_OK):
        yield Finding(f"{folder} cannot be written to.", "Give it to the user who runs the archive.")
    free = shutil.disk_usage(folder).free
    remedy = "" if free > ROOM else "Free some space: a database with a full disk stops."
    yield Finding(f"{free / 1e9:,.1f} GB are free at {folder}.", remedy)
    key = folder / "secret_key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield Finding(f"Others can read {key}.", f"chmod 600 {key}")
    for old in sorted(folder.glob("pg*-run"), key=version)[:-1]:
        yield Finding(
            f"{old} is what PostgreSQL {version(old)} wrote: remove it once all is in its successor."
        )
    for left in sorted(folder.glob("*.unfinished")):
        yield Finding(f"{left} was left by something that was stopped.", "Remove it while nothing runs.")


def server() -> Iterator[Finding]:
    with open_lock("up.lock") as lock:
        if not try_lock(lock):
            yield Finding(f"The archive runs at {read_lock(lock) or 'an address that it has not said yet'}.")
    host = os.environ.get("HOST", "127.0.0.1")
    if environment.flag("DEBUG") and host not in LOOPBACK:
        yield Finding(f"DEBUG is on, and {host} can be reached by others.", "Set DEBUG=0.")
    if environment.flag("SECURE"):
        if not environment.text("ALLOWED_HOSTS"):
            yield Finding("SECURE is on for no name.", "Set ALLOWED_HOSTS to the names that readers use.")
        if not environment.number("TRUSTED_PROXIES", 0):
            yield Finding("SECURE is on, no proxy is trusted.", "Set TRUSTED_PROXIES to how many are yours.")
    elif host not in LOOPBACK:
        yield Finding(f"{host} is served without TLS.", "Put a proxy with TLS in front, and set SECURE=1.")


def database() -> Iterator[Finding]:
    """What Django needs to look at: settings, tables, clocks, work that waits."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.db import OperationalError, connection

    from archive.errors import why
    from archive.upkeep.versions import unfit

    django.setup()
    try:
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('server_version'), extract(epoch from clock_timestamp())")
            version, clock = cursor.fetchone()
    except OperationalError as error:
        yield Finding("The database does not answer.", why(error))
        return
    old = int(version.split(".")[0]) < OLDEST_POSTGRESQL
    yield Finding(f"PostgreSQL {version}.", f"It has to be {OLDEST_POSTGRESQL} or later." if old else "")
    apart = abs(float(clock) - time.time())
    if apart > CLOCKS:
        yield Finding(f"The clocks differ by {apart:,.0f} seconds.", "Set them by a time server.")
    if told := unfit():
        yield Finding("The tables are not those of this version.", told)
        return
    yield Finding("The tables are those of this version.")
    if environment.text("STANDBY_URL"):
        yield from standby()
    yield from work()


def standby() -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select current_setting('synchronous_standby_names')")
        (waits,) = cursor.fetchone()
    remedy = "" if waits else "Set synchronous_standby_names: readers may see what was just withheld."
    yield Finding(f"Acts wait for standbys: {waits or 'none'}.", remedy)


def work() -> Iterator[Finding]:
    from django.contrib.auth import get_user_model

    from cables.models import Batch, Cable, Source, Stale
    from cables.publishing.reading_room import ROLE, has_role

    if not has_role():
        yield Finding(
            "Public pages read with the rights of the desk.",
            f"As a user who may make roles: create role {ROLE}; grant {ROLE} to the archive's user; then"
            " python3 manage.py migrate",
        )
    cables, sources = Cable.objects.filter(held=True).count(), Source.objects
    yield Finding(f"Cables held: {cables:,}; files: {sources.count():,}.")
    if not get_user_model().objects.filter(is_active=True, is_staff=True).exists():
        yield Finding("There is no editor.", "Make one: python3 manage.py createsuperuser")
    if stale := Stale.objects.count():
        yield Finding(f"Cables that wait to be made searchable: {stale:,}.", "Run python3 manage.py rebuild.")
    now = datetime.now(UTC)
    under_way = Batch.objects.filter(state__in=[Batch.State.WAITING, Batch.State.UNDOING])
    if waiting := under_way.filter(made_at__lt=now - WAITING).count():
        yield Finding(
            f"Decisions on many things that wait: {waiting}.",
            "Run `up`, or `manage.py work` beside gunicorn.",
        )
    old = sources.filter(received_at__lt=now - UNSEEN)
    if unseen := old.exclude(verified_at__gt=now - UNSEEN).count():
        yield Finding(
            f"Files not verified for {UNSEEN.days} days: {unseen:,}.", "Run python3 manage.py verify."
        )

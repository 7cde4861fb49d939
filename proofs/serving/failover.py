"""A primary that is lost under load: its standby is promoted, no act that an editor was told is kept is gone,
and the site goes on without a restart."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import count
from threading import Event, Thread
from typing import NamedTuple

import psutil
import psycopg

from archive.binaries import run_as
from archive.cluster import DATABASE, PORT, SUPERUSER, Cluster, own_folder
from archive.database import gone_afterwards, settled_cluster
from archive.paths import ROOT
from benchmarks.pages import server, set_in_environment
from proofs import Shown

READERS = 4
BEFORE, BEHIND, AFTER = 2.0, 0.5, 2.0  # seconds of reading around what happens
SECONDS_TO_FOLLOW = 60.0
BACK = 20.0  # seconds after the promotion, in which pages have to be there again
PAGES = ("/", "/search/?q=victims", "/cables/07PORTLISSE112/", "/statistics/", "/countries/")
FILL = """
import sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
call_command("ingest", sys.argv[1])
"""
# Decides one thing after the other over connections that may break, and says which it was told are kept.
EDITOR = """
import itertools, sys, time
import django
django.setup()
from django.contrib.auth.models import User
from django.db import Error, connection
from cables.deciding.correcting import correct
from cables.models import Statistic
for number in itertools.count():
    try:
        figure = Statistic.objects.facts().order_by("pk").first()
        editor = User.objects.get_or_create(username="proof")[0]
        correct(figure, "value", number, reason=f"act {number} of {sys.argv[1]}", editor=editor)
        print(f"act {number} of {sys.argv[1]}", flush=True)
    except Error:
        connection.close()
        time.sleep(0.05)
"""


class Asked(NamedTuple):
    """When an answer came, and its status; 0 where none did."""

    at: float
    path: str
    status: int


class Lost(NamedTuple):
    """Of one primary: requests and those of them without a page, seconds from the kill and from the promotion
    until pages were there again, acts that were told to be kept, and those of them that are gone."""

    asked: int
    without: list[Asked]
    since_kill: float
    since_promotion: float
    told: int
    gone: list[str]

    @property
    def against(self) -> Iterator[str]:
        if not self.told or self.asked == len(self.without):
            yield "no act, or no page, was there to be lost"
        for one in self.without:
            if one.status != 503:
                yield f"{one.path}: status {one.status} instead of a page or 503"
        if self.since_promotion > BACK:
            yield f"no page for {self.since_promotion:.1f} s after the promotion"
        yield from (f"{act} was told to be kept and is gone" for act in self.gone)


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many primaries are lost one after the other, each new standby copied from the one that was promoted.
    Before each is lost its standby hears nothing for half a second: unguarded, it does not wait for it."""
    lost = []
    with ExitStack() as stack:
        one, two = (stack.enter_context(gone_afterwards(a_cluster(name))) for name in ("one", "two"))
        one.start()
        fill(one)
        follow(one, two, guarded)
        stack.enter_context(set_in_environment({"DATABASE_URL": address(one, two)}))
        place, _ = stack.enter_context(server(PAGE_CACHE_MB="0"))
        for number in range(size):
            if number:
                one, two = two, one
                follow(one, two, guarded)
            lost.append(lose(one, two, place, number))
    return Shown(figure(lost), [line for each in lost for line in each.against])


def figure(lost: list[Lost]) -> str:
    without, told = sum(len(one.without) for one in lost), sum(one.told for one in lost)
    return (
        f"{len(lost)} primaries lost; of {sum(one.asked for one in lost)} requests {without} got no page;"
        f" pages again at most {max(one.since_promotion for one in lost):.1f} s after the promotion"
        f" ({max(one.since_kill for one in lost):.1f} s after the loss);"
        f" of {told} acts {sum(len(one.gone) for one in lost)} are gone"
    )


def a_cluster(name: str) -> Cluster:
    """Not started. A process is killed here, not a machine: nothing need reach the disk."""
    return settled_cluster(f"test-{os.getpid()}-{name}", {"fsync": "off", "shared_buffers": "64MB"})


def address(one: Cluster, two: Cluster, session: str = "read-write") -> str:
    """Of whichever of the two gives such a session; the first of them is asked first."""
    hosts = f"host={one.sockets},{two.sockets}&port={PORT},{PORT}"
    return f"postgresql://{SUPERUSER}@/{DATABASE}?{hosts}&target_session_attrs={session}"


def fill(cluster: Cluster) -> None:
    subprocess.run(
        [sys.executable, "-c", FILL, str(ROOT / "fixtures" / "samples")],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": cluster.url(), "ARCHIVE_COLLECTING": "1"},
        capture_output=True,
        check=True,
    )


def follow(primary: Cluster, standby: Cluster, guarded: bool) -> None:
    """Make the second a standby of the first, and let the first wait for it with each commit."""
    shutil.rmtree(standby.data, ignore_errors=True)
    own_folder(standby.data, standby.user)
    copy = [
        str(primary.binaries / "pg_basebackup"),
        "-D",
        str(standby.data),
        "-R",
        "-c",
        "fast",
        "-d",
        primary.url(),
    ]
    subprocess.run(copy, capture_output=True, check=True, **run_as(primary.user))
    standby.start()
    tell(primary, f"alter system set synchronous_standby_names = '{'*' if guarded else ''}'")
    state = "sync" if guarded else "async"
    deadline = time.monotonic() + SECONDS_TO_FOLLOW
    while not tell(primary, f"select 1 from pg_stat_replication where sync_state = '{state}'"):
        if time.monotonic() > deadline:
            raise RuntimeError("the standby does not follow its primary")
        time.sleep(0.05)


def tell(cluster: Cluster, statement: str) -> list[tuple[object, ...]]:
    """Its rows; settings are read anew."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        found = connection.execute(statement.encode())
        rows = found.fetchall() if found.description else []
        connection.execute("select pg_reload_conf()")
    return rows


def lose(primary: Cluster, standby: Cluster, place: tuple[str, int], number: int) -> Lost:
    with reading(place) as asked, deciding(number) as told:
        time.sleep(BEFORE)
        tell(standby, "alter system set primary_conninfo = ''")
        time.sleep(BEHIND)
        killed = time.monotonic()
        kill(primary)
        promoted = time.monotonic()
        tell(standby, "alter system reset synchronous_standby_names")
        tell(standby, "select pg_promote()")
        while ask(place, "/").status != 200 and time.monotonic() < promoted + BACK:
            time.sleep(0.05)
        time.sleep(AFTER)
    without = [one for one in asked if one.status != 200]
    last = max((one.at for one in without), default=killed)
    return Lost(len(asked), without, last - killed, last - promoted, len(told), gone(standby, told))


def kill(cluster: Cluster) -> None:
    """SIGKILL to the server with all of its processes."""
    assert cluster.process
    family = psutil.Process(cluster.process.pid)
    for process in (family, *family.children(recursive=True)):
        process.kill()
    cluster.process.wait()


@contextmanager
def reading(place: tuple[str, int]) -> Iterator[list[Asked]]:
    """While it lasts, readers ask for one page after the other."""
    asked, over = list[Asked](), Event()

    def read(first: int) -> None:
        for number in count(first):
            if over.is_set():
                return
            asked.append(ask(place, PAGES[number % len(PAGES)]))

    readers = [Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield asked
    finally:
        over.set()
        for reader in readers:
            reader.join()


def ask(place: tuple[str, int], path: str) -> Asked:
    connection, status = http.client.HTTPConnection(*place, timeout=30), 0
    with suppress(OSError, http.client.HTTPException), closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    return Asked(time.monotonic(), path, status)


@contextmanager
def deciding(number: int) -> Iterator[list[str]]:
    """While it lasts, an editor decides; the list is of what he was told is kept, whole afterwards."""
    editor = subprocess.Popen([sys.executable, "-c", EDITOR, str(number)], cwd=ROOT, stdout=subprocess.PIPE)
    assert editor.stdout
    told = [editor.stdout.readline().decode().strip()]
    try:
        yield told
    finally:
        editor.kill()
        said, _ = editor.communicate()
        told += said.decode().splitlines()


def gone(cluster: Cluster, told: list[str]) -> list[str]:
    kept = {row[0] for row in tell(cluster, "select metadata ->> 'reason' from pghistory_context")}
    return [act for act in told if act not in kept]

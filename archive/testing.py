"""A pytest plugin: each run gets a database cluster of its own, removed at its end.

Making one (initdb, migrations, known words) takes ten seconds, so that it is made once and kept with the
state, named by what it is made from; a run copies it. Each worker's database is a copy of the one in it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from archive.cluster import Cluster
from archive.database import temporary
from archive.paths import ROOT

RUNNING = ExitStack()
TEMPLATE = "archive_of_tests"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MADE_FROM = (
    "cables/migrations/*.py",
    "cables/extract/vocabulary/*.json",
    "cables/ingest/vocabulary.py",
    "cables/publishing/reading_room.py",
    "cables/extract/places.py",
    "cables/extract/questions/questionnaires.py",
    "archive/testing.py",
    "archive/cluster.py",
    "requirements.txt",
)
FILL = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from cables.ingest import vocabulary
from cables.writing.acts import writing
with writing("vocabulary", "the words that every test knows"):
    vocabulary.fill()
"""


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """Before Django reads its settings: start the cluster, unless this is a worker of a run that did."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = RUNNING.enter_context(temporary(give_data)).url()
    # Between tests the tables are emptied, those of history too (cables/models/history.py).
    os.environ["PGOPTIONS"] = "-c archive.history_may_go=on"
    # The browser's driver keeps an event loop in the test's thread: there Django would refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return (yield)


def pytest_unconfigure() -> None:
    RUNNING.close()


def give_data(cluster: Cluster) -> None:
    """Give a cluster that has not started its data: those kept, or new ones, which are then kept."""
    kept = cluster.data.with_name(f"{cluster.data.name.partition('-')[0]}-kept-{digest()}")
    if not kept.exists():
        for old in kept.parent.glob("pg*-kept-*"):
            shutil.rmtree(old, ignore_errors=True)
        cluster.start(TEMPLATE)
        environment = os.environ | {"DATABASE_URL": cluster.url(TEMPLATE)}
        environment["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        subprocess.run([sys.executable, "-c", FILL], cwd=ROOT, env=environment, check=True)
        cluster.stop()
        copy(cluster.data, kept)
    else:
        copy(kept, cluster.data)


def copy(data: Path, to: Path) -> None:
    """With owners and rights, whole or not at all."""
    unfinished = to.with_name(f"{to.name}.unfinished-{os.getpid()}")
    subprocess.run(["cp", "-a", data, unfinished], check=True)
    shutil.rmtree(to, ignore_errors=True)
    unfinished.rename(to)


def digest() -> str:
    found = hashlib.sha256(sys.version.encode())
    for pattern in MADE_FROM:
        for file in sorted(ROOT.glob(pattern)):
            found.update(f"{file.relative_to(ROOT)}".encode() + file.read_bytes())
    return found.hexdigest()[:16]


def chromium() -> str:
    """Chromium's path. Without one the test is skipped, but in CI it fails."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop("BROWSER TEST NOT RUN: there is no Chromium on PATH (apt-get install chromium)")
    return str(found)

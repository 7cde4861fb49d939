"""A pytest plugin: each run gets a database cluster of its own, removed at its end."""

import os
import shutil
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from archive.database import temporary

RUNNING = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """Before Django reads its settings: start the cluster, unless this is a worker of a run that did."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = RUNNING.enter_context(temporary()).url()
    # Between tests the tables are emptied, those of history too (cables/models/history.py).
    os.environ["PGOPTIONS"] = "-c archive.history_may_go=on"
    # The browser's driver keeps an event loop in the test's thread: there Django would refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return (yield)


def pytest_unconfigure() -> None:
    RUNNING.close()


def chromium() -> str:
    """Chromium's path. Without one the test is skipped, but in CI it fails."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop("BROWSER TEST NOT RUN: there is no Chromium on PATH (apt-get install chromium)")
    return str(found)

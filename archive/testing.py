"""A pytest plugin: each run gets a database cluster of its own, removed at its end."""

import os
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
    # The browser's driver keeps an event loop in the test's thread: there Django would refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return (yield)


def pytest_unconfigure() -> None:
    RUNNING.close()

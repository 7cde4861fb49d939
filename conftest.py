"""What every test may ask for: a real browser, and settings that suit tests."""

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from archive.middleware.turns import KINDS
from archive.testing import TEMPLATE, chromium

TOGETHER = (
    "test_up.py",
    "test_forged_requests.py",
    "test_page_cache_in_two_processes.py",
    "test_backup.py",
    "test_doctor.py",
    "test_mcp.py",
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Scheduler(LoadScopeScheduling):
    """Each test goes to whichever worker is free; those of TOGETHER, which share a costly start, to one."""

    def _split_scope(self, nodeid: str) -> str:
        return "together" if nodeid.partition("::")[0].endswith(TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    return Scheduler(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each worker's database is a copy of the one that has its tables and known words already."""
    from django.db import connection

    connection.settings_dict["TEST"] |= {"TEMPLATE": TEMPLATE}


@pytest.fixture(autouse=True)
def _logins_are_not_counted(settings: Any) -> None:
    """Tests log in without a request; those of the login's hardening switch axes on again."""
    settings.AXES_ENABLED = False


@pytest.fixture(autouse=True)
def _passwords_are_hashed_in_no_time(settings: Any) -> None:
    """A hash that is safe takes half a second; tests of logins set the one that they count."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _no_page_is_kept(settings: Any) -> None:
    """A test is one transaction, in which the revision changes once; those of the page cache switch it on."""
    settings.PAGE_CACHE_BYTES = 0


@pytest.fixture(autouse=True)
def _turns_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that asks for a file need not read it, which would give its turn back; those of turns count."""
    for kind in KINDS:
        monkeypatch.setattr(kind, "turns", BoundedSemaphore(10_000))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of a worker."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(django_db_setup: None, browser: Any, live_server: Any) -> Iterator[Any]:
    """An empty tab whose addresses are relative to a live server: `page.goto("/search/")`."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()

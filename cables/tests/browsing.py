"""How the browser tests look at a page, wait for it, and come to the desk.

No colour depends on the width, and no place on the colours: two looks see every colour and every place.

LOOKS=all python3 manage.py test -m browser
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from playwright.sync_api import expect

from cables.ingest import ingest_paths

from . import world

WIDTHS, SCHEMES = (1280, 320), ("light", "dark")
ALL = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
LOOKS = ALL if os.environ.get("LOOKS") == "all" else [*zip(WIDTHS, SCHEMES, strict=True)]
# The rules whose answer depends on how a page looks; the others read its elements alone.
OF_A_LOOK = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
AXE = Axe()
WIDEST = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 120)).at(-1)"""


def faults(page: Any) -> dict[str, list[str]]:
    """{look and rule: the elements that break it}: what axe finds, and what is wider than the window."""
    found: dict[str, list[str]] = {}
    page.wait_for_load_state()  # a page that was come to by a key or a link has its colors only then
    for at, (width, scheme) in enumerate(LOOKS):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[f"{width}: too wide"] = [page.evaluate(WIDEST)]
        options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": OF_A_LOOK} if at else {})
        for broken in AXE.run(page, options=options).response["violations"]:
            found[f"{width} {scheme} {broken['id']}"] = [node["html"][:160] for node in broken["nodes"][:3]]
    return found


def settled(page: Any) -> None:
    """Wait until htmx has bound what it put in, and focus has gone where it goes: that is after it shows."""
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-request")).to_have_count(0)


def log_in(page: Any, live_server: Any) -> None:
    """As an editor who may do everything."""
    client = Client()
    client.force_login(world.editor())
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def furnished_once(furnish: Callable[[], None]) -> Any:
    """A module's `transactional_db`, for which every live server asks: furnished for the first of its tests,
    emptied after the last. They leave it as they found it, or so that those after them do not mind."""

    @pytest.fixture(scope="module")
    def transactional_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        with django_db_blocker.unblock():
            furnish()
            yield
            call_command("flush", verbosity=0, interactive=False)
            connections.close_all()

    return transactional_db


def holding(*names: str) -> Any:
    """The same with these sample cables."""

    def furnish() -> None:
        for outcome in ingest_paths([settings.BASE_DIR / "fixtures" / "samples" / name for name in names]):
            assert outcome.cable_id, outcome

    return furnished_once(furnish)

"""Every kind of public page: an address of each, and an archive in which they all have something to show."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import Http404
from django.urls import resolve
from django.utils import timezone

from cables import exports
from cables.deciding.withholding import withdraw_cable
from cables.ingest import ingest_bytes, ingest_paths
from cables.models import Cable, Report
from cables.search import Filters, time_limit
from cables.tests import world
from cables.urls import urlpatterns
from cables.views import searching

SAMPLES = settings.BASE_DIR / "fixtures" / "samples"
LOADED = ("07PORTLISSE112.txt", "08PORTLISSE97.html", "10RASTAMIN58.txt", "09DROVNIK118.html")
# Names of addresses that answer with a file, a feed, or something for programs: no pages.
FILES = {
    "search-file", "statistics-file", "organizations-file", "compare-file", "answers-file", "questions-file",
    "api-slash", "cable-table", "chart-file",
    "cable-text", "cable-citation", "cable-json", "search-feed", "corrections-feed", "sitemap",
    "sitemap-part", "robots", "llms", "data-package", "release-file", "security", "oai",
}  # fmt: skip
SLOW = "slowly"  # a search that is always cut
CABLE, SHORT_CABLE = "/cables/07PORTLISSE112/", "/cables/10RASTAMIN58/"
REPORTED = "2222222222"  # the number of a reader's report
PAGES = [
    "/",
    "/search/",
    "/search/?q=police&country=XE&year=2007-2008",
    "/search/?q=zzzz&country=XE",
    "/search/values/org/?q=police",
    "/names/?q=averna",
    f"/search/?q={SLOW}",
    "/search/?q=" + "+".join(f"police{n}" for n in range(40)),
    f"/search.csv?q={SLOW}",
    CABLE,
    f"{SHORT_CABLE}?source=beside&q=police",
    f"{SHORT_CABLE}?cite=par2",
    f"{CABLE}cite/?paragraph=par3",
    f"{CABLE}report/",
    f"{CABLE}copies/",
    f"{CABLE}history/",
    f"{CABLE}problem/?paragraph=par3",
    f"/problems/{REPORTED}/",
    f"{CABLE}history/par3/",
    "/cables/06STATE202745/",
    "/cables/09DROVNIK118/",
    "/cables/07NOSUCH1/",
    "/countries/",
    "/countries/XE/",
    "/countries/ZW/",
    "/coverage/",
    "/topics/",
    "/topics/law-enforcement-statistics/",
    "/questions/",
    "/questions/2007/",
    "/questions/1999/",
    "/questions/2007/29F/",
    "/compare/",
    "/compare/?topic=law-enforcement-statistics",
    "/compare/?topic=law-enforcement-statistics&rows=years",
    "/statistics/",
    "/statistics/?kind=convictions",
    "/charts/XE/victims-assisted/daf0a840/",
    "/organizations/",
    "/organizations/international-organization-for-migration/",
    "/help/",
    "/methods/",
    "/about/",
    "/about/data/",
    "/data/",
    "/api/",
    "/nowhere/",
]
ERRORS = ["400.html", "403.html", "500.html", "503.html"]


def page_names() -> set[str]:
    """The names of all public addresses that have a page."""
    named = {str(pattern.name) for pattern in urlpatterns if getattr(pattern, "name", None)}
    return named - FILES


def names_of(addresses: list[str]) -> set[str | None]:
    found = set()
    for address in addresses:
        with suppress(Http404):
            found.add(resolve(address.partition("?")[0]).url_name)
    return found


def furnish() -> None:
    """An archive with every kind of page: a second copy, a withdrawn cable, a reader's report."""
    for outcome in ingest_paths([SAMPLES / name for name in LOADED]):
        assert outcome.cable_id, outcome
    copy = (SAMPLES / LOADED[0]).read_bytes().replace(b"police", b"militia", 2)
    list(ingest_bytes("another-copy.txt", copy))
    withdrawn = Cable.objects.get(cable_id="09DROVNIK118")
    withdraw_cable(withdrawn, "private", at=timezone.now(), editor=world.editor())
    Report.objects.create(
        number=REPORTED, cable=Cable.objects.get(cable_id="07PORTLISSE112"), kind="other", text="Is it so?"
    )


def slow_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """One search is always cut."""
    for room, name in ((searching, "find"), (exports, "selected")):
        monkeypatch.setattr(room, name, slowed(getattr(room, name)))


def slowed(answer: Any) -> Any:
    """As it was, but for the one search that sleeps in the database until its time is over."""

    def asked(*arguments: Any) -> Any:
        if any(isinstance(one, Filters) and one.text == SLOW for one in arguments):
            with time_limit(20), connection.cursor() as cursor:
                cursor.execute("select pg_sleep(9)")
        return answer(*arguments)

    return asked

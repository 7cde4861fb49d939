"""Sample cables end where real ones begin."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from cables.models import Cable, Receipt, Source

from . import world

pytestmark = pytest.mark.django_db
# The same text about a country that there is.
REAL = (
    world.text(number=701)
    .replace(b"PORT LISSE", b"ASTANA")
    .replace(b"XE", b"KZ")
    .replace(b" QV", b" KZ")
    .replace(b"Averna", b"Kazakhstan")
    .replace(b"AVERNA", b"KAZAKHSTAN")
)
ADDRESSES = (
    "/",
    "/search/",
    "/countries/",
    "/statistics/",
    "/organizations/",
    "/coverage/",
    "/sitemap-cables.xml",
)


def samples(*acts: str) -> str:
    out = StringIO()
    call_command("samples", *acts, stdout=out)
    return out.getvalue().strip()


def seen(client: Client) -> str:
    return "".join(client.get(address).content.decode() for address in ADDRESSES)


def real() -> Cable:
    return Cable.objects.get(sample=False, held=True)


def test_the_first_real_cable_hides_the_samples_everywhere(client: Client) -> None:
    world.load()
    assert "Averna" in seen(client)
    world.load(REAL, "07ASTANA701.txt")
    assert real().country_id == "KZ"
    assert "Averna" not in seen(client)
    assert "PORTLISSE" not in seen(client)
    assert client.get("/cables/07PORTLISSE612/").status_code == 404
    assert client.get("/api/cables/07PORTLISSE612").status_code == 404
    assert client.get("/api/cables").json()["count"] == 1
    assert "PORTLISSE" not in b"".join(client.get("/search.csv?q=shelters")).decode()  # type: ignore[call-overload]


def test_samples_that_are_loaded_later_are_hidden_from_the_first(client: Client) -> None:
    world.load(REAL, "07ASTANA701.txt")
    world.load()
    assert client.get("/cables/07PORTLISSE612/").status_code == 404
    assert Cable.objects.get(cable_id="07PORTLISSE612").hidden


def test_they_are_shown_again_on_demand_with_a_mark_on_every_row(client: Client) -> None:
    world.load()
    world.load(REAL, "07ASTANA701.txt")
    assert samples("--show") == "1 sample cable shown"
    page = client.get("/search/?q=shelters").content.decode()
    assert page.count('<span class="badge">sample</span>') == 1
    figures = client.get("/statistics/?country=XE").content.decode()
    assert '<span class="badge">sample</span>' in figures
    world.load(REAL.replace(b"000701", b"000702"), "07ASTANA702.txt")
    assert client.get("/cables/07PORTLISSE612/").status_code == 200
    assert samples("--hide") == "1 sample cable hidden"
    assert client.get("/cables/07PORTLISSE612/").status_code == 404
    assert samples("--hide") == "0 sample cables hidden"


def test_removed_they_leave_nothing_and_real_cables_stay(client: Client) -> None:
    world.load()
    world.load(REAL, "07ASTANA701.txt")
    assert samples("--remove") == "1 sample cable removed"
    assert not Cable.objects.filter(sample=True, held=True).exists()
    assert Source.objects.count() == Receipt.objects.count() == 1
    assert client.get("/cables/07PORTLISSE612/").status_code == 404
    assert client.get("/cables/07ASTANA701/").status_code == 200
    call_command("verify", stdout=StringIO())


def test_the_ingest_says_in_one_line_that_they_are_hidden(tmp_path: Path) -> None:
    world.load()
    (tmp_path / "07ASTANA701.txt").write_bytes(REAL)
    for expected in (True, False):
        out = StringIO()
        call_command("ingest", str(tmp_path), stdout=out)
        assert ("The sample cables are hidden now" in out.getvalue()) == expected

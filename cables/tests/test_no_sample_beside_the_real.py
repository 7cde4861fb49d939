"""Once real cables are held, no public page names a sample's country, post or body."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.ingest import ingest_paths
from cables.models import Cable, Organization

from . import world
from .kinds import SAMPLES

pytestmark = pytest.mark.django_db
INVENTED = ("Zandora", "Kostrava", "Averna", "Kamboli", "Port Lisse")
PAGES = [
    "/", "/search/", "/search/?q=victims", "/countries/", "/coverage/", "/topics/law-enforcement-statistics/",
    "/compare/?topic=law-enforcement-statistics", "/statistics/", "/statistics/?kind=victims-identified",
    "/organizations/", "/questions/2007/29F/", "/search.csv?q=victims", "/search.csv", "/statistics.csv",
    "/answers.csv", "/organizations.csv", "/compare.csv?topic=law-enforcement-statistics", "/search.atom",
    "/corrections.atom", "/sitemap-cables.xml", "/sitemap-countries.xml", "/sitemap-organizations.xml",
    "/api/cables", "/api/paragraphs", "/api/statistics", "/api/answers", "/api/organizations", "/api/facets",
    "/names/?q=aver",
]  # fmt: skip


def _load_samples_and_a_real_cable() -> None:
    """The real one is of the same form; what makes it real is that no line says that it is invented."""
    list(ingest_paths([SAMPLES / name for name in ("08KAMBOLI264.html", "07DROVNIK203.html")]))
    assert Cable.objects.filter(sample=True).count() == 2
    real = world.text(body=REAL).replace(
        b"SAMPLE CABLE - INVENTED COUNTRY - NOT A RECORD OF ANY GOVERNMENT", b""
    )
    real = real.replace(b"PORT LISSE", b"ASTANA").replace(b"AVERNA", b"KAZAKHSTAN").replace(b"QV", b"KZ")
    world.load(real, "07ASTANA612.txt")


REAL = """1. (SBU) (27A) Kazakhstan is a country of transit. The police counted 120 victims in 2006, up
from 95 in 2005.

2. (SBU) (29F) The courts of Kazakhstan convicted nine traffickers of victims in 2006.

3. (U) Post's contact is the labor officer, telephone {phone}, who spent ten hours on this report.
"""


def test_no_public_page_names_a_samples_country_beside_a_real_one(client: Client) -> None:
    _load_samples_and_a_real_cable()
    assert Cable.objects.public().filter(sample=False).count() == 1
    assert not Cable.objects.public().filter(sample=True).exists()
    for address in PAGES:
        response = client.get(address)
        assert response.status_code == 200, address
        told = (response.getvalue() if response.streaming else response.content).decode()
        assert [name for name in INVENTED if name in told] == [], address
    for sample in Cable.objects.filter(sample=True, held=True):
        assert client.get(sample.get_absolute_url()).status_code == 404, sample
    assert "Kazakhstan" in client.get("/").content.decode()
    assert all(
        client.get(f"/organizations/{one.slug}/").status_code in (200, 404)
        for one in Organization.objects.all()
    )

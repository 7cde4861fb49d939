"""Whatever stands in an address, the answer is a page, a refusal or a redirect: never a failure."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from . import world

pytestmark = pytest.mark.django_db
ODD = [
    "\x00",
    "a\x00b",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    "9" * 30,
    "x" * 5000,
    "'",
    "%",
    "..",
    "💩",
    "=1",
    " ",
    "\u2003\u3000",
    "\u202e",
    "",
]
ADDRESSES = [
    "/{}", "/cables/{}/", "/cables/{}.json", "/cables/{}.txt", "/cables/{}.csv", "/cables/{}.bib",
    "/cables/07PORTLISSE612.ris?paragraph={}", "/cables/07PORTLISSE612/?cite={}&q={}&source={}",
    "/countries/{}/", "/topics/{}/", "/questions/{}/", "/questions/2007/{}/", "/questions/99999999999999/{}/",
    "/compare/?topic={}&country={}&year={}&rows={}&page={}",
    "/compare/?topic=law-enforcement-statistics&country={}&year={}&rows={}&page={}",
    "/compare.csv?topic=law-enforcement-statistics&country={}&year={}", "/organizations/{}/?page={}",
    "/organizations/?name={}&kind={}&country={}&page={}", "/organizations.csv?name={}&kind={}&country={}",
    "/statistics/?kind={}&country={}&year={}&source={}&page={}",
    "/statistics.csv?kind={}&country={}&year={}&source={}", "/search/?q={}&page={}&sort={}",
    "/search.csv?q={}&year={}&replaced={}", "/search.atom?q={}&mark={}", "/answers.json?question={}&topic={}",
    "/questions.csv?year={}&topic={}&question={}", "/sitemap-{}.xml", "/sitemap.xml?p={}",
    "/sitemap-cables.xml?p={}", "/api/{}", "/api/cables/{}", "/api/paragraphs?q={}&cursor={}",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_in_an_address_makes_it_fail(address: str) -> None:
    world.load()
    for odd in ODD:
        response = Client().get(address.replace("{}", quote(odd, safe="")))
        assert response.status_code < 500, odd
        if response.streaming:
            assert response.getvalue() is not None


def test_a_nul_in_a_query_is_left_out() -> None:
    world.load()
    assert Client().get("/api/cables?country=X%00E").json()["asked"] == "?country=XE&sort=newest"

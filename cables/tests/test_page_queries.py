"""Each page asks the database a fixed number of times, however many cables there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cables.tests import world
from cables.tests.kinds import names_of, page_names

PAGES = {
    "/": 11,
    "/search/": 11,
    "/search/values/org/?q=averna": 9,
    "/names/?q=averna": 6,
    "/search/?q=averna": 16,
    "/search/?q=averna&country=XE&question=27A": 20,
    "/cables/07PORTLISSE612/": 20,
    "/cables/07PORTLISSE612/?q=averna&source=beside": 28,
    "/cables/07PORTLISSE612/history/": 11,
    "/cables/07PORTLISSE612/history/par2/": 10,
    "/cables/06STATE202745/": 5,
    "/countries/": 3,
    "/countries/XE/": 13,
    "/coverage/": 8,
    "/topics/": 4,
    "/topics/law-enforcement-statistics/": 9,
    "/questions/2007/": 4,
    "/questions/2007/29F/": 9,
    "/compare/?topic=law-enforcement-statistics": 17,
    "/statistics/": 12,
    "/statistics/?kind=convictions": 13,
    "/charts/XE/convictions/4ab6f242/": 4,
    "/organizations/lantern-foundation/": 9,
    "/organizations/": 14,
    "/search/?q=nothing+of+the+kind&country=XE": 21,
    "/cables/07PORTLISSE612/?cite=par3": 21,
    "/cables/07PORTLISSE612/cite/?paragraph=par3": 6,
    "/cables/07PORTLISSE612/report/": 12,
    "/cables/07PORTLISSE612/copies/": 6,
    "/cables/07PORTLISSE612/problem/?paragraph=par2": 5,
    "/problems/2222222222/": 3,
    "/cables/07NOSUCH1/": 4,
    "/questions/": 3,
    "/questions/1999/": 3,
    "/compare/": 6,
    "/compare/?topic=law-enforcement-statistics&rows=years": 17,
    "/api/": 0,
    "/help/": 0,
    "/methods/": 0,
    "/about/": 0,
    "/about/data/": 0,
    "/data/": 3,
    "/nowhere/": 0,
}
BODY = """1. (SBU) (27A) Averna has 40 shelters. The Harbor League of Averna runs 12 of them in {number}.

2. (U) (29F) The courts of Averna convicted {number} traffickers in 2006, up from 5 in 2005.
"""


def asked(client: Client, address: str) -> int:
    """In a test, all is one transaction, in which the time limit of a search would last."""
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 0")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_every_public_address_that_has_a_page_has_its_share() -> None:
    assert page_names() - names_of(list(PAGES)) == set()


@pytest.mark.django_db
def test_no_page_asks_more_than_its_share_nor_more_with_more_cables(client: Client) -> None:
    world.load()
    world.load(world.text(BODY.format(number=3), number=613), "07PORTLISSE613.txt")
    for address in PAGES:  # how PostgreSQL reads a word is asked once
        client.get(address)
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 0")
    few = {address: asked(client, address) for address in PAGES}
    for number in range(620, 632):
        world.load(world.text(BODY.format(number=number), number=number), f"07PORTLISSE{number}.txt")
    many = {address: asked(client, address) for address in PAGES}
    assert many == few
    assert many == PAGES

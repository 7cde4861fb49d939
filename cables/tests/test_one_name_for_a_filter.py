"""The same question finds the same figures on the page, in files and in the API, under either name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from cables.models import Organization

from . import world
from .test_figures_page import report, say, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures() -> None:
    say(report(2007), 9, "2006")
    say(report(2007), 7, "2006", kind="prosecutions")


def taken(client: Client, address: str) -> Any:
    return json.loads(b"".join(client.get(address)))  # type: ignore[call-overload]


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize("key", ["kind", "statistic"])
@pytest.mark.parametrize(("value", "found"), [("convictions", ["convictions"]), ("survey", [])])
def test_a_kind_is_chosen_under_both_names_everywhere(
    client: Client, key: str, value: str, found: list[str]
) -> None:
    query = f"{key}={value}&country=xe"
    assert [row.statistic.kind for row in shown(client, query).context["rows"]] == found
    for answer in (taken(client, f"/statistics.json?{query}"), client.get(f"/api/statistics?{query}").json()):
        assert [one["kind"] for one in answer["items"]] == found
        assert value in answer["asked"]


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize("query", ["kind=survey", "country=QQ", "year=1999", "source=nobody"])
def test_a_value_that_is_not_held_finds_nothing_and_the_page_says_so(client: Client, query: str) -> None:
    page = shown(client, query)
    assert page.context["rows"] == []
    assert f"<q>{query.partition('=')[2]}</q> is not among" in page.content.decode()
    assert taken(client, f"/statistics.json?{query}")["count"] == 0


@pytest.mark.usefixtures("figures")
def test_beside_a_value_that_is_held_another_finds_nothing_more(client: Client) -> None:
    assert len(shown(client, "kind=convictions&kind=survey").context["rows"]) == 1


def test_an_unknown_kind_or_country_of_organizations_finds_none(client: Client) -> None:
    world.load()
    for query in ("kind=zz", "country=QQ"):
        assert "0 organizations." in client.get(f"/organizations/?{query}").content.decode()
        assert taken(client, f"/organizations.json?{query}")["count"] == 0


@pytest.mark.parametrize("address", ["/organizations.json", "/statistics.json", "/search.json"])
def test_a_key_that_nothing_reads_is_refused_by_its_name(client: Client, address: str) -> None:
    world.load()
    answer = client.get(f"{address}?nosuch=police")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("nosuch: not known here")


def test_what_was_obeyed_is_told(client: Client) -> None:
    world.load()
    answer = taken(client, "/organizations.json?name=lantern")
    assert (answer["asked"], answer["count"]) == ("name=lantern", 1)
    assert Organization.objects.count() > 1

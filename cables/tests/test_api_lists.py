"""The API's lists: the same filters as the pages, pages by cursor that neither repeat nor leave out."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cables.deciding.withholding import withhold
from cables.models import Cable

from . import world

pytestmark = pytest.mark.django_db
LISTS = ("cables", "paragraphs", "answers", "statistics", "organizations", "questions")
PAGES = [f"/api/{name}" for name in LISTS]


def _get(address: str, status: int = 200) -> Any:
    response = Client().get(address)
    assert response.status_code == status, (address, response.content[:300])
    return response.json()


def _all(address: str) -> list[Any]:
    """The items of all pages."""
    found = _get(address)
    items = found["items"]
    while found["next"]:
        assert found["next"].startswith("http://testserver/api/")
        found = _get(found["next"])
        items += found["items"]
    return items


def _load(*numbers: int) -> None:
    for number in numbers:
        world.load(world.text(number=number), f"{number}.txt")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_make_the_whole_list_whatever_their_size(name: str, order: str) -> None:
    _load(612, 613, 614)
    sort = "" if name == "questions" else f"&sort={order}"  # these are in the order of their questionnaire
    whole = _get(f"/api/{name}?limit=100{sort}")
    found = _all(f"/api/{name}?limit=7{sort}")
    assert found[:100] == whole["items"]
    assert len(found) == whole["count"]


def test_ranked_paragraphs_come_in_pages_too() -> None:
    _load(612, 613, 614)
    asked = "/api/paragraphs?q=shelter* OR averna&sort=relevance"
    ranked = _get(asked)["items"]
    assert _all(f"{asked}&limit=2") == ranked
    assert ranked != _get("/api/paragraphs?q=shelter* OR averna")["items"]


def test_a_cable_that_arrives_in_between_moves_no_page() -> None:
    _load(612, 613)
    first = _get("/api/cables?limit=1&sort=oldest")
    _load(601)
    second = _get(first["next"])
    assert [item["cable_id"] for item in first["items"] + second["items"]] == [
        "07PORTLISSE612",
        "07PORTLISSE613",
    ]


def test_cables_without_a_date_come_last_both_ways() -> None:
    _load(612, 613)
    with world.by_hand():
        Cable.objects.filter(cable_id="07PORTLISSE612").update(date=None)
    for order in ("newest", "oldest"):
        assert _all(f"/api/cables?limit=1&sort={order}")[-1]["cable_id"] == "07PORTLISSE612"


def test_the_filters_are_those_of_the_search_page() -> None:
    world.load()
    assert [p["number"] for p in _all("/api/paragraphs?q=country:XE question:2007-29F")] == [3]
    assert {a["question"]["code"] for a in _all("/api/answers?question=29F")} == {"29F"}
    assert _get("/api/paragraphs?country=ZZ")["items"] == []
    assert {s["paragraph"] for s in _all("/api/statistics?q=convicted")} == {3}
    assert [c["cable_id"] for c in _all("/api/cables?q=shelters")] == ["07PORTLISSE612"]
    assert "Lantern Foundation" in {o["name"] for o in _all("/api/organizations?q=sheltered")}
    assert {q["year"] for q in _all("/api/questions?year=2007&limit=100")} == {2007}


def test_the_answer_says_how_the_question_was_understood() -> None:
    world.load()
    assert _get("/api/cables?country=averna&q=tag:KCRM")["asked"] == "?country=XE&tag=KCRM&sort=newest"


def test_facets_count_and_lead_on() -> None:
    world.load()
    found = _get("/api/facets?country=XE")
    years = next(facet for facet in found["facets"] if facet["name"] == "year")
    assert (found["unit"], years["values"][0]["count"]) == ("cables", 1)
    assert years["values"][0]["query"] == "?country=XE&year=2007"


def test_a_cable_is_the_same_as_at_its_own_address() -> None:
    world.load()
    assert _get("/api/cables/07PORTLISSE612") == Client().get("/cables/07PORTLISSE612.json").json()


@pytest.mark.parametrize("cable_id", ["07NOWHERE1", "..x", "06STATE202745", "x" * 3000])
def test_a_cable_that_is_not_public_is_not_found(cable_id: str) -> None:
    world.load()
    assert "error" in _get(f"/api/cables/{cable_id}", 404)


def test_what_is_withdrawn_is_in_no_list() -> None:
    world.load()
    with world.by_hand():
        Cable.objects.update(withdrawn_at=timezone.now())
    for name in LISTS[:-1]:
        assert _get(f"/api/{name}")["count"] == 0
    assert "error" in _get("/api/cables/07PORTLISSE612", 410)


def test_a_withheld_paragraph_keeps_its_place_and_says_nothing_else() -> None:
    world.load()
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    third = next(p for p in _get("/api/cables/07PORTLISSE612")["paragraphs"] if p["number"] == 3)
    assert third["text"] == "[withheld: identity of a victim]"
    assert {name for name, value in third.items() if value} == {
        "cable_id", "country", "country_name", "reporting_year", "sample", "number", "key", "url",
        "withheld", "text",
    }  # fmt: skip
    assert 3 not in {p["number"] for p in _all("/api/paragraphs")}


BAD_CURSORS = ["x", "WzFd:abc", "W10%3D:sig", "9" * 900, "..", ":", "%F0%9F%92%A9"]


@pytest.mark.parametrize("cursor", BAD_CURSORS)
def test_a_cursor_that_was_not_made_here_is_refused(cursor: str) -> None:
    assert _get(f"/api/paragraphs?cursor={cursor}", 400)["error"].startswith("cursor:")


def test_a_cursor_of_another_list_or_order_is_refused() -> None:
    _load(612, 613)
    following = _get("/api/cables?limit=1")["next"]
    for other in (following.replace("newest", "oldest"), following.replace("/cables", "/paragraphs")):
        assert "error" in _get(other, 400)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=9e9", f"limit={10**40}", "sort=best", "replaced=2"]
)
def test_what_is_out_of_bounds_is_refused(query: str) -> None:
    assert "error" in _get(f"/api/cables?{query}", 400)


KEYS = ["q", "country", "year", "topic", "question", "tag", "org", "statistic", "mark", "cursor", "limit"]
values = st.text(max_size=40) | st.integers(-(10**30), 10**30).map(str)


@given(st.sampled_from([*PAGES, "/api/facets"]), st.dictionaries(st.sampled_from(KEYS), values, max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_asked_fails(address: str, asked: dict[str, str]) -> None:
    assert Client().get(address, asked).status_code in (200, 400)


MOST_QUERIES = [
    ("cables", 10), ("paragraphs", 13), ("answers", 11), ("statistics", 12), ("organizations", 11),
    ("questions", 10), ("facets", 9),
]  # fmt: skip


@pytest.mark.parametrize(("name", "most"), MOST_QUERIES)
def test_queries_do_not_grow_with_the_answer(name: str, most: int) -> None:
    counted = []
    for numbers in ((612,), (613, 614, 615)):
        _load(*numbers)
        with CaptureQueriesContext(connection) as queries:
            _get(f"/api/{name}")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= most, [q["sql"][:120] for q in queries]


def test_pages_of_other_sites_may_read_and_no_cookie_is_set() -> None:
    response = Client().get("/api/cables")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize("address", ["/api/cables", "/api/cables/07PORTLISSE612", "/api/openapi.json"])
def test_head_is_answered_as_get_without_the_body(address: str) -> None:
    world.load()
    client = Client()
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))
    assert client.get(address).content == whole.content


def test_a_slash_too_many_leads_to_the_same_question() -> None:
    world.load()
    answer = Client().get("/api/cables/?country=XE")
    assert (answer.status_code, answer["Location"]) == (301, "/api/cables?country=XE")
    assert Client().get("/api/cables/07PORTLISSE612/")["Location"] == "/api/cables/07PORTLISSE612"
    assert Client().get("/api/").status_code == 200

"""What cannot be read, and what an address does not know, is told: on pages in words, elsewhere by 400."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from cables.search.kinds import FACETS
from cables.search.parameters import FILTERS, PARAMETERS

from . import world

pytestmark = pytest.mark.django_db
# Under each parameter: values that can be read, and values that cannot (of another parameter, too).
VALUES: dict[str, tuple[list[str], list[str]]] = {
    "q": (["shelters", "country:Averna"], []),
    "country": (
        ["XE", "xe", "Averna", "averna,XF", "Kazakhstan", "none"],
        ["Nowhere", "2007", "K", "XE,Nowhere"],
    ),
    "year": (
        ["2007", "2006-2008", "2006-", "-2008", "2008-2006", "2006,2007"],
        ["abc", "20", "Averna", "07"],
    ),
    "document": (["submission", "Submission"], ["report", "2007"]),
    "section": (["prosecution", "Investigation and prosecution"], ["29F", "no section"]),
    "topic": (
        ["law-enforcement-statistics", "Investigations, prosecutions, convictions, sentences"],
        ["no such topic"],
    ),
    "question": (["29F", "29f", "2007-29F"], ["29-F-2007", "%"]),
    "tag": (["KTIP", "ktip"], ["?"]),
    "org": (["lantern-foundation", "Lantern Foundation"], ["!"]),
    "statistic": (["convictions", "Convictions"], ["bogus", "2007"]),
    "mark": (["SBU", "u"], ["secret things"]),
    "completeness": (["whole", "gaps"], ["half"]),
    "replaced": (["1", "0"], ["yes", "2"]),
    "sort": (["newest", "oldest", "relevance"], ["best"]),
}
OTHER_KEYS = {
    "tags": "tag",
    "organization": "org",
    "organisation": "org",
    "stat": "statistic",
    "kind": "statistic",
}
FILES = ["/search.csv", "/search.json", "/search.txt", "/search.atom", "/statistics.csv", "/answers.csv"]
LISTS = ["cables", "paragraphs", "answers", "statistics", "organizations", "facets"]


def cases(wanted: int, names: tuple[str, ...] = tuple(VALUES)) -> list[tuple[str, str]]:
    return [(name, value) for name in names for value in VALUES[name][wanted]]


@pytest.fixture(autouse=True)
def _loaded() -> None:
    world.load()


def test_every_parameter_has_values_here() -> None:
    assert set(FILTERS) == VALUES.keys() | OTHER_KEYS.keys()
    assert set(FACETS) <= VALUES.keys()


@pytest.mark.parametrize("name", VALUES)
def test_what_can_be_read_is_not_refused_anywhere(client: Client, name: str) -> None:
    for value in VALUES[name][0]:
        query = f"{name}={quote(value)}"
        for page in ("/search/", "/statistics/"):
            assert "Not all of this address" not in client.get(f"{page}?{query}").content.decode(), value
        for address in FILES:
            assert client.get(f"{address}?{query}").status_code == 200, (address, value)
        for listed in LISTS:
            if not (listed == "facets" and name == "sort"):
                assert client.get(f"/api/{listed}?{query}").status_code == 200, (listed, value)


@pytest.mark.parametrize(("name", "value"), cases(1))
def test_what_cannot_be_read_is_said_and_refused_by_its_name(client: Client, name: str, value: str) -> None:
    query = f"{name}={quote(value)}"
    odd = value.rpartition(",")[2]
    for page in ("/search/", "/statistics/"):
        text = client.get(f"{page}?{query}").content.decode()
        assert f"<q>{odd}</q> is not a value of <code>{name}</code>" in text
    for address in FILES:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400, address
        assert f"{name}={odd}" in answer.content.decode()
    for listed in LISTS:
        if not (listed == "facets" and name == "sort"):
            answer = client.get(f"/api/{listed}?{query}")
            assert answer.status_code == 400, listed
            assert answer.json()["error"].startswith(name)


@pytest.mark.parametrize(("name", "value"), [row for row in cases(1, tuple(FACETS)) if "," not in row[1]])
def test_a_value_that_cannot_be_read_finds_nothing_by_itself(client: Client, name: str, value: str) -> None:
    found = client.get("/search/", {name: value}).context["found"]
    assert (found.cables, found.hits) == (0, [])
    assert client.get("/statistics/", {name: value}).context["page"].paginator.count == 0


def test_what_is_offered_instead_says_what_it_leaves_away(client: Client) -> None:
    text = client.get("/search/?q=shelters&country=Nowhere").content.decode()
    assert "without what was not understood of the country" in text


def test_beside_a_value_that_can_be_read_it_takes_nothing_away(client: Client) -> None:
    page = client.get("/search/", {"country": ["XE", "Nowhere"]})
    assert page.context["found"].cables == 1
    assert "<q>Nowhere</q>" in page.content.decode()


def test_an_empty_value_asks_nothing(client: Client) -> None:
    for address in ("search", "statistics", "organizations", "answers", "questions"):
        empty = "&".join(f"{name}=" for name in PARAMETERS[f"{address}-file"])
        assert client.get(f"/{address}.csv?{empty}").status_code == 200, address
    assert client.get("/search/?q=&country=&year=&sort=").context["found"].cables == 1


@pytest.mark.parametrize("name", [name for name in VALUES if name != "q"])
def test_a_value_given_twice_is_one_value(client: Client, name: str) -> None:
    for value in VALUES[name][0]:
        once, twice = ({name: [value] * times} for times in (1, 2))
        answers = [client.get("/search.json", data) for data in (once, twice)]
        first, second = (b"".join(answer) for answer in answers)  # type: ignore[call-overload]
        assert first == second, value


@pytest.mark.parametrize("query", ["sort=newest&sort=oldest", "replaced=1&replaced=0"])
def test_two_values_where_there_can_be_one_are_told(client: Client, query: str) -> None:
    assert "another value stands there too" in client.get(f"/search/?{query}").content.decode()
    assert client.get(f"/search.csv?{query}").status_code == 400
    assert client.get(f"/api/cables?{query}").status_code == 400


@pytest.mark.parametrize("page", ["/search/", "/statistics/", "/organizations/", "/compare/"])
def test_a_key_that_a_page_does_not_know_is_said(client: Client, page: str) -> None:
    text = client.get(f"{page}?colour=red").content.decode()
    assert "<code>colour</code> is not recognized here" in text
    assert "understood" not in client.get(f"{page}?utm_source=letter").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *FILES,
        "/organizations.csv",
        "/compare.csv",
        "/questions.csv",
        *(f"/api/{one}" for one in [*LISTS, "questions"]),
    ],
)
def test_a_key_that_a_file_or_the_api_does_not_know_is_refused(client: Client, address: str) -> None:
    answer = client.get(f"{address}?colour=red")
    assert answer.status_code == 400
    assert "colour: not known here" in answer.content.decode()


@pytest.mark.parametrize("name", ["q", "country", "statistic", "sort"])
def test_questions_are_asked_only_for_what_they_have(client: Client, name: str) -> None:
    for address in ("/api/questions", "/questions.csv"):
        assert client.get(f"{address}?{name}=x").status_code == 400
    found = client.get("/api/questions?year=2007&section=prosecution&limit=100").json()
    assert {one["year"] for one in found["items"]} == {2007}
    assert 0 < found["count"] < client.get("/api/questions?year=2007").json()["count"]
    assert client.get("/api/questions?year=2007&question=29F").json()["count"] == 1


def test_figures_are_those_of_the_passages_asked_for_on_every_way(client: Client) -> None:
    for query in ("q=convicted", "q=zzzz", "topic=law-enforcement-statistics", "org=Lantern+Foundation"):
        page = client.get(f"/statistics/?{query}").context["page"].paginator.count
        lines = b"".join(client.get(f"/statistics.csv?{query}")).count(b"07PORTLISSE612,")  # type: ignore[call-overload]
        assert page == client.get(f"/api/statistics?{query}").json()["count"] == lines
    assert "in passages containing “convicted”" in client.get("/statistics/?q=convicted").content.decode()


def test_a_span_of_years_that_is_none_is_said(client: Client) -> None:
    page = client.get("/search/?from_year=abc&to_year=2008", follow=True)
    assert "<q>abc</q> is not a value of <code>year</code>" in page.content.decode()


@pytest.mark.parametrize("span", ["1900-2099", "2007-", "-2007"])
def test_a_long_span_means_the_years_that_are_held(client: Client, span: str) -> None:
    assert client.get(f"/search/?year={span}").context["found"].cables == 1

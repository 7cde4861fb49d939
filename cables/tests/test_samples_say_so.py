"""What leaves the page of a sample cable says that it was invented; a real cable's never does."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from cables.deciding.correcting import correct
from cables.exports import columns
from cables.models import Cable

from . import world

pytestmark = pytest.mark.django_db
CABLE = "/cables/07PORTLISSE612"
CITED = (".bib", ".ris", ".csl.json", ".bib?paragraph=par3", "/", "/?cite=par3")
FEEDS = ("/search.atom", "/corrections.atom")
TABLES = (
    "/search.csv", "/answers.csv", "/statistics.csv", "/organizations.csv", "/questions.csv",
    "/compare.csv?topic={topic}&country={country}", CABLE + ".csv",
)  # fmt: skip
LISTS = ("/api/cables", "/api/paragraphs", "/api/answers", "/api/statistics", "/api/organizations")


@pytest.fixture(autouse=True)
def _cable(db: None) -> None:
    world.load()
    correct(world.cable(), "subject", "AVERNA", reason="-", editor=world.editor())


def _made_real() -> None:
    with world.by_hand():
        Cable.objects.update(sample=False)


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.getvalue().decode())


def _tables(client: Client) -> dict[str, list[dict[str, str]]]:
    topic = world.paragraph(2).answers.first().question.topics.first()
    told = {"topic": topic.slug, "country": world.cable().country_id}
    return {table: list(csv.DictReader(io.StringIO(_read(client, table.format(**told))))) for table in TABLES}


@pytest.mark.parametrize("form", CITED)
def test_every_form_of_citation_says_so(client: Client, form: str) -> None:
    told = _read(client, CABLE + form)
    assert "[sample, invented]" in told
    assert "Department of State" not in told.partition("</head>")[0]
    _made_real()
    told = _read(client, CABLE + form)
    assert "invented]" not in told
    assert "U.S. Department of State" in told or form.startswith("/?")


@pytest.mark.parametrize("feed", FEEDS)
def test_every_entry_of_a_feed_says_so(client: Client, feed: str) -> None:
    told = _read(client, feed)
    assert told.count("<entry>") == told.count("[sample, invented]</title>") > 0
    _made_real()
    assert "invented]" not in _read(client, feed)


def test_every_table_has_a_column_for_it() -> None:
    assert [
        name for name, table in columns.TABLES.items() if "sample" not in {one.name for one in table.columns}
    ] == []


def test_every_row_of_every_table_says_so(client: Client) -> None:
    tables = _tables(client)
    assert all(tables.values())
    of_cables = {table: rows for table, rows in tables.items() if "questions" not in table}
    assert {row["sample"] for rows in of_cables.values() for row in rows} == {"true"}
    _made_real()
    tables = _tables(client)
    rows = [row for table, rows in tables.items() if "compare" not in table for row in rows]
    assert {row["sample"] for row in rows} == {"false"}


@pytest.mark.parametrize("form", ["/search.txt", "/statistics.txt", "/answers.txt"])
def test_every_place_in_a_text_says_so(client: Client, form: str) -> None:
    told = _read(client, form)
    assert (
        told.count("07PORTLISSE612,") + told.count("07PORTLISSE612 [") == told.count("[sample, invented]") > 0
    )


@pytest.mark.parametrize("address", LISTS)
def test_every_item_of_the_api_says_so(client: Client, address: str) -> None:
    items = client.get(address).json()["items"]
    assert {item["sample"] for item in items} == {True}
    _made_real()
    assert {item["sample"] for item in client.get(address).json()["items"]} == {False}

"""What a page shows can be taken away as CSV, JSON or plain text: streamed, whole, harmless, public."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from cables.deciding.withholding import withhold
from cables.exports import selection
from cables.exports.columns import TABLES
from cables.exports.files import csv_lines, harmless
from cables.models import Answer, Paragraph

from . import world

FILES = [
    "/search.{}", "/search.{}?q=shelter*", "/answers.{}", "/questions.{}?year=2007", "/statistics.{}",
    "/organizations.{}", "/compare.{}?topic=law-enforcement-statistics",
]  # fmt: skip
SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n")


def _get(address: str) -> Any:
    response = Client().get(address)
    assert response.status_code == 200, address
    assert response.streaming
    return response.getvalue().decode()


def _rows(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_get(address).removeprefix("\ufeff"), newline="")))


cells = st.text() | st.tuples(st.sampled_from([*SPREADSHEET, " =", "'", "'="]), st.text()).map("".join)


@given(cells)
def test_no_cell_is_a_formula_and_its_text_can_be_had_again(text: str) -> None:
    cell = str(harmless(text))
    assert not cell.lstrip(" ").startswith(SPREADSHEET)
    assert (cell[1:] if cell.startswith("'") else cell) == text


@given(st.lists(cells, min_size=1, max_size=5))
def test_a_row_survives_the_way_through_a_file(texts: list[str]) -> None:
    records = [{"year": 2007, "code": "1", "label": text, "section": "", "topics": []} for text in texts]
    table = "".join(csv_lines("questions", records))
    read = [row["label"].removeprefix("'") for row in csv.DictReader(io.StringIO(table[1:], newline=""))]
    assert read == texts


def test_numbers_stay_numbers_negative_ones_too() -> None:
    assert [harmless(value) for value in (-100, -4.3, 0, 4.3)] == [-100, -4.3, 0, 4.3]


@pytest.mark.django_db
def test_passages_come_with_id_paragraph_and_permalink_first() -> None:
    world.load()
    table = _get("/search.csv?q=promised")
    assert table.startswith("\ufeffid,paragraph,permalink,")
    (row,) = _rows("/search.csv?q=promised")
    assert (row["id"], row["paragraph"]) == ("07PORTLISSE612", "2")
    assert row["permalink"] == "http://testserver/cables/07PORTLISSE612/#par2"
    assert row["text"].startswith("The Government of Averna has promised")


@pytest.mark.django_db
def test_without_words_the_cables_are_taken_away() -> None:
    world.load()
    (row,) = _rows("/search.csv")
    assert (row["id"], row["sections_missing"], row["tags"]) == ("07PORTLISSE612", "", "KCRM; PHUM; QV")


@pytest.mark.django_db
@pytest.mark.parametrize("address", FILES)
def test_every_file_has_the_same_rows_in_every_form(address: str) -> None:
    world.load()
    found = json.loads(_get(address.format("json")))
    assert found["count"] == len(found["items"]) > 0
    assert _get(address.format("txt")).startswith(f"TIP Cable Archive: {found['count']:,}")
    if not address.startswith("/compare"):
        assert len(_rows(address.format("csv"))) == found["count"]


@pytest.mark.django_db
def test_a_thing_has_the_same_shape_wherever_it_is_met() -> None:
    world.load()
    whole = Client().get("/cables/07PORTLISSE612.json").json()
    passages = json.loads(_get("/search.json?q=averna&sort=newest"))["items"]
    figures = json.loads(_get("/statistics.json"))["items"]
    assert passages == [p for p in whole["paragraphs"] if "Averna" in p["text"]]
    assert [f for p in whole["paragraphs"] for f in p["statistics"]] == figures
    header = json.loads(_get("/search.json"))["items"][0]
    assert header == {name: whole[name] for name in header}


@pytest.mark.django_db
def test_csv_columns_are_all_filled_from_the_shapes() -> None:
    world.load()
    for address in FILES[:-1]:
        name = address[1:].split(".")[0] if "search" not in address else ""
        name = name or ("paragraphs" if "q=" in address else "cables")
        row = _rows(address.format("csv"))[0]
        assert list(row) == [column.name for column in TABLES[name].columns]
        assert row.get("permalink", "http://") != ""


@pytest.mark.django_db
def test_what_is_withheld_is_in_no_file() -> None:
    world.load()
    first = world.paragraph(1)
    canary = "Lantern Foundation sheltered 14"
    at = first.public_text.index(canary)
    withhold(first, "private", reason="-", editor=world.editor(), start=at, end=at + len(canary))
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    files = [address.format(form) for address in FILES for form in ("csv", "json", "txt")]
    cable = ["/cables/07PORTLISSE612.json", "/cables/07PORTLISSE612.txt", "/cables/07PORTLISSE612.ris"]
    programs = [f"/api/{name}" for name in ("paragraphs", "answers", "statistics", "organizations", "facets")]
    programs += ["/api/cables/07PORTLISSE612", "/api/facets?q=sheltered", "/cables/07PORTLISSE612.csv"]
    feeds = ["/search.atom", "/corrections.atom", "/sitemap.xml"]
    for address in [*files, *cable, *feeds, *programs]:
        response = Client().get(address)
        text = (response.getvalue() if response.streaming else response.content).decode()
        assert response.status_code == 200, address
        for secret in ("Lantern", "sheltered 14", "convicted nine", "431 7788"):
            assert secret not in text, address


@pytest.mark.django_db
def test_what_is_withheld_while_a_file_is_streamed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    world.load()
    monkeypatch.setattr(selection, "CHUNK", 1)
    response = Client().get("/search.csv?q=averna")
    stream = iter(response)
    assert b"id,paragraph" in next(stream)
    next(stream)
    with world.by_hand():
        Paragraph.objects.filter(number=3).update(withheld=True)
    assert b"convicted" not in b"".join(stream)


@pytest.mark.django_db
def test_a_file_is_read_in_chunks_and_never_by_the_row() -> None:
    for number in range(601, 606):
        world.load(world.text(number=number), f"{number}.txt")
    _rows("/search.csv?q=averna")  # how PostgreSQL reads a word is asked once in each process
    with CaptureQueriesContext(connection) as counted:
        assert len(_rows("/search.csv?q=averna")) == 15
    few = len(counted)
    for number in range(606, 616):
        world.load(world.text(number=number), f"{number}.txt")
    with CaptureQueriesContext(connection) as counted:
        assert len(_rows("/search.csv?q=averna")) == 45
    assert len(counted) == few
    assert few <= 15


@pytest.mark.django_db
def test_a_comparison_takes_no_more_queries_for_more_answers() -> None:
    counted = []
    for number in (601, 602):
        world.load(world.text(number=number), f"{number}.txt")
        with CaptureQueriesContext(connection) as queries:
            found = json.loads(_get("/compare.json?topic=law-enforcement-statistics"))
        counted.append(len(queries))
    assert found["count"] == len(found["items"]) == 1, found
    assert len(found["items"][0]["answers"]) >= 2
    assert counted[0] == counted[1] <= 17


@pytest.mark.django_db
def test_a_file_is_named_after_what_was_asked() -> None:
    response = Client().get("/search.csv?q=%22forced+labor%22&country=KZ")
    name = response["Content-Disposition"].split('"')[1]
    assert name.startswith("tip-cables_paragraphs_forced-labor-kz_20")
    assert name.endswith(".csv")


@pytest.mark.django_db
def test_a_topic_that_is_none_cannot_be_compared() -> None:
    world.load()
    for form in ("csv", "json", "txt"):
        answer = Client().get(f"/compare.{form}?country=XE")
        assert answer.status_code == 400
        assert f"/compare.{form}?topic=law-enforcement-statistics " in answer.content.decode()


@pytest.mark.django_db
def test_an_answer_that_lost_its_beginning_or_has_an_inferred_code_says_so_wherever_it_is_shown() -> None:
    world.load()
    with world.by_hand():
        found = Answer.objects.filter(question__code="29F")
        found.update(basis="inferred")
        Paragraph.objects.filter(answers__in=found).update(state="tail")
    said = "The beginning of this answer is lost; code 29F inferred, not printed."
    topic = "law-enforcement-statistics"
    for address in (f"/compare/?topic={topic}", "/questions/2007/29F/", f"/topics/{topic}/"):
        assert said in Client().get(address).content.decode(), address
    for address in (f"/compare.csv?topic={topic}", "/answers.csv?question=2007-29F"):
        (row,) = [row for row in _rows(address) if row["question_code"] == "29F"]
        assert (row["basis"], row["lost"]) == ("inferred", "beginning")
    for address in (f"/compare.txt?topic={topic}", "/answers.txt?question=2007-29F"):
        assert "2007 29F (code inferred; the beginning is lost)" in _get(address)

"""Words as people type and mean them, counted against the texts themselves."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cables.models import Paragraph
from cables.search import filters_of, find
from cables.search.highlight import snippets

from . import world

pytestmark = pytest.mark.django_db
TEXTS = (
    "The women’s shelter in San José helps children.",
    "A child's aunt and the wives of two fishermen spoke with a policeman.",
    "Law enforcement met. The law-enforcement unit works under a new law.",
    "G/TIP-funded work goes on. The office of G/TIP wrote.",
    "The grant was $100,000; a fine is 10,000 rupees, or 000 and 100 in all.",
    "The U.S. and the UN gave money; the WHO asked who pays. Let us see.",
    "Non‑governmental groups — anti–trafficking ones — met in Rio.",
    "In Río an officer named Muñoz was told of forced labor.",
    "Nobody may force laborers.",
)
CASES: dict[str, set[int]] = {
    "women’s": {1}, "women's": {1}, "woman": {1}, "San José": {1}, "san jose": {1},
    "child": {1, 2}, "children": {1, 2}, "wife": {2}, "fisherman": {2}, "policemen": {2},
    "law-enforcement": {3}, '"law enforcement"': {3}, "law‑enforcement": {3}, "enforcement-law": set(),
    "TIP": {4}, "G/TIP": {4}, "g/tip": {4}, "G/TIP-funded": {4},
    "$100,000": {5}, "100,000": {5}, "100000": {5}, "10000": {5}, "10,000": {5}, "1,000": set(),
    "U.S.": {6}, "US": {6}, "UN": {6}, "U.N.": {6}, "WHO": {6}, "who": set(), '"the US and"': {6},
    "non-governmental": {7}, "anti-trafficking": {7}, "anti-traffick*": {7}, "Rio": {7, 8}, "Río": {7, 8},
    "munoz": {8}, "Muñoz": {8}, "forced NOT labor": set(), "law NOT unit": set(),
    "forced AND labor": {8, 9}, "-law -women": {2, 4, 5, 6, 7, 8, 9},
}  # fmt: skip


@pytest.fixture
def texts() -> None:
    world.load(world.text("\n\n".join(f"{n}. (U) {text}" for n, text in enumerate(TEXTS, 1)) + "\n"))


def found(query: str) -> set[int | None]:
    return {one.number for hit in find(filters_of({"q": query})).hits for one in hit.passages}


@pytest.mark.usefixtures("texts")
def test_a_query_finds_what_its_reader_means() -> None:
    wrong = {}
    for query, wanted in CASES.items():
        passages = find(filters_of({"q": query})).passages
        if passages != len(wanted) or not found(query) <= wanted:
            wrong[query] = (passages, found(query), wanted)
    assert wrong == {}


MARKS = [
    ('"law enforcement"', 3, ["Law enforcement", "law-enforcement"]),
    ("law-enforcement", 3, ["Law enforcement", "law-enforcement"]),
    ("law", 3, ["Law", "law", "law"]),
    ("tip", 4, ["TIP", "TIP"]),
    ("100000", 5, ["$100,000"]),
    ("$100,000", 5, ["$100,000"]),
    ("U.S.", 6, ["U.S."]),
    ("US", 6, ["U.S."]),
    ("WHO", 6, ["WHO"]),
    ("rio", 8, ["Río"]),
    ("munoz", 8, ["Muñoz"]),
    ("children", 2, ["child"]),
    ('"forced labor" officer', 8, ["officer", "forced labor"]),
]


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(("query", "number", "marks"), MARKS)
def test_marks_show_what_was_found(client: Client, query: str, number: int, marks: list[str]) -> None:
    paragraph = Paragraph.objects.get(number=number)
    html = snippets([paragraph], filters_of({"q": query}).query)[paragraph.pk].html()
    assert re.findall(r"<mark>(.*?)</mark>", html) == marks
    page = client.get(f"/cables/{paragraph.cable.cable_id}/", {"q": query}).content.decode()
    body = page[page.index(f'id="{paragraph.key}"') :]
    for mark in marks:
        assert f">{mark}<" in body


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("query", ["traffick*ing", '"forced lab*"', "law traff*x"])
def test_a_star_that_does_nothing_is_said(client: Client, query: str) -> None:
    assert "it has no effect" in client.get("/search/", {"q": query}).content.decode()


@pytest.mark.usefixtures("texts")
def test_a_star_that_does_something_is_not_complained_of(client: Client) -> None:
    assert "it has no effect" not in client.get("/search/", {"q": "traffick* anti-traff*"}).content.decode()


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    "typed", ["law-enforcement", "$100,000", "U.S.", "WHO", "anti-traff*", "women's", "a NOT b"]
)
def test_what_was_typed_stays_in_the_box_and_in_addresses(typed: str) -> None:
    filters = filters_of({"q": typed})
    again = filters_of({"q": filters.text})
    assert again.query == filters.query
    assert again.text == filters.text

"""Assistants ask by the Model Context Protocol: what they get can be cited, and holds nothing withheld."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from archive.paths import ROOT
from archive.tests.conftest import surroundings
from cables.deciding.withholding import withhold
from cables.management.commands.mcp import server
from cables.tests import world

SITE = "https://cables.example.org"
Call = tuple[str, dict[str, Any]]


async def _asked(served: Any, calls: list[Call]) -> list[Any]:
    async with Client(served) as client:
        return [await client.call_tool(name, given) for name, given in calls]


def _answers(served: Any, *calls: Call) -> list[dict[str, Any]]:
    found = asyncio.run(_asked(served, list(calls)))
    for one in found:
        assert not one.is_error, one.content
    return [one.structured_content for one in found]


def test_five_questions_of_a_researcher_are_answered_with_their_citations(used_state: Path) -> None:
    """By the SDK's own client, over standard input and output, of the archive of sample cables."""
    served = StdioServerParameters(
        command=sys.executable,
        args=[str(ROOT / "manage.py"), "mcp", "--site", SITE],
        env=surroundings(used_state),
    )
    held, passages, figures, cells, cable = _answers(
        served,
        ("holdings", {}),
        ("search", {"q": "police", "country": ["XE"], "most": 3}),
        ("figures", {"kind": ["convictions"], "most": 3}),
        ("compare", {"topic": "law-enforcement-statistics", "country": ["XE"], "year": [2007, 2008, 2009]}),
        ("read", {"cable_id": "07PORTLISSE112", "paragraph": ["3"]}),
    )
    assert "XE" in [one["country"] for one in held["countries"]]
    assert "law-enforcement-statistics" in [one["topic"] for one in held["topics"]]
    assert passages["count"] >= len(passages["items"]) > 0
    for item in (*passages["items"], *figures["items"]):
        assert item["url"].startswith(f"{SITE}/cables/")
        assert item["url"] in item["citation"]
        assert item["cable_id"] in item["citation"]
        assert "sample" in item["citation"]
    assert {item["kind"] for item in figures["items"]} == {"convictions"}
    assert [cell["reporting_year"] for cell in cells["cells"]] == [2007, 2008, 2009]
    for cell in cells["cells"]:
        assert bool(cell["answers"]) == (cell["state"] == "answered")
        assert all(answer["url"] in answer["citation"] for answer in cell["answers"])
    assert [one["key"] for one in cable["paragraphs"]] == ["par3"]
    assert "07PORTLISSE112" in cable["citation"]


@pytest.mark.django_db(transaction=True)
def test_withheld_words_asked_for_in_twenty_ways_never_come() -> None:
    world.load()
    secret = world.paragraph(2)
    words = " ".join(max(secret.text.split("."), key=len).split()[:6])
    withhold(secret, "victim", reason="-", editor=world.editor())
    asked = [words, f'"{words}"', *words.split()[:5], words.upper(), f"-zzz {words}", f"{words.split()[0]}*"]
    calls: list[Call] = [("search", {"q": one}) for one in asked]
    calls += [("figures", {"q": one}) for one in asked[:4]]
    calls += [
        ("search", {}),
        ("search", {"country": ["XE"]}),
        ("figures", {}),
        ("read", {"cable_id": "07PORTLISSE612"}),
        ("read", {"cable_id": "07PORTLISSE612", "paragraph": ["2"]}),
        ("compare", {"topic": "law-enforcement-statistics", "country": ["XE"], "year": [2007]}),
    ]
    assert len(calls) >= 20
    found = _answers(server(SITE), *calls)
    assert any(one.get("items") for one in found)
    for one in found:
        said = json.dumps([one.get("items"), one.get("paragraphs"), one.get("cells")], ensure_ascii=False)
        assert words not in said


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("search", {"country": ["nowhere"]}, "country=nowhere"),
        ("search", {"q": "averna", "cursor": "made up"}, "of another question"),
        ("read", {"cable_id": "07NOSUCH1"}, "No cable 07NOSUCH1 is held"),
        ("read", {"cable_id": "07PORTLISSE612", "paragraph": ["99"]}, "no paragraph par99"),
        ("compare", {"topic": "nothing", "country": ["XE"], "year": [2007]}, "no topic nothing"),
        ("compare", {"topic": "country-role", "country": [], "year": [2007]}, "Name a"),
        (
            "compare",
            {"topic": "country-role", "country": ["XE"], "year": list(range(1990, 2060))},
            "At most 60",
        ),
        ("search", {"most": 1000}, "most"),
    ],
)
def test_what_cannot_be_answered_is_said_with_what_to_do(name: str, given: dict[str, Any], told: str) -> None:
    world.load()
    (answer,) = asyncio.run(_asked(server(SITE), [(name, given)]))
    assert answer.is_error
    assert told in answer.content[0].text

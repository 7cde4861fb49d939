"""Citations are read as reports by those who will read them: BibTeX, RIS and CSL readers, and Zotero."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
import rispy
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pybtex.database import parse_string

from cables.exports.citations import Citation
from cables.models import Cable
from cables.text.casing import in_title_case

from . import world

ADDRESS = "https://archive.example/cables/07PORTLISSE612/#par3"
CITATION = Citation(
    cable_id="07PORTLISSE612",
    title="Averna: Submission for the 2007 TIP Report",
    author="Embassy Port Lisse",
    date=datetime(2007, 3, 7, 12, 6, tzinfo=UTC),
    address=ADDRESS,
    paragraph="paragraph 3",
    version="text version 2",
    notice="section 9 of 16 missing",
)
# What a title may hold: one line of printed characters.
titles = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=["Cc", "Zs"]), min_size=1
)


def _get(address: str) -> Any:
    response = Client().get(address)
    assert response.status_code == 200
    return response


def _titled(title: str) -> Citation:
    return Citation(cable_id="07X1", title=title, author="Embassy", date=None, address=ADDRESS)


def test_bibtex_is_read_as_a_technical_report() -> None:
    (entry,) = parse_string(CITATION.bibtex, "bibtex").entries.values()
    assert entry.type == "techreport"
    assert entry.key == "cable07PORTLISSE612par3"
    assert entry.fields["number"] == "07PORTLISSE612"
    assert entry.fields["institution"] == "U.S. Department of State"
    assert (entry.fields["year"], entry.fields["month"]) == ("2007", "March")
    assert [str(person) for person in entry.persons["author"]] == ["{Embassy Port Lisse}"]
    for said in ("paragraph 3", "text version 2", "section 9 of 16 missing"):
        assert said in entry.fields["note"]


@given(titles)
def test_no_title_breaks_bibtex(title: str) -> None:
    (entry,) = parse_string(_titled(title).bibtex, "bibtex").entries.values()
    assert plain(entry.fields["title"]) == title


def plain(tex: str) -> str:
    """As TeX would print it."""
    words = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}
    text = tex.removeprefix("{").removesuffix("}")
    return re.sub(r"\\text([a-z]+) ?|\\([&%$#_])", lambda found: words.get(found[1]) or found[2], text)


def test_ris_is_read_as_a_report() -> None:
    (entry,) = rispy.loads(CITATION.ris)
    assert entry["type_of_reference"] == "RPRT"
    assert (entry["title"], entry["authors"]) == (CITATION.title, ["Embassy Port Lisse"])
    assert (entry["publisher"], entry["issn"]) == ("U.S. Department of State", "07PORTLISSE612")
    assert (entry["year"], entry["date"], entry["urls"]) == ("2007", "2007/03/07", [ADDRESS])
    assert "section 9 of 16 missing" in entry["notes"][0]


@given(titles)
def test_no_title_breaks_ris(title: str) -> None:
    (entry,) = rispy.loads(_titled(title).ris)
    assert entry["title"] == title


def test_csl_is_a_report_with_its_paragraph_as_locator() -> None:
    csl = json.loads(json.dumps(CITATION.csl))
    assert (csl["type"], csl["number"], csl["genre"]) == ("report", "07PORTLISSE612", "Cable")
    assert csl["issued"] == {"date-parts": [[2007, 3, 7]]}
    assert (csl["label"], csl["locator"]) == ("paragraph", "3")


def test_chicago_names_the_place_the_version_and_what_is_missing() -> None:
    assert CITATION.note == (
        "Embassy Port Lisse, “Averna: Submission for the 2007 TIP Report,” cable 07PORTLISSE612, "
        f"March 7, 2007, paragraph 3, TIP Cable Archive (text version 2; section 9 of 16 missing), {ADDRESS}."
    )
    assert CITATION.bibliography.startswith(
        "Embassy Port Lisse. “Averna: Submission for the 2007 TIP Report.” Cable"
    )


def test_a_subject_in_capitals_is_cited_in_title_case() -> None:
    assert in_title_case("AVERNA: SUBMISSION FOR THE 2007 TIP REPORT") == CITATION.title
    assert in_title_case("Averna and its NGOs") == "Averna and its NGOs"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "kind"), [("bib", "application/x-bibtex"), ("ris", "research-info-systems")]
)
def test_a_paragraph_is_cited_with_its_own_address(form: str, kind: str) -> None:
    world.load()
    response = _get(f"/cables/07PORTLISSE612.{form}?paragraph=par3")
    assert kind in response["Content-Type"]
    assert f"07PORTLISSE612.{form}" in response["Content-Disposition"]
    assert "cables/07PORTLISSE612/#par3" in response.content.decode()
    assert "paragraph 3" in response.content.decode()


@pytest.mark.django_db
def test_a_citation_says_that_sections_are_missing() -> None:
    world.load()
    with world.by_hand():
        Cable.objects.update(sections_total=16, sections_present=list(range(1, 16)), sections_missing=[16])
    assert "section 16 of 16 missing" in _get("/cables/07PORTLISSE612.bib").content.decode()
    assert "section 16 of 16 missing" in _get("/cables/07PORTLISSE612/").content.decode()


def zotero(page: Any) -> tuple[str | None, dict[str, Any]]:
    """The item type and fields that Zotero's translator of embedded metadata takes from the page's head."""
    tags = [
        (meta.get("name"), meta.get("content")) for meta in page.xpath("/html/head/meta[@name and @content]")
    ]
    kinds = {
        "citation_journal_title": "journalArticle", "citation_technical_report_institution": "report",
        "citation_conference_title": "conferencePaper", "citation_book_title": "bookSection",
        "citation_dissertation_institution": "thesis",
    }  # fmt: skip
    fields = {
        "citation_title": "title", "citation_publication_date": "date", "citation_public_url": "url",
        "citation_technical_report_institution": "institution", "citation_language": "language",
        "citation_technical_report_number": "number",
    }  # fmt: skip
    kind = next((kinds[name] for name, _ in reversed(tags) if name in kinds), None)
    item: dict[str, Any] = {fields[name]: value for name, value in tags if name in fields}
    item["creators"] = [creator(value) for name, value in tags if name == "citation_author"]
    return kind, item


def creator(author: str) -> tuple[str, str]:
    """(first, last): with a comma anywhere what stands before it is the last name, else the last word is."""
    bare = author.strip(" .,/[]:")
    if "," in author:
        last, _, first = bare.partition(",")
        return first.strip(), last
    first, _, last = bare.rpartition(" ")
    return first, last


@pytest.mark.django_db
def test_zotero_reads_the_page_as_a_report() -> None:
    world.load()
    kind, item = zotero(html.fromstring(_get("/cables/07PORTLISSE612/").content))
    assert kind == "report"
    assert item == {
        "title": "Averna: Submission for the 2007 TIP Report [sample, invented]",
        "institution": "TIP Cable Archive [sample, invented]",
        "number": "07PORTLISSE612",
        "date": "2007/03/07",
        "url": "http://testserver/cables/07PORTLISSE612/",
        "language": "en",
        "creators": [("", item["creators"][0][1])],
    }
    assert item["creators"][0][1]


@pytest.mark.django_db
def test_the_page_describes_itself_in_schema_org() -> None:
    world.load()
    with world.by_hand():
        Cable.objects.update(subject="</script><img src=x onerror=alert(1)> & more")
    page = html.fromstring(_get("/cables/07PORTLISSE612/").content)
    (element,) = page.xpath("/html/head/script[@type='application/ld+json']")
    data = json.loads(element.text)
    assert (data["@type"], data["reportNumber"], data["datePublished"]) == (
        "Report",
        "07PORTLISSE612",
        "2007-03-07",
    )
    assert data["name"] == "</script><img src=x onerror=alert(1)> & more [sample, invented]"
    assert not page.xpath("//img")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_strict_policy_takes_the_description_for_data(page: Any) -> None:
    world.load()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/cables/07PORTLISSE612/")
    assert page.locator("script[type='application/ld+json']").count() == 1
    assert not [text for text in said if "Content Security Policy" in text]


@pytest.mark.django_db
def test_every_paragraph_has_a_key_of_its_own_that_begins_with_a_letter() -> None:
    world.load()
    keys = set()
    for asked in ("", "?paragraph=par2", "?paragraph=par3"):
        (key,) = parse_string(_get(f"/cables/07PORTLISSE612.bib{asked}").content.decode(), "bibtex").entries
        (csl,) = _get(f"/cables/07PORTLISSE612.csl.json{asked}").json()
        assert key == csl["id"]
        assert key[0].isalpha()
        keys.add(key)
    assert len(keys) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_a_paragraph_that_is_not_there_has_no_citation(form: str) -> None:
    world.load()
    assert Client().get(f"/cables/07PORTLISSE612.{form}?paragraph=par99").status_code == 404


def test_ris_says_what_kind_of_report_it_is_and_bibtex_the_day() -> None:
    assert rispy.loads(CITATION.ris)[0]["type_of_work"] == "Diplomatic cable"
    (entry,) = parse_string(CITATION.bibtex, "bibtex").entries.values()
    assert entry.fields["day"] == "7"

"""Citations are read by the tools of those who cite."""

from __future__ import annotations

import json

import pytest
import rispy
from django.test import Client
from pybtex.database import parse_string

from cables.tests import world
from cables.text.casing import in_title_case

pytestmark = pytest.mark.django_db
PLACE = "/cables/07PORTLISSE612"


@pytest.fixture(autouse=True)
def _cable(db: None) -> None:
    world.load()


def test_bibtex_is_a_technical_report(client: Client) -> None:
    text = client.get(f"{PLACE}.bib?paragraph=par3").content.decode()
    entry = parse_string(text, "bibtex").entries["cable07PORTLISSE612par3"]
    assert entry.type == "techreport"
    assert entry.fields["number"] == "07PORTLISSE612"
    assert entry.fields["year"] == "2007"
    assert entry.fields["url"].endswith("/cables/07PORTLISSE612/\\#par3") or entry.fields["url"].endswith(
        "#par3"
    )


def test_ris_is_a_report(client: Client) -> None:
    (entry,) = rispy.loads(client.get(f"{PLACE}.ris").content.decode())
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == "Averna: Submission for the 2007 TIP Report [sample, invented]"
    assert entry["urls"] == ["http://testserver/cables/07PORTLISSE612/"]


def test_csl_is_a_report_with_its_date(client: Client) -> None:
    (entry,) = json.loads(client.get(f"{PLACE}.csl.json").content)
    assert (entry["type"], entry["number"]) == ("report", "07PORTLISSE612")
    assert entry["issued"] == {"date-parts": [[2007, 3, 7]]}


def test_the_page_carries_what_zotero_reads(client: Client) -> None:
    text = client.get(f"{PLACE}/").content.decode()
    assert '<meta name="citation_technical_report_number" content="07PORTLISSE612">' in text
    assert (
        '<meta name="citation_title" content="Averna: Submission for the 2007 TIP Report [sample, invented]">'
        in text
    )
    assert '<meta name="citation_publication_date" content="2007/03/07">' in text
    assert '<meta name="citation_technical_report_institution"' in text


def test_a_paragraph_can_be_cited(client: Client) -> None:
    text = client.get(f"{PLACE}/?cite=par3").content.decode()
    assert "paragraph 3, TIP Cable Archive" in text
    assert "/cables/07PORTLISSE612/#par3" in text


def test_missing_sections_are_said_in_the_citation(client: Client) -> None:
    cable = world.cable()
    cable.sections_total, cable.sections_present, cable.sections_missing = 3, [1, 3], [2]
    with world.by_hand():
        cable.save()
    assert "section 2 of 3 missing" in client.get(f"{PLACE}.bib").content.decode()


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("AVERNA: INPUT FOR THE 2007 TIP REPORT", "Averna: Input for the 2007 TIP Report"),
        ("Averna: TIP report", "Averna: TIP report"),
        ("PORT LISSE'S ANTI-TRAFFICKING WORK, PART II", "Port Lisse's Anti-Trafficking Work, Part II"),
    ],
)
def test_subjects_in_capitals_become_titles(subject: str, title: str) -> None:
    assert in_title_case(subject) == title

"""A cable's page: what is there, what is missing, and where each thing came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cables.deciding.withholding import withhold
from cables.ingest import ingest_paths
from cables.models import Cable, Withholding
from cables.tests import world

pytestmark = pytest.mark.django_db
SAMPLES = Path(settings.BASE_DIR) / "fixtures" / "samples"


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


@pytest.fixture
def damaged() -> str:
    """A sample with a missing section."""
    list(ingest_paths([SAMPLES / "07PORTLISSE112.txt"]))
    return "/cables/07PORTLISSE112/"


def test_the_ledger_counts_sections_and_paragraphs(client: Client, damaged: str) -> None:
    text = page(client, damaged)
    assert "section 5 missing" in text
    assert "Section 5 of" in text
    assert "numbered paragraphs" in text


def test_a_lost_paragraph_stands_where_it_was(client: Client, damaged: str) -> None:
    cable = Cable.objects.get(cable_id="07PORTLISSE112")
    states = set(cable.paragraphs.values_list("state", flat=True))
    text = page(client, damaged)
    words = {
        "cut": "breaks off here",
        "tail": "beginning of this paragraph is lost",
        "lost": "none of its text",
    }
    assert {state for state, said in words.items() if said in text} == states - {"whole"}


def test_a_sample_is_marked_as_one(client: Client, damaged: str) -> None:
    assert "invented countries" in page(client, damaged)


def test_every_paragraph_has_its_permalink_and_its_code(client: Client) -> None:
    world.load()
    text = page(client, "/cables/07PORTLISSE612/")
    for number in (1, 2, 3, 4):
        assert f'id="par{number}"' in text
        assert f'href="#par{number}"' in text
    assert 'href="/questions/2007/27A/"' in text


def test_figures_and_organizations_are_marked_in_the_words(client: Client) -> None:
    world.load()
    text = page(client, "/cables/07PORTLISSE612/")
    assert 'class="statistic"' in text
    assert ">Lantern Foundation</a>" in text


def test_a_misread_number_is_an_alias_and_is_said(client: Client) -> None:
    body = "1. (U) First of all.\n\n2. (U) Then this.\n\n13. (U) And so on.\n\n4. (U) To the end.\n"
    world.load(world.text(body))
    text = page(client, "/cables/07PORTLISSE612/")
    assert 'id="printed-13"' in text
    assert "read as 3" in text


@pytest.mark.parametrize(
    "printed", ["07portlisse612", "07PORTLISSE0612", "07 PORTLISSE 612", "07portlisse000612"]
)
def test_a_printed_id_redirects_once_and_keeps_the_query(client: Client, printed: str) -> None:
    response = client.get(f"/cables/{printed}/?q=visa")
    assert response.status_code == 301
    assert response["Location"] == "/cables/07PORTLISSE612/?q=visa"


def test_a_cable_that_is_only_cited_has_a_stub(client: Client) -> None:
    world.load()
    text = page(client, "/cables/06STATE202745/")
    assert "does not hold this cable" in text
    assert "/cables/07PORTLISSE612/" in text


def test_a_cable_that_nobody_cites_is_not_found_but_helped_with(client: Client) -> None:
    world.load()
    assert "/cables/07PORTLISSE612/" in page(client, "/cables/07PORTLISSE999/", status=404)


def test_a_withdrawn_cable_is_gone_in_every_form(client: Client) -> None:
    world.load()
    with world.by_hand():
        Cable.objects.update(withdrawn_at="2026-01-01T00:00Z", withdrawn_reason="privacy")
    text = page(client, "/cables/07PORTLISSE612/", status=410)
    assert "privacy" in text
    assert "SUBMISSION" not in text
    for ending in (".json", ".txt", ".bib", ".ris", ".csl.json"):
        assert client.get(f"/cables/07PORTLISSE612{ending}").status_code == 410


def test_the_source_stands_beside_each_paragraph(client: Client) -> None:
    world.load()
    text = page(client, "/cables/07PORTLISSE612/?source=beside")
    assert "1. (SBU) (27A) Averna is a country of transit." in text
    assert "VZCZCXRO4410" in text


def test_a_withheld_number_is_nowhere(client: Client) -> None:
    world.load()
    addresses = ["/cables/07PORTLISSE612/", "/cables/07PORTLISSE612/?source=beside", "/search/?q=telephone"]
    addresses += [f"/cables/07PORTLISSE612{end}" for end in (".json", ".txt", ".bib", ".ris", ".csl.json")]
    for address in addresses:
        text = page(client, address)
        assert world.PHONE not in text
        assert "431 7788" not in text
    assert "[withheld: personal telephone number]" in page(client, addresses[0])
    assert "[withheld: personal telephone number]" in page(client, "/cables/07PORTLISSE612.txt")


def test_the_checksum_of_a_source_with_withheld_words_is_not_shown(client: Client) -> None:
    world.load()
    assert world.cable().witnesses.get().source.sha256 not in page(client, "/cables/07PORTLISSE612/")
    world.load(world.text("1. (U) Nothing is withheld in here.\n", number=613), "07PORTLISSE613.txt")
    assert world.cable(613).witnesses.get().source.sha256 in page(client, "/cables/07PORTLISSE613/")


def test_a_withheld_paragraph_keeps_its_place_and_nothing_else(client: Client) -> None:
    world.load()
    withhold(world.paragraph(2), Withholding.Kind.SAFETY, reason="r", editor=world.editor())
    text = page(client, "/cables/07PORTLISSE612/?source=beside")
    assert 'id="par2"' in text
    assert "has promised" not in text
    assert "[withheld: safety of a person]" in text


def test_hostile_words_stay_words(client: Client) -> None:
    body = '1. (U) <script>alert(1)</script> & "quotes" see para. 2.\n\n2. (U) The end.\n'
    world.load(world.text(body))
    for address in ("/cables/07PORTLISSE612/", "/cables/07PORTLISSE612/?source=beside&q=alert"):
        text = page(client, address)
        assert "<script>alert" not in text
    assert '<a href="#par2" class="ref"' in page(client, "/cables/07PORTLISSE612/")


def test_a_printed_id_leads_to_the_one_address_of_every_form(client: Client) -> None:
    world.load()
    for end in (".bib", ".ris", ".csl.json", ".json", ".txt", ".csv", "/"):
        response = client.get(f"/cables/07portlisse0612{end}?cite=par3")
        assert (response.status_code, response["Location"]) == (301, f"/cables/07PORTLISSE612{end}?cite=par3")
    for asked, address in (
        ("/api/cables/07portlisse612", "/api/cables/07PORTLISSE612"),
        ("/countries/xe/", "/countries/XE/"),
    ):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, address)
        assert client.get(address).status_code == 200


def test_no_odd_id_leads_in_a_circle(client: Client) -> None:
    for odd in ("\u00df" * 60, "a ", "07 x", "0" * 30, "\u017f" * 5):
        assert client.get(f"/cables/{odd}.bib").status_code == 404
        assert client.get(f"/api/cables/{odd}").status_code == 404


def test_page_and_citation_files_take_the_paragraph_by_either_name(client: Client) -> None:
    world.load()
    for name in ("cite", "paragraph"):
        for form in ("bib", "ris", "csl.json"):
            assert "#par3" in client.get(f"/cables/07PORTLISSE612.{form}?{name}=par3").content.decode()
        assert client.get(f"/cables/07PORTLISSE612/?{name}=par3").context["cited"].key == "par3"

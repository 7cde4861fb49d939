"""Library catalogs harvest every cable in Dublin Core by OAI-PMH."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from oaipmh import error
from oaipmh.client import BaseClient
from oaipmh.metadata import MetadataRegistry, oai_dc_reader

from cables.deciding.correcting import correct
from cables.deciding.withholding import restore_cable, withdraw_cable
from cables.exports import catalog
from cables.models import Cable, CableTag

from . import world

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"
HERE = "oai:testserver:07PORTLISSE612"


class Harvester(BaseClient):  # type: ignore[misc]
    """The library's own, asking this archive."""

    def __init__(self) -> None:
        formats = MetadataRegistry()
        formats.registerReader("oai_dc", oai_dc_reader)
        super().__init__(formats)

    def makeRequest(self, **asked: str) -> bytes:
        response = Client().post("/oai", asked)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("text/xml")
        return bytes(response.content)


def _records(**asked: Any) -> list[tuple[Any, Any, Any]]:
    return list(Harvester().listRecords(metadataPrefix="oai_dc", **asked))


def _ids(**asked: Any) -> list[str]:
    return [header.identifier().rpartition(":")[2] for header, _, _ in _records(**asked)]


def _refused(query: str) -> str:
    """The protocol's code of the error."""
    response = Client().get(f"/oai?{query}")
    assert response.status_code == 200
    return str(etree.fromstring(response.content).find(f"{OAI}error").get("code"))


@pytest.fixture
def two_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "BATCH", 2)
    for number in range(612, 617):
        world.load(world.text(number=number), f"{number}.txt")


def test_a_cable_is_told_in_dublin_core() -> None:
    world.load()
    header, record, _ = Harvester().getRecord(metadataPrefix="oai_dc", identifier=HERE)
    assert (header.identifier(), header.isDeleted()) == (HERE, False)
    assert header.setSpec() == ["country-XE", "year-2007"]
    told = record.getMap()
    assert told["title"] == ["Averna: Submission for the 2007 TIP Report [sample, invented]"]
    assert told["creator"] == ["U.S. Embassy Port Lisse"]
    assert told["identifier"] == ["http://testserver/cables/07PORTLISSE612/", "07PORTLISSE612"]
    assert (told["date"], told["coverage"], told["language"]) == (["2007-03-07"], ["Averna"], ["en"])
    assert told["subject"][0] == "Human trafficking"
    assert len(told["subject"]) == 1 + CableTag.objects.filter(cable=world.cable()).count()


def test_the_repository_says_who_it_is_and_what_it_holds(settings: Any) -> None:
    settings.CONTACT = "mailto:desk@archive.example"
    world.load()
    harvester = Harvester()
    identity = harvester.identify()
    assert identity.baseURL() == "http://testserver/oai"
    assert identity.adminEmails() == ["desk@archive.example"]
    assert identity.earliestDatestamp() <= timezone.now().replace(tzinfo=None)
    assert [prefix for prefix, _, _ in harvester.listMetadataFormats(identifier=HERE)] == ["oai_dc"]
    sets = [(name, said) for name, said, _ in harvester.listSets()]
    assert sets == [("country-XE", "Averna"), ("year-2007", "Reporting year 2007")]


def test_a_long_list_is_harvested_in_batches_and_ends(two_a_page: None) -> None:
    assert _ids() == [f"07PORTLISSE{number}" for number in range(612, 617)]
    headers = list(Harvester().listIdentifiers(metadataPrefix="oai_dc", set="year-2007"))
    assert len(headers) == 5
    asked, last = "metadataPrefix=oai_dc", ""
    for _ in range(3):
        page = etree.fromstring(Client().get(f"/oai?verb=ListIdentifiers&{asked}").content)
        last = page.findtext(f".//{OAI}resumptionToken")
        asked = f"resumptionToken={last}"
    assert last == ""


def test_only_what_changed_is_harvested_again(two_a_page: None) -> None:
    before = catalog.changes()[world.cable().pk]
    with world.by_hand():
        Cable.objects.filter(pk=world.cable().pk).update(read_at=timezone.now())
    changed = catalog.changes()[world.cable().pk]
    assert changed > before
    assert "07PORTLISSE612" in _ids(from_=changed.replace(tzinfo=None))
    assert len(_ids(until=changed.replace(tzinfo=None))) == 5
    assert _refused("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01") == "noRecordsMatch"
    assert _refused("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01") == "noRecordsMatch"


def test_a_correction_changes_the_date_of_its_record() -> None:
    world.load()
    before = catalog.changes()[world.cable().pk]
    correct(world.cable(), "tags", ["PHUM"], editor=world.editor(), reason="as printed")
    assert catalog.changes()[world.cable().pk] > before


def test_a_withdrawn_cable_is_a_deleted_record_without_a_word() -> None:
    world.load()
    withdraw_cable(world.cable(), "other", at=timezone.now(), editor=world.editor())
    ((header, record, _),) = _records()
    assert (header.identifier(), header.isDeleted(), record) == (HERE, True, None)
    assert header.setSpec() == []
    with pytest.raises(error.NoRecordsMatchError):
        _records(set="country-XE")
    response = Client().get(f"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier={HERE}")
    assert "Submission" not in response.content.decode()
    assert restore_cable(world.cable(), editor=world.editor())
    ((header, _, _),) = _records()
    assert not header.isDeleted()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=GetMetadata&metadataPrefix=oai_dc&identifier=x", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nowhere", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=99999999999999999999-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2007-01-01&until=2008-01-01T00:00:00Z", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=07PORTLISSE612", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=none", "idDoesNotExist"),
        ("verb=ListRecords&resumptionToken=cursor%3D-1", "badResumptionToken"),
        (
            "verb=ListRecords&resumptionToken=cursor%3D1%26editor%3D1%26metadataPrefix%3Doai_dc",
            "badResumptionToken",
        ),
        (
            "verb=ListRecords&resumptionToken=metadataPrefix%3Doai_dc%26cursor%3D1%26from_%3D99999999999999999999-1-1",
            "badResumptionToken",
        ),
    ],
)
def test_what_cannot_be_answered_is_an_error_of_the_protocol(query: str, code: str) -> None:
    world.load()
    assert _refused(query) == code


@given(
    st.sampled_from(sorted(catalog.VERBS)),
    st.dictionaries(
        st.sampled_from(["metadataPrefix", "identifier", "set", "from", "until", "resumptionToken", "\x01"]),
        st.one_of(st.text(max_size=30), st.sampled_from(["oai_dc", "year-2007", "2007-01-01", "cursor=1"])),
        max_size=4,
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_asked_the_answer_is_the_protocols(verb: str, asked: dict[str, str]) -> None:
    response = Client().get("/oai", {"verb": verb, **asked})
    assert response.status_code == 200
    assert etree.fromstring(response.content).tag == f"{OAI}OAI-PMH"


def test_no_sample_that_is_hidden_and_no_stub_is_a_record() -> None:
    world.load()
    with world.by_hand():
        Cable.objects.filter(held=True).update(hidden=True)
    assert Cable.objects.filter(held=False).exists()
    with pytest.raises(error.NoRecordsMatchError):
        _records()

"""A long paragraph that answers many questions: each answer has a number, an address and a citation."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from cables.deciding.withholding import withhold
from cables.reading.acronyms import acronyms
from cables.text.mending import mend

from . import world

pytestmark = pytest.mark.django_db
BODY = """1. (SBU) Overview of the country's situation:

--A. (SBU) Averna is a country of transit. Under the National Referral Plan (NRP) police
counted 120 victims.

--B. (SBU) The NRP promised more money. It paid \\$400 to the ""Harbor"" house and the Women?s League.

2. (SBU) (29F) The courts of Averna convicted nine traffickers in 2006, as the NRP demands.

3. (U) Post's contact is the labor officer, telephone {phone}, who spent ten hours on this report.
"""
CABLE = "/cables/07PORTLISSE612/"


def _load() -> None:
    world.load(world.text(BODY))


def _page(address: str = CABLE) -> Any:
    return html.fromstring(Client().get(address).content.decode())


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_each_answer_has_its_number_and_its_anchor() -> None:
    _load()
    marks = _page().xpath("//section[@id='par1']//p[@class='answer-mark']")
    assert [mark.get("id") for mark in marks] == ["par1-A", "par1-B"]
    assert [_words(mark.xpath("a")[0]) for mark in marks] == [
        "Permalink to answer 27A", "Permalink to answer 27B",
    ]  # fmt: skip
    assert "Averna is a country" in _words(marks[0].getnext())


def test_a_paragraph_of_one_answer_needs_none() -> None:
    _load()
    paragraph = _page().xpath("//section[@id='par2']")[0]
    assert paragraph.xpath(".//p[@class='answer-mark']") == []
    assert paragraph.xpath(".//span[@id='par2-29F']")


def test_an_answer_is_cited_as_such() -> None:
    _load()
    said = Client().get(f"{CABLE}cite/?paragraph=par1-B").content.decode()
    assert "paragraph 1, answer 27B" in said
    assert "http://testserver/cables/07PORTLISSE612/#par1-B" in said
    assert "@techreport{cable07PORTLISSE612par1-B," in said
    assert Client().get("/cables/07PORTLISSE612.bib?paragraph=par1-27B").status_code == 200
    for nowhere in ("par1-C", "par2-F", "par9", "par1-"):
        assert Client().get(f"{CABLE}cite/?paragraph={nowhere}").status_code == 404


def test_answers_in_tables_lead_to_the_answer() -> None:
    _load()
    link = _page("/questions/2007/27B/").xpath("//article//h3/a")[0]
    assert link.get("href") == f"{CABLE}#par1-27B"
    assert _page().xpath("//*[@id='par1-27B']")


def test_of_a_withheld_paragraph_no_answer_can_be_pointed_at() -> None:
    _load()
    withhold(world.paragraph(1), "victim", reason="-", editor=world.editor())
    assert b"par1-B" not in Client().get(CABLE).content
    assert Client().get(f"{CABLE}cite/?paragraph=par1-B").status_code == 404


def test_damaged_signs_are_mended_and_listed() -> None:
    _load()
    text = Client().get(f"{CABLE[:-1]}.json").json()["paragraphs"][0]["text"]
    assert 'paid $400 to the "Harbor" house and the Women\'s League' in text
    told = _words(_page().xpath("//ul[@class='repairs']")[0])
    for said in ("escaped sign: “\\$” read as “$”", "doubled quotation mark", "misread apostrophe"):
        assert said.replace("“", "").replace("”", "") in told.replace("“", "").replace("”", "")
    assert world.paragraph(1).text.count("\\$") == 1


def test_what_was_mended_can_still_be_withheld() -> None:
    _load()
    first = world.paragraph(1)
    at = first.public_text.index("Harbor")
    withhold(first, "private", reason="-", editor=world.editor(), start=at, end=at + len("Harbor"))
    shown = world.paragraph(1).public_text
    assert "Harbor" not in shown
    assert "[withheld:" in shown


@pytest.mark.parametrize("sound", ["Who is it?", "is it so? no", "see \\ and $5", 'called "" here', "a ?s b"])
def test_what_is_no_damage_is_left_alone(sound: str) -> None:
    assert mend(sound).text == sound


def test_an_acronym_is_explained_from_the_cables_own_definition() -> None:
    _load()
    (explained,) = _page().xpath("//section[@id='par2']//abbr[@tabindex='0']")
    assert (explained.text, explained.get("title")) == ("NRP", "National Referral Plan")


def test_a_definition_counts_only_where_its_capitals_spell_it() -> None:
    assert acronyms(["the National Office for Aid (NOA) and Some Other Body (XYZ)"]) == {
        "NOA": "National Office for Aid"
    }


def test_what_is_withheld_defines_nothing() -> None:
    _load()
    withhold(world.paragraph(1), "victim", reason="-", editor=world.editor())
    assert b"National Referral Plan" not in Client().get(CABLE).content


def test_a_subject_in_capitals_is_shown_as_a_title_with_the_printed_form_beside() -> None:
    _load()
    page = _page()
    assert _words(page.xpath("//h1")[0]) == "Averna: Submission for the 2007 TIP Report"
    assert _words(page.xpath("//h1/following-sibling::p")[0]).startswith("printed as AVERNA: SUBMISSION")


def test_the_next_cable_of_the_country_is_a_click_away() -> None:
    _load()
    world.load(world.text(number=613), "613.txt")
    (link,) = _page().xpath("(//nav[@class='turning'])[1]//a")
    assert (link.get("rel"), link.get("href")) == ("next", "/cables/07PORTLISSE613/")

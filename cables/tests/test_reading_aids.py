"""What helps in place: codes in words, a paragraph's figures, the same question elsewhere, citations."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from django.test import Client
from lxml import html
from pybtex.database import parse_string

from cables.models import Cable, Country, Question, Statistic
from cables.reading.codes import explained, meanings
from cables.sections import MARKS
from cables.tests import world

pytestmark = pytest.mark.django_db
CABLE = "/cables/07PORTLISSE612/"


def page(address: str = CABLE) -> Any:
    response = Client().get(address)
    assert response.status_code == 200
    return html.fromstring(response.content)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_code_of_the_header_is_explained_where_it_stands() -> None:
    world.load()
    (codes,) = page().xpath("//dl[@class='codes']")
    said = {words(row.xpath("dt")[0]): words(row.xpath("dd")[0]) for row in codes.xpath("div")}
    assert said["PRIORITY"] == meanings()["precedence"]["PRIORITY"]
    assert {"UNCLASSIFIED", "SENSITIVE", "SIPDIS", "E.O. 12958", "TAGS", "UTC", "KCRM", "PHUM"} <= said.keys()
    assert said["SBU"] == f"paragraph: {MARKS['SBU'].lower()}"


def test_a_code_that_nobody_knows_is_left_as_it_is() -> None:
    cable = Cable(cable_id="07X1", classification="UNHEARD OF", captions=["WHATEVER"])
    assert [one.code for one in explained(cable, [], ["", "ZZ", "U"])] == ["TAGS", "U"]


def test_the_mark_of_a_withheld_paragraph_is_not_explained() -> None:
    world.load(world.text(world.BODY.replace("4. (U)", "4. (C)")))
    cable = world.cable()
    assert "paragraph: confidential" in words(page())
    with world.by_hand():
        cable.paragraphs.filter(number=4).update(withheld=True)
    assert "paragraph: confidential" not in words(page())


def test_damaged_paragraphs_are_named_at_the_head_of_the_cable() -> None:
    world.load()
    cable = world.cable()
    with world.by_hand():
        cable.paragraphs.filter(number=2).update(state="cut")
        cable.paragraphs.filter(number=3).update(state="tail")
        cable.paragraphs.filter(number=4).update(state="lost", withheld=True)
    (where,) = page().xpath("//span[@class='where-damaged']")
    assert [link.get("href") for link in where.xpath("a")] == ["#par2", "#par3"]
    assert words(where).endswith("paragraph¶ 2 (end lost), paragraph¶ 3 (beginning lost).")


def test_the_figures_of_a_paragraph_are_listed_beside_it() -> None:
    world.load()
    (listed,) = page().xpath("//section[@id='par3']//details[@class='found']")
    assert "Convictions · 9" in words(listed.xpath(".//li")[0])
    assert len(listed.xpath(".//li")) == Statistic.objects.filter(paragraph=world.paragraph(3)).count()


def _load_another_year() -> None:
    """Averna's report of the year before, which answers the same questions."""
    earlier = world.text(number=613, references="05 STATE 213384").replace(b"2007 TIP", b"2006 TIP")
    world.load(earlier, "613.txt")
    with world.by_hand():
        Cable.objects.filter(cable_id="07PORTLISSE613").update(reporting_year=2006, superseded_by=None)


def test_other_years_and_neighbors_are_offered_where_something_is_there() -> None:
    world.load()
    assert page().xpath("//span[@class='elsewhere']") == []
    _load_another_year()
    near = Country.objects.exclude(pk="XE").first()
    assert near
    with world.by_hand():
        Country.objects.get(pk="XE").neighbours.set([near])
    links = page().xpath("//section[@id='par3']//span[@class='elsewhere'][1]/a")
    assert [words(link).partition(",")[0] for link in links] == ["1 other year"]
    assert links[0].get("href") == "/compare/?topic=law-enforcement-statistics&country=XE"
    with world.by_hand():
        Cable.objects.filter(cable_id="07PORTLISSE613").update(reporting_year=2007, country=near)
    links = page().xpath("//section[@id='par3']//span[@class='elsewhere'][1]/a")
    assert [words(link).partition(",")[0] for link in links] == ["1 neighbor"]
    assert Client().get(links[0].get("href")).context["columns"] == [2007]


def test_the_topic_that_a_question_is_mainly_about_comes_first() -> None:
    world.load()
    crosswalk = Client().get("/questions/2007/29F/").context["crosswalk"]
    assert [topic.slug for topic, _ in crosswalk] == ["law-enforcement-statistics", "labor-recruitment-abuse"]


def test_topics_that_were_kept_in_another_order_are_put_in_that_of_the_crosswalk() -> None:
    world.load()
    through = Question.topics.through.objects.filter(question__year=2007, question__code="29F")
    before = list(through.order_by("pk").values_list("topic", flat=True))
    with world.by_hand():
        question = Question.objects.get(year=2007, code="29F")
        question.topics.clear()
        for topic in reversed(before):
            question.topics.add(topic)
    world.load()
    assert list(through.order_by("pk").values_list("topic", flat=True)) == before


def test_each_form_of_the_citation_can_be_copied_as_it_is_downloaded() -> None:
    world.load()
    said = [pre.text for pre in page(f"{CABLE}?cite=par3").xpath("//section[@id='cite']//pre[@data-copy]")]
    (bib,) = parse_string(said[0], "bibtex").entries.values()
    (ris,) = rispy.loads(said[1])
    (csl,) = json.loads(said[2])
    for notes in (bib.fields["note"], ris["section"] + ris["notes"][0], csl["locator"] + csl["note"]):
        assert "3" in notes
        assert "text version" in notes
    downloaded = Client().get("/cables/07PORTLISSE612.csl.json?paragraph=par3").json()
    assert downloaded == [csl]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_single_keys_can_be_switched_off(page: Any) -> None:
    page.goto("/help/")
    page.get_by_role("button", name="Switch the single keys off").click()
    page.goto("/methods/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.goto("/help/")
    page.get_by_role("button", name="Switch the single keys on").click()
    page.keyboard.press("Escape")
    page.goto("/methods/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "site-q"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_citation_is_copied_with_a_button(page: Any) -> None:
    world.load()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{CABLE}?cite=par3#cite")
    page.locator("#cite dl button").first.click()
    page.locator("#cite button", has_text="Copied").wait_for()
    note = page.locator("#cite [data-copy]").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == note
    assert "paragraph 3" in note

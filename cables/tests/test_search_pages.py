"""What a reader asks of /search/ and what comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cables.models import Cable, Word
from cables.publishing.passages import settle
from cables.search import Filters
from cables.search.offered.suggestions import public, spelling
from cables.tests import world

pytestmark = pytest.mark.django_db

OTHER = """1. (SBU) (27A) Averna is a destination country. Police rescued twelve miners from forced labor.

2. (U) (29F) Nobody was convicted. Forced marriages and labor disputes are not crimes.
"""


@pytest.fixture(autouse=True)
def _two_cables(db: None) -> None:
    world.load()
    world.load(world.text(OTHER, number=613), "07PORTLISSE613.txt")


def ask(client: Client, query: str) -> Any:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response


def found(client: Client, query: str) -> list[str]:
    hits = ask(client, query).context["found"].hits
    return [f"{p.cable.cable_id}#{p.key}" for hit in hits for p in hit.passages]


def counts(client: Client, query: str, facet: str) -> dict[str, int]:
    facets = {f.name: f for f in ask(client, query).context["facets"]}
    return {value.value: value.count for value in facets[facet].values}


def test_all_words_must_stand_in_one_paragraph(client: Client) -> None:
    assert found(client, "q=country+miners") == ["07PORTLISSE613#par1"]


def test_a_word_finds_its_other_forms(client: Client) -> None:
    assert found(client, "q=shelter+lantern") == ["07PORTLISSE612#par1"]


def test_a_phrase_is_compared_word_for_word(client: Client) -> None:
    assert found(client, 'q="forced+labor"') == ["07PORTLISSE613#par1"]
    assert set(found(client, 'q="convicted"')) == {"07PORTLISSE612#par3", "07PORTLISSE613#par2"}
    assert found(client, 'q="convict"') == []


def test_a_sentence_goes_before_a_long_paragraph_that_holds_the_words_somewhere(client: Client) -> None:
    filler = (
        "The ministry of labor counts laborers. The press wrote of the labor ministry and its labor law. " * 9
    )
    text = f"1. (U) {filler} Two men were convicted of theft.\n\n2. (U) One man was convicted of labor abuse."
    world.load(world.text(text, number=615), "07PORTLISSE615.txt")
    assert found(client, "q=convicted+labor&tag=PHUM")[0] == "07PORTLISSE615#par2"


def test_an_excluded_word_takes_paragraphs_away(client: Client) -> None:
    assert found(client, "q=forced+-miners") == ["07PORTLISSE613#par2"]


def test_or_finds_either(client: Client) -> None:
    assert sorted(found(client, "q=miners+OR+lantern")) == ["07PORTLISSE612#par1", "07PORTLISSE613#par1"]


def test_a_prefix_finds_words_that_begin_so(client: Client) -> None:
    assert found(client, "q=marri*") == ["07PORTLISSE613#par2"]


def test_a_field_in_the_query_is_the_facet(client: Client) -> None:
    assert found(client, "q=averna+q:27A") == found(client, "q=averna&question=27A")
    assert ask(client, "q=country:XE+miners").context["filters"].values("country") == ("XE",)


def test_the_words_are_marked_and_lead_to_the_paragraph(client: Client) -> None:
    page = ask(client, "q=miners").content.decode()
    assert "<mark>miners</mark>" in page
    assert "/cables/07PORTLISSE613/?q=miners#par1" in page
    cable = client.get("/cables/07PORTLISSE613/?q=miners").content.decode()
    assert '<mark class="hit">miners</mark>' in cable


def test_the_question_is_said_in_words(client: Client) -> None:
    page = ask(client, 'q="forced+labor"+-police&country=XE').context
    assert page["sentence"] == "from Averna, containing exactly “forced labor”, but not “police”"


def test_a_facet_is_counted_without_its_own_choice(client: Client) -> None:
    assert counts(client, "q=averna", "question") == counts(client, "q=averna&question=2007-27A", "question")
    assert counts(client, "q=averna&question=2007-27A", "country") == {"XE": 2}


def test_a_list_of_cables_counts_cables(client: Client) -> None:
    assert counts(client, "year=2007", "country") == {"XE": 2}
    assert counts(client, "year=2007", "mark") == {"SBU": 2, "U": 2}


def test_a_chosen_value_can_be_taken_away_alone(client: Client) -> None:
    chips = ask(client, "q=averna&country=XE&year=2007").context["chips"]
    assert [(chip.title, chip.label, chip.address) for chip in chips] == [
        ("Country", "Averna", "?q=averna&year=2007"),
        ("Reporting year", "2007", "?q=averna&country=XE"),
    ]


def test_a_value_without_matches_stays_visible(client: Client) -> None:
    assert counts(client, "q=miners&mark=U", "mark") == {"SBU": 1, "U": 0}


def test_nothing_found_offers_a_spelling_and_what_else_to_leave_away(client: Client) -> None:
    context = ask(client, "q=minerz&country=XE").context
    assert context["spelling"].text == "miners"
    assert [said for said, _ in context["relaxed"]] == ["without the words minerz"]


def test_a_word_that_is_public_no_more_is_not_suggested(client: Client) -> None:
    assert spelling(Filters.read({"q": "minerz"}))
    with world.by_hand():
        Cable.objects.update(withdrawn_at="2026-01-01T00:00Z")
    settle()
    assert Word.objects.filter(word="miners").exists()
    assert public(["miners"]) == {}


def test_a_replaced_cable_is_left_out_but_can_be_asked_for(client: Client) -> None:
    old, new = world.cable(612), world.cable(613)
    old.superseded_by = new
    with world.by_hand():
        old.save()
    assert found(client, "q=lantern") == []
    assert found(client, "q=lantern&replaced=1") == ["07PORTLISSE612#par1"]


def test_a_withdrawn_cable_is_found_no_more(client: Client) -> None:
    with world.by_hand():
        Cable.objects.filter(cable_id="07PORTLISSE613").update(withdrawn_at="2026-01-01T00:00Z")
    assert found(client, "q=miners") == []
    assert counts(client, "q=averna", "country") == {"XE": 3}


def test_a_page_beyond_the_last_is_the_last(client: Client) -> None:
    assert ask(client, "q=averna&page=999999999999").context["found"].page == 1


ODD = [
    "q=%00",
    "q=%ff%fe",
    "q=%27%3B--",
    "q=" + "x" * 8000,
    "q=" + "+".join(f"w{n}" for n in range(3000)),
    "q=:*",
    "q=%22%22&q=-&q=OR",
    "q=!%26%7C()%3C-%3E",
    "q=%5C%27*",
    "page=0&year=abc&country=%00&mark=%F0%9F%92%A9",
    "year=99999999999999999999&sort=zz&replaced=%00",
    "question=2007-&topic=..&org=%27",
    "country=none&section=none&tag=none&mark=none&question=none&org=none",
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_no_query_fails(client: Client, query: str) -> None:
    ask(client, query)


def test_a_search_that_takes_too_long_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection

    def slow(*arguments: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(3)")

    monkeypatch.setattr("cables.views.searching.find", slow)
    page = ask(client, "q=averna").content.decode()
    assert "took too long" in page


def test_a_snippet_shows_at_its_ends_whether_the_paragraph_goes_on(client: Client) -> None:
    before, after = ("Words of no matter stand here. " * 30 for _ in range(2))
    body = f"1. (U) (27A) {before}A zither was found. {after}\n\n2. (U) (27B) Zither alone.\n"
    world.load(world.text(body, number=614), "07PORTLISSE614.txt")
    shown = ask(client, "q=zither").context["snippets"]
    long, short = (shown[world.paragraph(number, of=614).pk] for number in (1, 2))
    gap = ' <span class="gap">…</span> '
    assert long.startswith(gap)
    assert long.endswith(gap)
    assert gap not in short


def test_a_snippet_is_escaped(client: Client) -> None:
    body = "1. (U) The miners <img src=x onerror=alert(1)> & <b>others</b> went home."
    world.load(world.text(body, number=614), "07PORTLISSE614.txt")
    page = ask(client, "q=others").content.decode()
    assert "<img src=x" not in page
    assert "<mark>others</mark>" in page


def test_a_year_typed_as_a_word_is_offered_as_a_filter(client: Client) -> None:
    [(said, other), *_] = ask(client, "q=miners+2007").context["relaxed"]
    assert said == "with 2007 as the reporting year"
    assert (other.filters.text, other.filters.values("year"), other.passages) == ("miners", ("2007",), 1)


def test_american_and_british_spellings_find_each_other(client: Client) -> None:
    assert found(client, "q=labour+disputes") == found(client, "q=labor+disputes") == ["07PORTLISSE613#par2"]
    assert ask(client, 'q="forced+labour"').context["spelling"].text == '"forced labor"'


def test_a_country_and_an_organization_may_be_typed_by_name(client: Client) -> None:
    assert ask(client, "q=country:Averna").context["filters"].values("country") == ("XE",)
    world.load(
        world.text("1. (U) The Lantern Trust (LTR) opened a shelter.", number=614), "07PORTLISSE614.txt"
    )
    page = ask(client, "q=org:ltr").context
    assert page["found"].passages == len(found(client, "q=LTR")) > 0
    assert page["chips"][0].label == "Lantern Trust"


def test_what_is_no_filter_is_read_as_words_and_told(client: Client) -> None:
    for typed in ("country:Nowhere", "-country:XE", "year:abc"):
        page = ask(client, f"q={typed}+miners")
        assert page.context["filters"].unread == (typed,)
        assert "Treated as words rather than as a filter" in page.content.decode()
    assert found(client, "q=country:Nowhere+miners") == []


def test_the_id_of_a_cable_leads_to_it(client: Client) -> None:
    assert "/cables/07PORTLISSE612/" in ask(client, "q=07portlisse0612").content.decode()
    with world.by_hand():
        Cable.objects.update(withdrawn_at="2026-01-01T00:00Z")
    assert ask(client, "q=07PORTLISSE612").context["called"] == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=police+OR+-visa", "containing “police” or not “visa”"),
        ("q=visa+OR+visa+visa", "containing “visa”"),
        ("q=number+of+people", "containing “number” and “people”"),
        ("org=none", "naming no organization"),
        ("country=none", "from a country not stated"),
        ("completeness=gaps&country=XE", "from Averna, with gaps"),
    ],
)
def test_the_sentence_says_what_is_looked_for(client: Client, query: str, said: str) -> None:
    assert ask(client, query).context["sentence"] == said


def test_a_word_too_common_is_told(client: Client) -> None:
    assert ask(client, "q=the+of").context["common"] == ["of", "the"]


def test_a_code_without_a_year_counts_for_all_years(client: Client) -> None:
    assert (
        counts(client, "question=27A", "question")["27A"]
        == ask(client, "question=27A").context["found"].passages
    )


def test_passages_that_name_nobody_are_a_value(client: Client) -> None:
    assert counts(client, "q=averna", "org")["none"] == len(found(client, "q=averna&org=none"))


def test_a_heading_without_a_number_is_a_question(client: Client) -> None:
    assert client.get("/questions/2007/HEROES/").headers["Location"] == "/questions/2007/heroes/"
    assert client.get("/questions/2007/heroes/").status_code == 200
    assert Filters.read({"question": "2007-Best-Practices"}).values("question") == ("2007-best-practices",)
    assert found(client, "question=2007-heroes") == []

"""The table of figures, their charts, and what they say beside the report of the year before."""

from __future__ import annotations

import csv
import io
import json
from itertools import count
from typing import Any

import pytest
from django.test import Client

from cables.deciding.withholding import withhold
from cables.extract.vocabulary import load
from cables.kinds import KEY_FIGURES
from cables.models import Cable, Check, Country, Paragraph, Statistic

from . import world

pytestmark = pytest.mark.django_db
PLACES = count(1)


def report(year: int, name: str = "A") -> Cable:
    """A cable of the invented country of Averna."""
    cable_id = f"{year % 100:02}PORTLISSE{ord(name)}"
    with world.by_hand():
        country = Country.objects.update_or_create(iso2="XE", defaults={"name": "Averna"})[0]
        columns = {"country": country, "reporting_year": year}
        return Cable.objects.get_or_create(cable_id=cable_id, defaults=columns)[0]


def say(cable: Cable, value: int | None, period: str, **more: Any) -> Statistic:
    """One more figure, in a paragraph of its own."""
    place = next(PLACES)
    columns = {"kind": "convictions", "unit": "persons", "quote": f"{value} convicted", **more}
    spans = {"source_start": place, "start": 0, "end": 5, "value_start": 0, "value_end": 2}
    with world.by_hand():
        paragraph = Paragraph.objects.create(
            cable=cable, key=f"par{place}", order=place, start=place, end=place
        )
        return Statistic.objects.create(
            cable=cable, paragraph=paragraph, value=value, period=period, **spans, **columns
        )


def shown(client: Client, query: str = "") -> Any:
    response = client.get(f"/statistics/?{query}")
    assert response.status_code == 200
    return response


def row_of(client: Client, one: Statistic) -> Any:
    return next(row for row in shown(client).context["rows"] if row.statistic == one)


def test_a_part_is_not_compared_with_the_whole_of_the_year_before(client: Client) -> None:
    say(report(2006), 11, "2005")
    part = {"what": "of the convictions were for labor trafficking", "prior_value": 3, "prior_period": "2005"}
    assert row_of(client, say(report(2007), 4, "2006", **part)).earlier is None


def test_key_figures_say_of_what_each_is(client: Client) -> None:
    cable = report(2007)
    say(cable, 0, "2006", what="people convicted to date")
    say(cable, 5, "2006", breakdown={"offence": "Article 181"}, what="people convicted to date")
    say(cable, 158, "2006", breakdown={"offence": "Article 182"}, what="people convicted to date")
    page = client.get("/countries/XE/")
    (cell,) = dict(page.context["figures"].rows)["convictions"]
    assert [(one.statistic.value, one.of_what) for one in cell.shown] == [
        (0, "people convicted to date"),
        (5, "Article 181"),
    ]
    assert cell.more == 1
    assert '<span class="of-what">Article 181</span>' in page.content.decode()


def test_not_available_is_not_zero(client: Client) -> None:
    say(report(2007), None, "2006", qualifier="not available")
    say(report(2007), 0, "2005")
    page = shown(client, "kind=convictions")
    assert "not available" in page.content.decode()
    assert page.context["charts"] == []


def test_the_figures_of_a_replaced_cable_are_not_counted_twice(client: Client) -> None:
    old, new = report(2007), report(2007, "B")
    say(old, 9, "2006")
    kept = say(new, 9, "2006")
    with world.by_hand():
        Cable.objects.filter(pk=old.pk).update(superseded_by=new)
    assert [row.statistic for row in shown(client).context["rows"]] == [kept]


def test_a_machine_reading_is_never_shown_as_confirmed(client: Client) -> None:
    one = say(report(2007), 9, "2006")
    assert not row_of(client, one).checked
    assert "confirmed by an editor" not in shown(client).content.decode()
    with world.by_hand():
        Statistic.objects.filter(pk=one.pk).update(review="confirmed")
    assert row_of(client, one).checked
    assert "confirmed by an editor" in shown(client).content.decode()
    with world.by_hand():
        Statistic.objects.filter(pk=one.pk).update(review="rejected")
    assert shown(client).context["rows"] == []


def test_the_change_is_computed_beside_the_stated_one(client: Client) -> None:
    one = say(report(2007), 13, "2006", prior_value=10, prior_period="2005", change_percent=31)
    none = say(report(2007), 13, "2006", prior_value=0, prior_period="2005")
    assert row_of(client, one).computed == 30
    assert row_of(client, none).computed is None
    assert "(10 in 2005; +31% as stated, +30% computed)" in shown(client).content.decode()


@pytest.mark.parametrize(("stated", "agrees"), [(10, True), (11, False)])
def test_a_prior_value_is_compared_with_the_report_before(client: Client, stated: int, agrees: bool) -> None:
    before = say(report(2006), 10, "2005")
    one = say(report(2007), 13, "2006", prior_value=stated, prior_period="2005")
    earlier = row_of(client, one).earlier
    assert earlier.statistic == before
    assert earlier.agrees is agrees
    said = "The 2006 report says the same" if agrees else "The 2006 report says 10"
    assert said in shown(client).content.decode()


def test_among_several_figures_none_is_said_to_differ(client: Client) -> None:
    for value in (9, 10):
        say(report(2006), value, "2005")
    one = say(report(2007), 13, "2006", prior_value=11, prior_period="2005")
    assert row_of(client, one).earlier is None


def test_another_kind_country_or_breakdown_is_not_compared(client: Client) -> None:
    say(report(2006), 11, "2005", kind="prosecutions")
    say(report(2006), 11, "2005", breakdown={"sex": "female"})
    one = say(report(2007), 13, "2006", prior_value=11, prior_period="2005")
    assert row_of(client, one).earlier is None


def test_a_figure_in_withheld_words_is_gone_from_table_charts_and_key_figures(client: Client) -> None:
    world.load()
    assert "120</strong>" in shown(client).content.decode()
    assert "120</strong>" in client.get("/countries/XE/").content.decode()
    withhold(world.paragraph(1), "victim", reason="-", editor=world.editor())
    for address in ("/statistics/", "/statistics/?country=XE", "/countries/XE/"):
        assert "120</strong>" not in client.get(address).content.decode()


def test_the_country_page_tells_a_year_without_a_figure(client: Client) -> None:
    say(report(2006), 10, "2005")
    say(report(2007), 7, "2006", kind="prosecutions")
    figures = client.get("/countries/XE/").context["figures"]
    assert figures.years == [2006, 2007]
    cells = dict(figures.rows)["convictions"]
    assert [[one.statistic.value for one in cell.shown] for cell in cells] == [[10], []]


def test_the_words_of_a_figure_are_reached_with_the_figures_marked(client: Client) -> None:
    world.load()
    row = next(row for row in shown(client).context["rows"] if row.statistic.value == 120)
    address, _, key = row.address.partition("#")
    page = client.get(address).content.decode()
    assert 'id="show-statistics" checked' in page
    assert f'id="{key}"' in page


@pytest.mark.parametrize(
    "query",
    [
        "kind=%00",
        "source=%00&year=%00&country=%00",
        "year=99999999999999999999999999",
        "year=-1&page=-1",
        "page=99999999999999999999999",
        "country=ZZZZZZ&country=%ED%A0%80",
        "kind=" + "x" * 3000,
        "kind=convictions&kind=nonsense",
    ],
)
def test_an_odd_question_is_answered_all_the_same(client: Client, query: str) -> None:
    say(report(2007), 9, "2006")
    shown(client, query)
    assert client.get(f"/statistics.csv?{query}").status_code in (200, 400)


def test_a_check_leads_to_the_other_paragraph(client: Client) -> None:
    cable = report(2007)
    one, other = (say(cable, value, "2006").paragraph for value in (3, 4))
    with world.by_hand():
        check = Check.objects.create(
            cable=cable, order=0, kind="parts", text="the parts differ", agrees=False
        )
        check.paragraphs.set([one, other])
    page = client.get(cable.get_absolute_url()).content.decode()
    assert f'the parts differ <a href="#{other.key}">' in page
    assert f'the parts differ <a href="#{one.key}">' in page


def test_key_figures_are_of_kinds_that_are_read() -> None:
    assert set(KEY_FIGURES) <= {kind["slug"] for kind in load("statistic_kinds")["kinds"]}


def test_the_files_hold_the_same_figures_with_the_computed_change(client: Client) -> None:
    say(report(2007), 13, "2006", prior_value=10, prior_period="2005", quote="=13 (10)")
    say(report(2007), None, "2006", qualifier="not available")
    rows = list(csv.DictReader(io.StringIO(client.get("/statistics.csv").getvalue().decode())))
    assert [(row["value"], row["change_computed"]) for row in rows] == [("13", "30"), ("", "")]
    assert rows[0]["quote"] == "'=13 (10)"
    items = json.loads(client.get("/statistics.json").getvalue())["items"]
    assert [(item["value"], item["change_computed"]) for item in items] == [(13, 30), (None, None)]


def test_what_is_ticked_stands_first(client: Client) -> None:
    say(report(2007), 3, "2006", kind="arrests")
    say(report(2007), 4, "2006")
    form = shown(client, "kind=convictions&country=XE").context["form"]
    assert [value for value, _ in form.fields["kind"].choices] == ["convictions", "arrests"]
    assert str(next(iter(form.fields["country"].queryset))) == "Averna"

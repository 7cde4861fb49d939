"""Charts of figures: what a line joins, what is a point of its own, and what is in no chart."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from cables.figures.charts import charts, short
from cables.models import Cable, Statistic

from . import world
from .test_figures_page import report, say, shown

pytestmark = pytest.mark.django_db


def test_a_year_without_a_figure_is_a_gap_in_the_line(client: Client) -> None:
    for year, value in ((2004, 10), (2005, 12), (2007, 9)):
        say(report(year + 1), value, str(year))
    page = shown(client, "kind=convictions")
    (chart,) = page.context["charts"]
    assert [(a.read.year, b.read.year) for a, b in chart.lines] == [(2004, 2005)]
    assert [year for year, _ in chart.gaps] == [2006]
    assert "2006: no figure" in chart.summary
    words = page.content.decode()
    assert 'role="img"' in words
    assert '<td class="n">no figure</td>' in words
    assert "style=" not in words


def test_two_figures_for_one_year_are_two_points(client: Client) -> None:
    say(report(2006), 10, "2005")
    say(report(2007), 12, "2006")
    say(report(2007, "B"), 15, "2006")
    (chart,) = charts(Statistic.objects.all())
    assert [(point.read.year, point.read.value) for point in chart.points] == [
        (2005, 10),
        (2006, 12),
        (2006, 15),
    ]
    assert chart.lines == []


def test_what_a_later_cable_says_of_the_year_before_is_a_point_of_its_own() -> None:
    say(report(2006), 10, "2005")
    say(report(2007), 12, "2006", prior_value=11, prior_period="2005")
    (chart,) = charts(Statistic.objects.all())
    assert [(p.read.year, p.read.value, p.read.prior) for p in chart.points] == [
        (2005, 10, False),
        (2005, 11, True),
        (2006, 12, False),
    ]
    assert chart.lines == []
    assert "2005: 11, as a later cable says" in chart.summary


@pytest.mark.parametrize("apart", [{"source": "NGO"}, {"head": "case"}, {"unit": "cases"}])
def test_what_cannot_be_compared_is_in_no_line(client: Client, apart: dict[str, str]) -> None:
    said = {"source": "host government", "head": "person"}
    for year in (2005, 2006):
        say(report(year + 1), 10 + year, str(year), **said)
    say(report(2008), 300, "2007", **(said | apart))
    (chart,) = shown(client, "kind=convictions").context["charts"]
    assert [(point.read.year, point.read.value) for point in chart.points] == [(2005, 2015), (2006, 2016)]
    assert chart.covered == "2 of 2 years"
    assert "according to host government" in shown(client, "kind=convictions").content.decode()


def test_what_answers_no_questionnaire_is_in_no_chart(client: Client) -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10, str(year))
    with world.by_hand():
        Cable.objects.update(document="related")
    assert shown(client, "kind=convictions").context["charts"] == []


def test_figures_of_different_breakdowns_are_not_drawn_in_one_chart() -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10, str(year))
        say(report(year + 1), 4, str(year), breakdown={"sex": "female"})
    titles = [chart.title for chart in charts(Statistic.objects.all())]
    assert titles == ["Convictions in Averna (persons)", "Convictions in Averna: female (persons)"]


def test_a_chart_of_a_part_says_of_what_it_is(client: Client) -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10, str(year), what="persons, up from")
        say(report(year + 1), 4, str(year), what="convictions were for labor trafficking", unit="convictions")
    page = shown(client, "kind=convictions")
    assert [chart.title for chart in page.context["charts"]] == [
        "Convictions in Averna (persons)",
        "Convictions in Averna: labor trafficking",
    ]
    assert "<td>convictions were for labor trafficking</td>" in page.content.decode()


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0"), (4.5, "4.5"), (9163.5, "9,164"), (18327, "18.3k"), (464300, "464k"), (999960, "1M"),
     (1_500_000, "1.5M"), (40_200_000, "40.2M"), (3.2e9, "3.2bn"), (4e12, "4,000bn")],
)  # fmt: skip
def test_a_number_on_the_axis_is_short(value: float, label: str) -> None:
    assert short(value) == label


def test_each_recipient_of_a_grant_is_a_chart_of_its_own() -> None:
    for year in (2005, 2006):
        for name in ("Harbor House", "Lantern House"):
            told = {"kind": "government-funding", "unit": "EUR", "breakdown": {"recipient": name}}
            say(report(year + 1), 1000 * year, str(year), **told)
    titles = [chart.title for chart in charts(Statistic.objects.all())]
    assert titles == [
        "Government funding in Averna: Harbor House (EUR)",
        "Government funding in Averna: Lantern House (EUR)",
    ]


def test_a_chart_has_an_address_and_gives_exactly_what_it_shows(client: Client) -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10 + year, str(year), head="person")
    say(report(2008), 300, "2007", head="case")
    (chart,) = shown(client, "kind=convictions").context["charts"]
    page = client.get(chart.get_absolute_url()).content.decode()
    assert "<title>Convictions in Averna (persons)" in page
    assert f"http://testserver{chart.as_svg}" in page
    lines = client.get(chart.as_csv).getvalue().decode().splitlines()
    assert [line.count(",2015,") + line.count(",2016,") for line in lines] == [0, 1, 1]
    picture = client.get(chart.as_svg)
    assert picture["Content-Type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(picture.content)
    texts = ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Convictions in Averna (persons)" in texts
    assert {"2,015", "2,016"} <= set(texts)
    assert any("2 of 2 years" in text for text in texts)


def test_a_chart_that_no_figures_make_any_more_is_not_found(client: Client) -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10 + year, str(year))
    (chart,) = shown(client, "kind=convictions").context["charts"]
    with world.by_hand():
        Statistic.objects.filter(value=2015).update(review="rejected")
    for address in (chart.get_absolute_url(), chart.as_csv, chart.as_svg, "/charts/XX/nothing/abc/"):
        assert client.get(address).status_code == 404

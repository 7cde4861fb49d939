"""Charts of figures: what a line joins, what is a point of its own, and what is in no chart."""

from __future__ import annotations

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
    assert [(a.year, b.year) for a, b in chart.lines] == [(2004, 2005)]
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
    (chart,) = charts(Statistic.objects.select_related("cable__country", "paragraph"))
    assert [(point.year, point.value) for point in chart.points] == [(2005, 10), (2006, 12), (2006, 15)]
    assert chart.lines == []


def test_what_a_later_cable_says_of_the_year_before_is_a_point_of_its_own() -> None:
    say(report(2006), 10, "2005")
    say(report(2007), 12, "2006", prior_value=11, prior_period="2005")
    (chart,) = charts(Statistic.objects.select_related("cable__country", "paragraph"))
    assert [(p.year, p.value, p.prior) for p in chart.points] == [
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
    assert [(point.year, point.value) for point in chart.points] == [(2005, 2015), (2006, 2016)]
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
    titles = [
        chart.title for chart in charts(Statistic.objects.select_related("cable__country", "paragraph"))
    ]
    assert titles == ["Convictions, Averna, female, persons", "Convictions, Averna, persons"]


def test_a_chart_of_a_part_says_of_what_it_is(client: Client) -> None:
    for year in (2005, 2006):
        say(report(year + 1), 10, str(year), what="persons, up from")
        say(report(year + 1), 4, str(year), what="convictions were for labor trafficking", unit="convictions")
    page = shown(client, "kind=convictions")
    assert [chart.title for chart in page.context["charts"]] == [
        "Convictions, Averna, labor trafficking",
        "Convictions, Averna, persons",
    ]
    assert "<td>convictions were for labor trafficking</td>" in page.content.decode()


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0"), (4.5, "4.5"), (9163.5, "9,164"), (18327, "18.3k"), (464300, "464k"), (999960, "1M"),
     (1_500_000, "1.5M"), (40_200_000, "40.2M"), (3.2e9, "3.2bn"), (4e12, "4,000bn")],
)  # fmt: skip
def test_a_number_on_the_axis_is_short(value: float, label: str) -> None:
    assert short(value) == label

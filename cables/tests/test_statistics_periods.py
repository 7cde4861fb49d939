"""Of which year a figure is, where the text names several or none beside it."""

from __future__ import annotations

import pytest

from cables.tests.statistics_tables import statistics_of

LED = (
    "The office gave these figures for {now}, with those for {before} in brackets:\n"
    "a) Number of persons convicted: 14 (11)."
)


@pytest.mark.parametrize(("now", "before"), [("2006", "2005"), ("2007", "2003")])
def test_the_year_in_brackets_is_that_of_the_values_in_brackets(now: str, before: str) -> None:
    (figure,) = statistics_of(LED.format(now=now, before=before))
    assert (figure.value, figure.period) == (14, now)
    assert (figure.prior_value, figure.prior_period) == (11, before)


@pytest.mark.parametrize(
    "said",
    [
        "In 2006 (2005 figures in parentheses) courts convicted 14 (11) persons.",
        "Persons convicted in 2006, 2005 in brackets: 14 (11).",
        "Convictions in 2006 (in brackets those of 2005): 14 (11).",
    ],
)
def test_brackets_are_explained_in_several_ways(said: str) -> None:
    figure = next(one for one in statistics_of(said) if one.value == 14)
    assert (figure.period, figure.prior_period) == ("2006", "2005")


def test_a_prison_in_a_year_is_no_rise_from_it() -> None:
    """The letters of a rise within another word say nothing of the year compared with."""
    first, second = statistics_of("Two clerks were in prison in 2006. The courts convicted nine traffickers.")
    assert (first.period, second.value, second.period) == ("2006", 9, "2006")


def test_the_first_year_of_what_opened_in_a_month_runs_from_that_month() -> None:
    begun = "The hotline that the League opened in {} took 2,140 calls in its first year."
    (january,) = statistics_of(begun.format("January 2005"))
    (june,) = statistics_of(begun.format("June 2006"))
    assert (january.period, june.period) == ("2005-01..2005-12", "2006-06..2007-05")


def test_a_compared_figure_is_of_the_year_of_the_account() -> None:
    account = "In 2007 police opened 55 cases. They arrested some. Some fled. Others did not. "
    (*_, compared) = statistics_of(f"{account}There were four convictions, up from three.")
    (*_, alone) = statistics_of(f"{account}There were four convictions.")
    assert (compared.period, compared.prior_period) == ("2007", "2006")
    assert alone.period is None

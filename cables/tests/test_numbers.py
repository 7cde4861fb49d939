"""Tokens and values: what a number in a text is, and how much it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.extract.figures.number_tokens import KINDS, MASTER, tokens
from cables.extract.figures.numbers import read_numbers

VALUES = [
    ("sixty-two", 62, 62),
    ("two hundred and six", 206, 206),
    ("one hundred thousand", 100_000, 100_000),
    ("three million four hundred thousand", 3_400_000, 3_400_000),
    ("half a million", 500_000, 500_000),
    ("two dozen", 24, 24),
    ("a hundred", 100, 100),
    ("nineteen", 19, 19),
    ("zero", 0, 0),
    ("9,059", 9_059, 9_059),
    ("1,665,848", 1_665_848, 1_665_848),
    ("12.5", 12.5, 12.5),
    ("47 thousand", 47_000, 47_000),
    ("2.5 million", 2_500_000, 2_500_000),
    ("71.5%", 71.5, 71.5),
    ("33 percent", 33, 33),
    ("fifty-three percent", 53, 53),
    ("one third", 33.333333, 33.333333),
    ("two-thirds", 66.666667, 66.666667),
    ("$2.7M", 2_700_000, 2_700_000),
    ("\\$104,000", 104_000, 104_000),
    ("USD 1 million", 1_000_000, 1_000_000),
    ("IKR 40.2 million", 40_200_000, 40_200_000),
    ("12,920,000 tenge", 12_920_000, 12_920_000),
    ("three - seven", 3, 7),
    ("30-45", 30, 45),
    ("two to 15", 2, 15),
    ("45,000-50,000", 45_000, 50_000),
    ("2 to 3 million", 2_000_000, 3_000_000),
    ("between 13 and 23", 13, 23),
    ("one or two", 1, 2),
    ("between $5 and $10 million", 5_000_000, 10_000_000),
    ("10-12 percent", 10, 12),
    ("not less than three years and not more than 15", 3, 15),
    ("three months to three years", 0.25, 3),
]
PLACES = [
    ("five - ten years", "ten"),
    ("terms of two to 15 years", "15"),
    ("5-15 years", "5-15"),
    ("Over one third of them", "one third"),
    ("USD 5.8 million a year", "5.8 million"),
    ("about \\$104,000", "104,000"),
    ("71.5% of them", "71.5%"),
]


WORDS = [word for _, _, example in KINDS for word in example.split()]
FORMS = "|".join(f"(?P<{kind}>{form})" for kind, form, _ in KINDS)
EVERYWHERE = re.compile(rf"(?<![A-Za-z])(?=[A-Za-z\d+($€£\\])(?:{FORMS})", re.MULTILINE)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map(" ".join))
def test_every_token_begins_where_one_is_looked_for(text: str) -> None:
    found, known = (
        [(match.lastgroup, match.span()) for match in pattern.finditer(text)]
        for pattern in (MASTER, EVERYWHERE)
    )
    assert found == known


@pytest.mark.parametrize(("kind", "example"), [(kind, example) for kind, _, example in KINDS])
def test_every_kind_of_token_reads_its_example(kind: str, example: str) -> None:
    assert kind in {token.kind for token in tokens(example)}


@pytest.mark.parametrize(("text", "low", "value"), VALUES)
def test_a_number_has_its_value(text: str, low: float, value: float) -> None:
    (number,) = read_numbers(text).numbers
    assert (number.low, number.value) == (pytest.approx(low, abs=1e-5), pytest.approx(value, abs=1e-5))


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_the_place_of_a_value_is_its_own_figure(text: str, words: str) -> None:
    (number,) = read_numbers(text).numbers
    assert text[number.at : number.until] == words


def test_a_change_from_one_figure_to_another_is_no_range() -> None:
    assert [n.value for n in read_numbers("increased the number of trials from 2 to 10").numbers] == [2, 10]


def test_two_figures_that_bound_nothing_stay_two() -> None:
    assert [n.value for n in read_numbers("5 and 10 judges").numbers] == [5, 10]
    assert [n.value for n in read_numbers("15 - 3").numbers] == [15, 3]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("1000 dinars", "BH", "BHD"),
        ("1000 dinars", "KW", "KWD"),
        ("1000 dinars", None, "dinar"),
        ("US $ 11,400", None, "USD"),
        ("900 florins", None, "florin"),
        ("EUR 75,000", None, "EUR"),
    ],
)
def test_money_knows_its_currency(text: str, country: str | None, unit: str) -> None:
    (number,) = read_numbers(text, country).numbers
    assert number.unit == unit


def test_an_amount_in_an_unnamed_currency_is_known_by_its_worth() -> None:
    first, second = read_numbers("480,000 quids (about $12,000)").numbers
    assert (first.form, first.unit, second.unit) == ("money", "quid", "USD")


def test_years_are_dates_unless_they_count() -> None:
    assert not read_numbers("in 2006 and 2007").numbers
    assert [n.value for n in read_numbers("almost 1900 km; more than 2000 people").numbers] == [1900, 2000]

"""What a reader types is always understood as something."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cables.search import Filters, Term, read_query


def terms(text: str) -> list[tuple[str, str, bool]]:
    return [(t.text, t.kind, t.excluded) for t in read_query(text).terms]


def test_words_must_all_be_there() -> None:
    assert read_query("police training").clauses == ((Term("police"),), (Term("training"),))


def test_quotes_make_a_phrase_whatever_their_shape() -> None:
    assert terms('"forced  labor"') == [("forced labor", "phrase", False)]
    assert terms("\u201cforced labor\u201d") == [("forced labor", "phrase", False)]


def test_a_quote_never_closed_is_read_as_words() -> None:
    assert terms('shelter "forced labor') == [
        ("shelter", "word", False),
        ("forced", "word", False),
        ("labor", "word", False),
    ]


def test_a_minus_excludes_a_word_or_a_phrase() -> None:
    assert terms('-police -"forced labor"') == [("police", "word", True), ("forced labor", "phrase", True)]


def test_or_in_capitals_joins_its_neighbours() -> None:
    assert read_query("shelter OR refuge visa").clauses == (
        (Term("shelter"), Term("refuge")),
        (Term("visa"),),
    )
    assert [t.text for t in read_query("shelter or refuge").terms] == ["shelter", "or", "refuge"]


def test_an_or_without_neighbours_is_nothing() -> None:
    assert read_query("OR OR").clauses == ()
    assert read_query("OR visa OR").clauses == ((Term("visa"),),)


def test_a_star_asks_for_beginnings_of_words() -> None:
    assert terms("traffick*") == [("traffick", "prefix", False)]
    assert terms("*") == []


def test_a_known_field_becomes_a_filter_and_an_unknown_one_words() -> None:
    filters = Filters.read({"q": ["visa country:kz q:29a nonsense:1"]})
    assert (filters.values("country"), filters.values("question")) == (("KZ",), ("29A",))
    assert [t.text for t in filters.query.terms] == ["visa", "nonsense:1"]


def test_years_may_be_a_span() -> None:
    assert Filters.read({"q": ["year:2006-2008"]}).values("year") == ("2006", "2007", "2008")


@pytest.mark.parametrize("value", ["abc", "99999999999", "20O7", "", "2007\x00"])
def test_a_year_that_is_none_is_left_out(value: str) -> None:
    assert Filters.read({"year": [value]}).values("year") == ()


def test_a_value_not_stated_can_be_asked_for() -> None:
    assert Filters.read({"country": ["none"]}).values("country") == ("none",)


def test_choosing_a_value_twice_takes_it_away_again() -> None:
    filters = Filters.read({"q": ["visa"], "country": ["KZ"]})
    assert filters.toggled("country", "UZ").query_string() == "?q=visa&country=KZ&country=UZ"
    assert filters.toggled("country", "KZ").query_string() == "?q=visa"


@example("(-0")
@example("{-{0")
@example(",OR x")
@given(st.text(max_size=300))
def test_any_text_is_read_and_reads_the_same_when_written_again(text: str) -> None:
    first = Filters.read({"q": [text]})
    again = Filters.read({"q": [first.text]} | {name: list(first.values(name)) for name in first.active})
    assert again.text == first.text
    assert again.query.clauses == first.query.clauses


@given(st.text(max_size=2000))
def test_a_long_query_is_cut_and_says_so(text: str) -> None:
    query = read_query(text + "x" * 500)
    assert query.cut
    assert len(query.clauses) <= 24

"""What holds for any text: nothing raises, spans point at their words, types are as promised."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract.figures import find_statistics
from cables.extract.figures.kinds.cues import kinds
from cables.extract.records import Header, Item, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import MappedText, Run
from cables.tests.statistics_tables import statistics_of

FRAGMENTS = """
Police opened convicted 41 1,200 three - seven years in prison . ; : ( ) % $ 30-45 million about up to one of
the no victims cases 2006 March 2, Article 271 (10) increase no change from 2005 -- a) not available half
third tenge İ ﬀ percent between and compared with hours hrs under 16 women from Tarvia
"""
WORDS = st.sampled_from([*FRAGMENTS.split(), "", "\n", "\n\n"])
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
ANYTHING = st.one_of(PROSE, st.text(max_size=300))
QUALIFIERS = {
    "approx",
    "over",
    "almost",
    "at_most",
    "at_least",
    "under",
    "exact",
    "range",
    "not available",
    None,
}


def is_well_formed(record: StatisticRecord) -> bool:
    """Numbers are floats or None, names are known, a bound never lies beyond its value."""
    numbers = (record.value, record.value_min, record.value_max, record.prior_value, record.change_percent)
    low = record.value_min is None or record.value is None or record.value_min <= record.value
    named = record.kind in kinds() and record.qualifier in QUALIFIERS
    return low and named and all(number is None or type(number) is float for number in numbers)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_no_text_raises_and_every_record_is_well_formed(text: str) -> None:
    assert all(is_well_formed(record) for record in statistics_of(text))


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_a_quote_is_what_stands_at_its_span(text: str) -> None:
    for record in statistics_of(text):
        assert re.sub(r"\s+", " ", text[record.start : record.end]) == re.sub(r"\s+", " ", record.quote)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_the_figure_lies_inside_the_quote(text: str) -> None:
    for record in statistics_of(text):
        assert record.start <= record.value_start < record.value_end <= record.end


@settings(max_examples=100, deadline=None)
@given(PROSE, st.integers(0, 40))
def test_spans_count_from_the_source_of_a_moved_text(text: str, before: int) -> None:
    body = MappedText(text, (Run(0, before, len(text)),) if text else ())
    paragraph = ParagraphRecord(4, body, 0, before + len(text), items=(Item("a", 0, len(text)),))
    moved = find_statistics([paragraph], Header())
    still = statistics_of(text, Header())
    assert [r.value_start - before for r in moved] == [r.value_start for r in still]


def test_figures_come_in_the_order_of_the_text() -> None:
    records = statistics_of(
        "Police freed 3 girls, 4 boys and 5 men. No one was convicted. Courts fined 9 men."
    )
    assert [r.value for r in records] == [3, 4, 5, 0, 9]


def test_a_text_without_figures_has_no_statistics() -> None:
    assert statistics_of("") == ()
    assert find_statistics([], Header()) == ()


def test_reading_a_long_table_costs_in_proportion_to_its_length() -> None:
    line = "Cases closed 12 (9) in March 2006, "
    assert len(statistics_of(line * 1000)) == 10 * len(statistics_of(line * 100))

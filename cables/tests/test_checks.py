"""What a cable's arithmetic allows one to verify, and what it does not, in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract.checks import find_checks
from cables.extract.figures import find_statistics
from cables.extract.records import CheckRecord, Header
from cables.tests.organization_sentences import paragraphs_of

HEADER = Header(country="XE", reporting_year=2007)


def checks_of(*texts: str, kind: str | None = None) -> list[CheckRecord]:
    paragraphs = paragraphs_of(*texts)
    found = find_checks(paragraphs, find_statistics(paragraphs, HEADER), None)
    return [check for check in found if kind in {None, check.kind}]


CHANGES = [
    ("Investigations: 13 (10) 30% increase.", 30, 30.0, True),
    ("Investigations: 292 (305) 4.3% decrease.", -4.3, -4.26, True),
    ("Suspended cases: 2 (3); 33% decrease.", -33, -33.33, True),
    ("Investigations: 40 (33) 15% increase.", 15, 21.21, False),
    ("Investigations: 8 (8) no change from 2005.", 0, 0.0, True),
]


@pytest.mark.parametrize(("text", "stated", "computed", "agrees"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_stated_change_is_compared_with_the_figures(
    text: str, stated: float, computed: float, agrees: bool
) -> None:
    (check,) = checks_of(text, kind="percent change")
    assert (check.stated, check.computed, check.agrees) == (stated, computed, agrees)


def test_a_change_from_nothing_or_without_a_percentage_is_no_check() -> None:
    assert checks_of("Cases discontinued: 2 (0). Cases suspended: 17 (29).") == []


SUMS = [
    ("IOM helped 104 people (75 female and 29 male).", True),
    ("IOM helped 104 people (75 female and 28 male).", False),
    ("The police identified 96 victims, of whom 79 were women and 17 were children.", True),
    ("The police opened 10 cases; of these 9 were sent to court, and 1 was closed.", True),
    ("Of the 104 cases, 68 are pending and 36 were closed.", True),
    ("The courts convicted ten persons -- five for pimping, three for kidnapping, and two for fraud.", True),
    (
        "The police identified 131 victims. Sixty-eight victims were Kostravan, 31 were Avernan, 20 were "
        "Zandoran, and 12 were Qadmari.",
        True,
    ),
    ("By region, there were 42 cases: Lisse 17; Marovia 11; Sarn 6; Hallek 4; other regions 3.", False),
]


@pytest.mark.parametrize(("text", "agrees"), SUMS, ids=[text[:50] for text, _ in SUMS])
def test_parts_are_added_and_compared_with_their_total(text: str, agrees: bool) -> None:
    (check,) = checks_of(text, kind="sum")
    assert check.agrees is agrees
    assert (check.stated == check.computed) is agrees


def test_a_remainder_is_told_in_neutral_words_with_all_places() -> None:
    text = (
        "The law legalized 1,442 workers. They work in building (998 persons); 196 in services; "
        "131 in farming; 109 in trade."
    )
    (check,) = checks_of(text, kind="sum")
    assert check.text == "the parts add to 1,434; the stated total is 1,442 (8 fewer in the parts)"
    assert check.agrees is False
    assert check.paragraphs == (1,)
    assert [text[a:b].split()[0].strip("(") for a, b in check.spans] == ["1,442", "998", "196", "131", "109"]


SILENT = [
    "Of these, charges were brought against 548 persons; 513 were deported and 24 were refused entry.",
    "The police opened 40 cases in 2006, 35 in 2005, and 31 in 2004.",
    "IOM trained 90 police officers, 30 judges, and 12 prosecutors in five towns.",
    "The fund paid 12 million crowns for 60 persons and 3 million crowns for 15 shelters.",
]


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_make_up_no_whole_raise_nothing(text: str) -> None:
    assert [check for check in checks_of(text) if check.agrees is False] == []


def test_shares_of_a_whole_may_miss_a_hundred_by_rounding() -> None:
    (check,) = checks_of("They came from Kostrava (71.5%), Qadmar (14%), Zandora (6.7%), and others (7.6%).")
    assert (check.kind, check.agrees, check.computed) == ("shares", True, 99.8)


def test_a_survey_with_several_answers_raises_nothing() -> None:
    text = (
        "36.3% of respondents named the police; 23.3% named NGOs; 21% named IOM; and 34.5% could not answer."
    )
    assert checks_of(text) == []
    text = "90.3% of respondents learned of it from television; 53% from newspapers; 30.8% from friends."
    assert checks_of(text) == []


def test_rates_between_two_currencies_are_compared_with_the_first() -> None:
    first = "The program received 12,920,000 tenge (about $104,000)."
    agrees = "It spent 3,229,000 tenge (about $26,000)."
    differs = "It lent 3,229,000 tenge (about $36,000)."
    assert checks_of(first, kind="exchange rate") == []
    (check,) = checks_of(first, agrees, kind="exchange rate")
    assert (check.agrees, check.paragraphs, len(check.spans)) == (True, (1, 2), 4)
    assert check.text == "KZT 124.2 to the dollar here, 124.2 in paragraph 1"
    (check,) = checks_of(first, differs, kind="exchange rate")
    assert check.agrees is False


def test_amounts_that_only_stand_side_by_side_imply_no_rate() -> None:
    texts = ("It gave 900,000 tenge and $500 to schools.", "It gave 100,000 tenge, and donors gave $70,000.")
    assert checks_of(*texts, kind="exchange rate") == []


def test_one_article_with_two_penalties_links_both_places() -> None:
    texts = (
        "a) Article 71 (managing brothels), punishable by a fine and up to five years in prison;",
        "The prison term for violations of Articles 70 and 71 is three to seven years.",
    )
    (check,) = checks_of(*texts, kind="penalty")
    assert check.agrees is False
    assert check.paragraphs == (1, 2)
    assert check.text == "Article 71: up to 5 years in paragraph 1, 3 to 7 years in paragraph 2"
    assert len(check.spans) == 2


def test_a_law_that_was_changed_has_two_penalties_without_an_alarm() -> None:
    texts = (
        "Under old Article 28 it was punishable by up to eight years in prison.",
        "Under the amended Article 28 it is punishable by up to 15 years in prison.",
    )
    assert checks_of(*texts, kind="penalty") == []


def test_an_article_in_brackets_belongs_to_the_term_before_it() -> None:
    texts = (
        "The penalty for rape is imprisonment for up to 16 years (Article 56 of the criminal code).",
        "Article 56 is punishable by up to 16 years in prison.",
    )
    (check,) = checks_of(*texts, kind="penalty")
    assert check.agrees is True


def test_every_check_stands_in_the_order_of_the_text() -> None:
    found = checks_of(
        "Investigations: 13 (10) 30% increase.", "See paragraph 1.", "Trials: 6 (3) 100% increase."
    )
    assert [check.kind for check in found] == ["percent change", "cross-reference", "percent change"]


def test_a_reference_to_a_paragraph_without_text_shows_only_itself() -> None:
    (check,) = checks_of("", "See para 1.")
    assert [(span.start, span.end) for span in check.spans] == [(10, 11)]


PIECES = st.sampled_from(
    "Article 71 (10) 30% increase 13 up to five years in prison ; . : -- of these and 40 cases $ 26,000 "
    "tenge (about $104,000) (75 female and 29 male) see para. 3 paragraphs 2-9 victims 99.8% \n".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(
    texts=st.lists(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join)), max_size=4)
)
def test_any_text_is_checked_without_an_error_and_with_spans_inside_it(texts: list[str]) -> None:
    length = len("\n".join(texts))
    for check in checks_of(*texts):
        assert check.spans
        assert all(0 <= start < end <= length for start, end in check.spans)

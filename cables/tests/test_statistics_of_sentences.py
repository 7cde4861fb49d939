"""Tables of invented sentences with the figures that they state."""

import pytest

from cables.extract.records import StatisticRecord
from cables.tests.statistics_tables import TOLERANCE, Expected, agrees, examples, statistics_of

FIELDS = [*examples("values", "comparisons", "kinds", "details", "lists", "wording", "reading")]
SILENT = [*examples("nothing")]


@pytest.mark.parametrize(("text", "expected"), FIELDS, ids=[text[:60] for text, _ in FIELDS])
def test_a_text_states_the_figures_of_its_table(text: str, expected: Expected) -> None:
    records = statistics_of(text)
    assert [(r.value, r.quote) for r in records if r.value is None] == [
        (None, r.quote) for r, (value, _, _) in zip(records, expected, strict=False) if value == "none"
    ]
    values = [r.value for r in records]
    assert values == [
        None if value == "none" else pytest.approx(float(value), abs=TOLERANCE) for value, _, _ in expected
    ]
    assert [r.kind for r in records if told(r)] == [
        kind for r, (_, kind, _) in zip(records, expected, strict=True) if told(r)
    ]


def told(record: StatisticRecord) -> bool:
    """Not where a kind was likely and too unsure to be said, as it may be of a sentence that stands alone."""
    return record.kind != "other" or record.kind_confidence == 0


def test_the_kinds_of_nearly_all_figures_are_told() -> None:
    records = [record for text, _ in FIELDS for record in statistics_of(text)]
    assert sum(map(told, records)) >= 0.88 * len(records)


@pytest.mark.parametrize(("text", "expected"), FIELDS, ids=[text[:60] for text, _ in FIELDS])
def test_the_fields_of_a_figure_are_those_of_its_table(text: str, expected: Expected) -> None:
    wrong = [
        f"{record.quote!r} {key}: {wanted}, not {record}"
        for record, (_, _, fields) in zip(statistics_of(text), expected, strict=True)
        for key, wanted in fields.items()
        if not agrees(record, key, wanted)
    ]
    assert not wrong


@pytest.mark.parametrize("text", [text for text, _ in SILENT])
def test_a_number_that_counts_nothing_is_no_statistic(text: str) -> None:
    assert [(r.value, r.quote) for r in statistics_of(text)] == []


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(FIELDS) + len(SILENT) >= 150

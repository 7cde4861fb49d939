"""The vocabulary of kinds has the shape that the reading of kinds relies on."""

import pytest

from cables.extract.figures.changes import CHANGES, COMPARISONS
from cables.extract.figures.counts import NO_FIGURE
from cables.extract.figures.kinds.cues import kinds
from cables.extract.figures.values import AFTERWARDS, QUALIFIERS
from cables.extract.questions.questionnaires import topics
from cables.extract.vocabulary import load
from cables.kinds import FigureKind
from cables.tests.statistics_tables import statistics_of

MEASURES = {"threshold", "count", "percent", "money", "length", "age", "wage", "hours", "distance"}


@pytest.mark.parametrize("slug", kinds())
def test_a_kind_has_unit_definition_and_cues(slug: str) -> None:
    kind = kinds()[slug]
    assert kind["definition"]
    assert set(kind["measures"]) <= MEASURES
    assert kind.get("counts") in {"people", "things", None}
    assert set(kind["topics"]) <= {topic.slug for topic in topics()}
    assert all(
        cue == cue.lower() and len(cue) > 1 and -6 < weight < 6 for cue, weight in kind["cues"].items()
    )


def test_the_vocabulary_speaks_of_every_kind_that_has_a_name() -> None:
    slugs = [kind["slug"] for kind in load("statistic_kinds")["kinds"]]
    assert slugs == [kind.value for kind in FigureKind]


@pytest.mark.parametrize(("name", "example"), [(r.name, r.example) for r in NO_FIGURE])
def test_the_example_of_every_rule_states_nothing(name: str, example: str) -> None:
    assert [
        r.value for r in statistics_of(example) if str(r.value) != "4.0" or name != "base of a ratio"
    ] == []


@pytest.mark.parametrize(
    ("name", "example"), [(name, example) for name, _, example in (*QUALIFIERS, *AFTERWARDS)]
)
def test_the_example_of_every_qualifier_shows_it(name: str, example: str) -> None:
    frames = {"years": "The court sentenced the man to {}.", "hours": "Consuls spent {} on this report."}
    text = next((frame for word, frame in frames.items() if word in example), "{}.").format(example)
    assert [r.qualifier for r in statistics_of(text)] == [name]


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, _, example in COMPARISONS])
def test_the_example_of_every_comparison_has_a_prior_value(name: str, example: str) -> None:
    text = f"The number of cases went {example}." if name == "from to" else f"{example}."
    assert [r.prior_value is not None for r in statistics_of(text)] == [True]


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, _, example in CHANGES])
def test_the_example_of_every_change_has_one(name: str, example: str) -> None:
    assert [r.change_percent is not None for r in statistics_of(f"{example}.")] == [True]


def test_every_currency_word_resolves_to_a_code_or_itself() -> None:
    money = load("currencies")
    assert all(code is None or len(code) == 3 for code in money["after"].values())
    assert set(money["by_country"]) <= set(money["after"])


def test_demonyms_name_countries() -> None:
    assert all(len(code) == 2 and code.isupper() for code in load("demonyms")["demonyms"].values())

"""The benchmark measures what it says: all engines give the same numbers, and a miss is told."""

from __future__ import annotations

import pytest

from benchmarks.asking import Asked, queries
from benchmarks.corpus import SIZES, cable
from benchmarks.loading import load
from benchmarks.rival_orm import Plain
from benchmarks.rival_sqlite import Sqlite
from benchmarks.rival_tantivy import Tantivy
from benchmarks.searching import Goal, Product, Times, differences, measure, misses, table
from benchmarks.words import TERMS
from cables.models import Paragraph, Passage
from proofs.archive import empty

TINY = SIZES["tiny"]


class Forgetful(Sqlite):
    """A rival that counts one paragraph too few."""

    name = "forgetful"

    def ask(self, asked: Asked, facets: tuple[str, ...]) -> tuple[int, dict[str, dict[str, int]]]:
        total, sides = super().ask(asked, facets)
        return total - 1, sides


@pytest.fixture
def corpus(transactional_db: None) -> None:
    empty()
    load(TINY)


@pytest.mark.usefixtures("corpus")
def test_all_engines_count_the_same() -> None:
    assert Passage.objects.count() == Paragraph.objects.count() == TINY.cables * TINY.paragraphs
    asked = queries()
    assert len(asked) == 30
    assert list(differences(Product(), [Tantivy(), Sqlite(), Plain()], asked)) == []
    assert len(list(differences(Product(), [Forgetful()], asked))) == 30


@pytest.mark.usefixtures("corpus")
def test_a_run_times_each_engine_on_each_query_and_prints_it() -> None:
    rivals = [Sqlite()]
    times = measure([Product(), *rivals], queries()[:3], rounds=2)
    assert all(len(runs) == 2 for one in times.values() for runs in one.values())
    assert sum("SQLite" in line for line in table(times, Product(), rivals)) == 3
    assert list(misses(times, Product(), Goal(0, 0, {Sqlite.name: 10_000})))
    assert not list(misses(times, Product(), Goal(1e9, 1e9)))


def test_a_query_keeps_all_its_filters() -> None:
    for asked in queries():
        filters = asked.filters
        assert set(filters.active) == set(asked.values), asked.name
        assert {name: list(filters.values(name)) for name in filters.active} == asked.values


def test_the_corpus_is_the_same_every_time_and_its_words_as_frequent_as_they_should_be() -> None:
    texts = [row.text for n in range(100) for row in cable(n, TINY) if isinstance(row, Paragraph)]
    assert texts == [row.text for n in range(100) for row in cable(n, TINY) if isinstance(row, Paragraph)]
    assert 85 < sum(len(text.split()) for text in texts) / len(texts) < 115
    for word in ("trafficking", "police", "visa"):
        share = sum(word in text.lower() for text in texts) / len(texts)
        assert share == pytest.approx(TERMS[word], rel=0.3)


def test_mean_and_p95_are_over_medians_and_over_runs() -> None:
    one, other = queries()[:2]
    times = Times({("e", 5): {one: [1.0, 4.0, 100.0], other: [16.0, 16.0, 16.0]}})
    assert times.mean("e", 5) == pytest.approx(8)
    assert times.p95("e", 5) == 100

"""Forty queries on the real cables beside the project: is a right passage among the first three?

Right is a passage that answers a question on what is asked. Which passage answers which question was
labelled by hand, by reading; the archive's own reading of these cables agrees with every label, so its
answers stand for them here. A passage that answers very many questions tells nothing and is left out.
"""

from __future__ import annotations

from math import log2
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db.models import Count

from cables.ingest import ingest_paths
from cables.models import Answer, Paragraph
from cables.search import filters_of, find
from cables.search.offered.suggestions import nearest

REAL = settings.BASE_DIR.parent / "shared" / "cables"
QUERIES = Path(__file__).with_name("ranked_queries.txt")
DEPTH, MANY = 10, 6  # passages; questions that one passage answers
LEAST_RIGHT, LEAST_GAIN = 35, 0.43


class Ranked(NamedTuple):
    """The place of the first right passage, None where there is none, and the nDCG of the first ten."""

    query: str
    first: int | None
    gain: float


def queries() -> list[tuple[str, list[str]]]:
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    parts = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(query.strip(), [topic.strip() for topic in topics.split(",")]) for query, topics in parts]


def ranked(query: str, right: set[int], judged: set[int]) -> Ranked:
    filters = filters_of({"q": query})
    other = nearest(filters)
    hits = find(filters).hits or (
        find(other).hits if other else []
    )  # what the page offers where nothing is found
    order = [passage.pk for hit in hits for passage in hit.passages if passage.pk in judged][:DEPTH]
    gains = [float(passage in right) for passage in order]
    ideal = sum(1 / log2(at + 2) for at in range(min(DEPTH, len(right))))
    gain = sum(value / log2(at + 2) for at, value in enumerate(gains)) / ideal
    return Ranked(query, next((at + 1 for at, value in enumerate(gains) if value), None), gain)


@pytest.mark.django_db
def test_a_right_passage_is_among_the_first_three() -> None:
    if not REAL.exists():
        pytest.skip("the real cables are not beside the project (../shared)")
    assert all(outcome.cable_id for outcome in ingest_paths([REAL]))
    counted = Paragraph.objects.public().annotate(n=Count("answers")).filter(n__gt=0, n__lte=MANY)
    judged = set(counted.values_list("pk", flat=True))
    results = []
    for query, topics in queries():
        answering = Answer.objects.public().filter(question__topics__in=topics, paragraph__in=judged)
        right = set(answering.values_list("paragraph", flat=True))
        assert right, f"{query}: nothing in the cables answers a question on {topics}"
        results.append(ranked(query, right, judged))
    missed = [one.query for one in results if one.first is None or one.first > 3]
    gain = sum(one.gain for one in results) / len(results)
    assert len(results) == 40
    assert (len(missed) <= 40 - LEAST_RIGHT, gain >= LEAST_GAIN) == (True, True), (gain, missed)

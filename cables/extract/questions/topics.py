"""Which question a text without a reference answers, by the words that its topics use: shown as inferred.

Texts follow the order of the questionnaire, so a whole stretch of them is aligned with its questions at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from cables.extract.questions import questionnaires
from cables.extract.questions.questionnaires import Question

WORD = re.compile(r"[a-z][a-z'-]{1,30}")
STEM = 6
ENOUGH = 1.6
MARGIN = 0.5
LITTLE = 1.0
READ = 1500


@cache
def _keywords(topic: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each of a topic's keywords."""
    found = next((t for t in questionnaires.topics() if t.slug == topic), None)
    return tuple(stems(keyword) for keyword in found.keywords) if found else ()


def stems(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, cut short so that `prosecuted` and `prosecution` meet."""
    return tuple(word[:STEM] for word in WORD.findall(text[:READ].lower().replace("\u2019", "'")))


def score(text: str, question: Question) -> float:
    """How much a text speaks as answers to the question do: one for a word, more for a phrase."""
    return _score(*_bag(text), question)


Bag = tuple[frozenset[str], frozenset[tuple[str, str]]]


def _bag(text: str) -> Bag:
    read = stems(text)
    return frozenset(read), frozenset(pairwise(read))


def _score(single: frozenset[str], pairs: frozenset[tuple[str, str]], question: Question) -> float:
    total = 0.0
    for keyword in {k for topic in question.topics for k in _keywords(topic)}:
        if len(keyword) == 1:
            total += 1.0 if keyword[0] in single else 0.0
        elif all(pair in pairs for pair in pairwise(keyword)):
            total += 1.5
    return total / (1 + 0.25 * (len(question.topics) - 1))


def align(
    texts: Sequence[str], questions: Sequence[Question], strictly: bool = False
) -> list[Question | None]:
    """For each text the question that it answers, None where that is not sure.

    Questions run forward through the texts; `strictly` where each text is a question of its own.
    """
    table = [[_score(*bag, question) for question in questions] for bag in map(_bag, texts)]
    if not questions:
        return [None] * len(texts)
    chosen = _forward(table, strictly)
    sure = [at if at is not None and _sure(row, at) else None for row, at in zip(table, chosen, strict=True)]
    found = sure if strictly else _between(table, sure)
    return [questions[at] if at is not None else None for at in found]


def _between(table: Sequence[Sequence[float]], sure: Sequence[int | None]) -> list[int | None]:
    """Less is enough between two texts that are sure: the question lies between theirs."""
    found = list(sure)
    known = [k for k, at in enumerate(sure) if at is not None]
    for low, high in pairwise(known):
        first, last = sure[low] or 0, sure[high] or 0
        for k in range(low + 1, high):
            row = table[k][first : last + 1]
            at = max(range(len(row)), key=row.__getitem__)
            others = max((value for column, value in enumerate(row) if column != at), default=0.0)
            if row[at] >= LITTLE and row[at] >= others + MARGIN:
                found[k] = first = first + at
    return found


def _forward(table: Sequence[Sequence[float]], strictly: bool) -> list[int | None]:
    """The assignment of rows to columns that never goes back and has the greatest sum over ENOUGH."""
    width = len(table[0]) if table else 0
    best = [0.0] * (width + 1)
    steps: list[list[int | None]] = []
    for row in table:
        step: list[int | None] = [None] * (width + 1)
        following = best[:]
        for column in range(width):
            weight = best[column if strictly else column + 1] + row[column] - ENOUGH
            if weight > following[column + 1]:
                following[column + 1], step[column + 1] = weight, column
            if following[column] > following[column + 1]:
                following[column + 1], step[column + 1] = following[column], step[column]
        steps.append(step)
        best = following
    return _traced(steps, width, strictly)


def _traced(steps: Sequence[Sequence[int | None]], width: int, strictly: bool) -> list[int | None]:
    chosen: list[int | None] = []
    at = width
    for step in reversed(steps):
        column = step[at]
        chosen.append(column)
        if column is not None:
            at = column if strictly else column + 1
    return chosen[::-1]


def _sure(row: Sequence[float], at: int) -> bool:
    """Enough words, and more than any other question of the stretch has."""
    others = max((value for column, value in enumerate(row) if column != at), default=0.0)
    return row[at] >= ENOUGH + 0.4 and row[at] >= others + MARGIN

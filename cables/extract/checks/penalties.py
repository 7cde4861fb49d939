"""One article of law that a cable cites with two different penalties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cables.extract.checks.records import Placed, place, text_offset
from cables.extract.records import CheckRecord, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import Span
from cables.kinds import Qualifier

# Article 271, Articles 270 and 271, art. 128-1
ARTICLE = re.compile(
    r"""
    \b(?:[Aa]rticles?|[Aa]rt\.)[ ]
    (\d{1,4}(?:-\d{1,2})?                                        # the first number
    (?:(?:,|[ ]and|,[ ]and)[ ]\d{1,4}(?:-\d{1,2})?){0,6})        # and others
    """,
    re.VERBOSE,
)
NUMBER = re.compile(r"\d{1,4}(?:-\d{1,2})?")
CHANGED = re.compile(r"\b(?:old|new|former|previous|amend|additional|before|rang|increas|aggravat)", re.I)
AFTER = 240  # characters from an article to its penalty
BEFORE = 60  # characters from a penalty to the article in brackets after it
AROUND = 25  # characters before an article in which it may be called old


class Cited(NamedTuple):
    """An article with the penalty beside it."""

    article: str
    penalty: StatisticRecord


def penalty_checks(
    paragraphs: Sequence[ParagraphRecord], statistics: Mapping[int, Sequence[StatisticRecord]]
) -> Iterator[CheckRecord]:
    """For each article whose penalty stands in two paragraphs: whether both say the same."""
    cited: dict[str, list[StatisticRecord]] = {}
    for index, found in statistics.items():
        terms = [s for s in found if s.kind == "penalty-in-law" and s.value and (s.unit or "")[:4] == "year"]
        for one in citations(paragraphs[index], terms) if terms else ():
            cited.setdefault(one.article, []).append(one.penalty)
    for article, penalties in cited.items():
        first = penalties[0]
        other = next((p for p in penalties if p.index != first.index), None)
        if other is not None:
            here = [p for p in penalties if p.index == first.index]
            same = next((p for p in here if bounds(p) == bounds(other)), first)
            yield penalty_check(article, same, other)


def citations(paragraph: ParagraphRecord, terms: Sequence[StatisticRecord]) -> Iterator[Cited]:
    """The prison term right after each article, or right before it in brackets.

    Words that tell of a change of the law, or of a range over several articles, make no citation.
    """
    text = paragraph.text
    placed = Placed(paragraph, terms)
    matches = list(ARTICLE.finditer(text))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        after = placed.within(match.end(), min(stop, match.end() + AFTER))
        before = placed.last(match.start(), match.start() - BEFORE)
        in_brackets = text[match.start() - 1 : match.start()] == "("
        for term in before if in_brackets and before else after[:1]:
            at = text_offset(paragraph, term.value_start)
            if not CHANGED.search(text, max(0, min(match.start(), at) - AROUND), max(match.start(), at)):
                yield from (Cited(article, term) for article in NUMBER.findall(match[1]))


def penalty_check(article: str, one: StatisticRecord, two: StatisticRecord) -> CheckRecord:
    text = f"Article {article}: {term_in_words(one)} in {place(one)}, {term_in_words(two)} in {place(two)}"
    numbers = tuple(dict.fromkeys(s.paragraph for s in (one, two) if s.paragraph is not None))
    spans = (Span(one.start, one.end), Span(two.start, two.end))
    return CheckRecord("penalty", numbers, text, bounds(one) == bounds(two), one.value, two.value, spans)


def bounds(s: StatisticRecord) -> tuple[float, float | None]:
    """The shortest and the longest term; "up to N" has none that is shortest."""
    return s.value_min or 0, s.value_max


BOUNDS: dict[str, str] = {Qualifier.AT_MOST: "up to ", Qualifier.AT_LEAST: "at least "}


def term_in_words(s: StatisticRecord) -> str:
    if s.qualifier == Qualifier.RANGE and s.value_min is not None:
        return f"{s.value_min:g} to {s.value:g} years"
    words = BOUNDS.get(s.qualifier or "", "")
    return f"{words}{s.value:g} years"

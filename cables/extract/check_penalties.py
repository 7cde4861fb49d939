"""One article of law that a cable cites with two different penalties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .records import CheckRecord, ParagraphRecord, Span, StatisticRecord

ARTICLE = re.compile(r"\b(?:[Aa]rticles?|[Ss]ections?|[Aa]rt\.)[ ](\d{1,4}(?:-\d{1,2})?(?:(?:,[ ]|[ ]and[ ]|,[ ]and[ ])\d{1,4}(?:-\d{1,2})?){0,6})")
CHANGED = re.compile(r"\b(?:old|new|former(?:ly)?|previous(?:ly)?|amend(?:ed|ment)|additional|before)\b", re.I)
NEAR = 240  # characters between an article and its penalty


class Cited(NamedTuple):
    """An article with the penalty beside it."""

    article: str
    penalty: StatisticRecord


def penalty_checks(
    paragraphs: Sequence[ParagraphRecord], statistics: Sequence[StatisticRecord]
) -> Iterator[CheckRecord]:
    """For each article whose penalty stands in two paragraphs: whether both say the same."""
    cited: dict[str, list[StatisticRecord]] = {}
    for one in citations(paragraphs, statistics):
        cited.setdefault(one.article, []).append(one.penalty)
    for article, penalties in cited.items():
        first = penalties[0]
        for other in penalties[1:]:
            if other.index != first.index:
                yield penalty_check(article, first, other)
                break


def citations(
    paragraphs: Sequence[ParagraphRecord], statistics: Sequence[StatisticRecord]
) -> Iterator[Cited]:
    """The first prison term after each article of a sentence or item, unless the words speak of a change of law."""
    terms: dict[int, list[StatisticRecord]] = {}
    for s in statistics:
        if s.kind == "penalty-in-law" and s.value is not None and (s.unit or "").startswith("year"):
            terms.setdefault(s.index, []).append(s)
    for index, found in terms.items():
        paragraph = paragraphs[index]
        matches = list(ARTICLE.finditer(paragraph.text))
        for at, match in enumerate(matches):
            stop = matches[at + 1].start() if at + 1 < len(matches) else len(paragraph.text)
            stop = min(stop, match.end() + NEAR)
            if match.end() >= stop:
                continue
            span = paragraph.body.span(match.end(), stop)
            term = next((s for s in found if span.start <= s.value_start < span.end), None)
            if term is None or CHANGED.search(paragraph.text[max(0, match.start() - 20) : stop].split(term.quote)[0]):
                continue
            for article in re.findall(r"\d{1,4}(?:-\d{1,2})?", match[1]):
                yield Cited(article, term)


def penalty_check(article: str, a: StatisticRecord, b: StatisticRecord) -> CheckRecord:
    same = (a.value_min, a.value_max) == (b.value_min, b.value_max)
    text = f"Article {article}: {term(a)} in paragraph {a.paragraph}, {term(b)} in paragraph {b.paragraph}"
    numbers = tuple(n for n in (a.paragraph, b.paragraph) if n is not None)
    return CheckRecord("penalty", numbers, text, same, a.value, b.value, (Span(a.start, a.end), Span(b.start, b.end)))


def term(s: StatisticRecord) -> str:
    if s.qualifier == "range" and s.value_min is not None:
        return f"{s.value_min:g} to {s.value:g} years"
    words = {"at_most": "up to ", "at_least": "at least "}.get(s.qualifier or "", "")
    return f"{words}{s.value:g} years"

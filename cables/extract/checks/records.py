"""Checks as records, and the places that they compare as a reader knows them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from cables.extract.records import CheckRecord, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import Span


def check(
    kind: str,
    compared: Sequence[StatisticRecord],
    text: str,
    agrees: bool,
    stated: float | None = None,
    computed: float | None = None,
) -> CheckRecord:
    """A check of figures: its paragraphs each once, its spans where the figures stand."""
    numbers = dict.fromkeys(s.paragraph for s in compared if s.paragraph is not None)
    spans = tuple(Span(s.start, s.end) for s in compared)
    return CheckRecord(kind, tuple(numbers), text, agrees, stated, computed, spans)


def place(s: StatisticRecord) -> str:
    """`paragraph 42 (f)`, or `unnumbered text`."""
    if s.paragraph is None:
        return "unnumbered text"
    return f"paragraph {s.paragraph}" + (f" ({s.item})" if s.item else "")


class Placed:
    """Figures of one paragraph in order, by where their values stand in its text."""

    def __init__(self, paragraph: ParagraphRecord, found: Iterable[StatisticRecord]) -> None:
        placed = [(text_offset(paragraph, s.value_start), s) for s in found]
        self.places = [at for at, _ in placed]
        self.figures = tuple(s for _, s in placed)

    def within(self, start: int, end: int) -> tuple[StatisticRecord, ...]:
        return self.figures[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def last(self, end: int, start: int = 0) -> tuple[StatisticRecord, ...]:
        """The last figure before a place, if it does not stand before `start`."""
        return self.within(start, end)[-1:]


def text_offset(paragraph: ParagraphRecord, source: int) -> int:
    """Where a source offset stands in the paragraph's own text; the nearest place before it in a gap."""
    runs = paragraph.body.runs
    at = bisect_right(runs, source, key=lambda run: run.start) - 1
    if at < 0:
        return 0
    return runs[at].at + min(source - runs[at].start, runs[at].length)

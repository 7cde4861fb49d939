"""Cleaned text with its way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of the source text."""

    start: int
    end: int


class Run(NamedTuple):
    """text[at:at + length] was read from source[start:start + length], character by character."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class MappedText:
    """Cleaned text with its way back: every character belongs to one run, in order and without a hole.

    A character that replaces another (a blank for a line end) is a run over the character it replaces.
    """

    text: str
    runs: tuple[Run, ...]

    def source(self, at: int) -> int:
        """The source offset of the character at `at`; at == len(text) gives the end of the last one."""
        if not self.runs:
            return 0
        run = self.runs[max(0, bisect_right(self.runs, at, key=lambda r: r.at) - 1)]
        return run.start + min(at - run.at, run.length)

    def span(self, start: int, end: int) -> Span:
        """Where text[start:end] (not empty) stands in the source."""
        return Span(self.source(start), self.source(end - 1) + 1)

    def slice(self, start: int, end: int) -> MappedText:
        """The part start..end, mapped to the same source."""
        first = max(0, bisect_right(self.runs, start, key=lambda r: r.at) - 1)
        runs = []
        for run in self.runs[first:]:
            if run.at >= end:
                break
            low, high = max(run.at, start), min(run.at + run.length, end)
            if low < high:
                runs.append(Run(low - start, run.start + low - run.at, high - low))
        return MappedText(self.text[start:end], tuple(runs))

    @classmethod
    def of(cls, source: str, start: int, end: int) -> MappedText:
        """source[start:end] as it stands."""
        return cls(source[start:end], (Run(0, start, end - start),) if end > start else ())

    @classmethod
    def join(cls, pieces: Iterable[MappedText]) -> MappedText:
        """The pieces one after the other, neighbouring runs made one."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for piece in pieces:
            texts.append(piece.text)
            for run in piece.runs:
                last = runs[-1] if runs else None
                if last and last.at + last.length == at + run.at and last.start + last.length == run.start:
                    runs[-1] = Run(last.at, last.start, last.length + run.length)
                else:
                    runs.append(Run(at + run.at, run.start, run.length))
            at += len(piece.text)
        return cls("".join(texts), tuple(runs))

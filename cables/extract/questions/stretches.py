"""The text cut into stretches, each with the codes that it answers and how they are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cables.extract.questions.places import Event, Place, Turn
from cables.extract.questions.questionnaires import Questionnaire, Section
from cables.extract.records import ParagraphRecord

ADMINISTRATIVE = re.compile(
    r"""
    \b (?: points?[ ]of[ ]contact | poc\b | contact[ ](?:officer|person) | time[ ]spent | man-?hours
        | hours?[ ](?:were[ ]|was[ ])?(?:spent|compiling|preparing|devoted|required)
        | spent[ ](?:approximately[ ]|about[ ]|a[ ]total[ ]of[ ]|more[ ]than[ ]|over[ ])?\S{1,12}[ ]hours )
    """,
    re.I | re.VERBOSE,
)
ADMINISTRATIVE_WITHIN = 220
COMMENT = re.compile(r"\A(?:begin )?comments?[ ]?[:.]", re.I)


@dataclass(frozen=True, slots=True)
class Stretch:
    """body[start:end] of a paragraph answers the codes; `role` is question or answer where the post says so.

    `basis` as in the contract; `continues` where the reference stands in an earlier paragraph;
    `nominates` where a heading alone asks for a hero or a best practice, so that no code was printed.
    """

    index: int
    start: int
    end: int
    codes: tuple[str, ...]
    basis: str
    role: str | None = None
    continues: bool = False
    nominates: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """body[start:end] of a paragraph stands in a section of the questionnaire; no reference says where."""

    index: int
    start: int
    end: int
    section: Section


def cut(
    paragraphs: Sequence[ParagraphRecord], events: Sequence[Event], questionnaire: Questionnaire
) -> tuple[list[Stretch], list[Gap]]:
    """Every stretch that a reference or a heading accounts for, and every gap, in the order of the text."""
    by_index: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        by_index[event.index].append(event)
    cutter = _Cutter(questionnaire)
    pieces: list[Stretch | Gap] = []
    for index, paragraph in enumerate(paragraphs):
        pieces += cutter.paragraph(index, paragraph, by_index[index])
    return [p for p in pieces if isinstance(p, Stretch)], [p for p in pieces if isinstance(p, Gap)]


class _Cutter:
    """What the text answers at each place (`current`, its place filled in later) and in which section."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.current: Stretch | None = None
        self.section: Section | None = None

    def paragraph(
        self, index: int, paragraph: ParagraphRecord, events: Sequence[Event]
    ) -> Iterator[Stretch | Gap]:
        text = paragraph.text
        comment = COMMENT.match(text) is not None
        if comment or paragraph.state in ("lost", "tail"):
            self.current = None
        elif self.current:
            role = "answer" if self.current.role == "question" else self.current.role
            basis = "inferred" if self.current.basis == "inferred" else "carried"
            self.current = replace(self.current, basis=basis, continues=True, role=role)
        apart = not events and (comment or ADMINISTRATIVE.search(text, 0, ADMINISTRATIVE_WITHIN) is not None)
        at = 0
        for event in events:
            start, end = (event.start, event.end) if isinstance(event, Turn) else _place(event)
            pieces = list(self._piece(index, text, at, start))
            yield from pieces
            waiting = self.current if at and not pieces and isinstance(event, Place) else None
            self._take(event)
            self._together(waiting)
            at = end
        if not apart:
            yield from self._piece(index, text, at, len(text))

    def _together(self, waiting: Stretch | None) -> None:
        """Two references with nothing between them are answered together: `--L. --M. Not applicable.`"""
        if waiting and self.current and waiting.codes[0][:2] == self.current.codes[0][:2]:
            codes = tuple(dict.fromkeys(waiting.codes + self.current.codes))
            self.current = replace(self.current, codes=codes)

    def _piece(self, index: int, text: str, start: int, end: int) -> Iterator[Stretch | Gap]:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if start >= end or not any(c.isalnum() for c in text[start:end]):
            return
        if self.current:
            yield replace(self.current, index=index, start=start, end=end)
        elif self.section:
            yield Gap(index, start, end, self.section)

    def _take(self, event: Event) -> None:
        if isinstance(event, Turn):
            self.section = event.section
            self.current = self._whole(event)
        elif event.section:
            self.section = event.section
            self.current = self._lettered(event, event.section)

    def _whole(self, turn: Turn) -> Stretch | None:
        """A section that is one question is answered by all its text."""
        section = turn.section
        if section is None or len(section.questions) > 1:
            return None
        code = section.questions[0].code
        if section.number is None:
            code = turn.number or section.key
        basis = "printed" if turn.number else "carried"
        return Stretch(0, 0, 0, (code,), basis, nominates=code == section.key)

    def _lettered(self, place: Place, section: Section) -> Stretch:
        printed = place.reference.number in self.questionnaire.numbers
        number = section.number or (place.reference.number if printed else None)
        letters = dict.fromkeys(place.letters)
        codes = tuple(f"{number}{letter}" for letter in letters) if number else (section.key,)
        if section.whole and number and number in self.questionnaire.by_code:
            codes = (number,)
        basis = "repaired" if place.repaired else "printed" if printed else "carried"
        basis = "inferred" if place.inferred else basis
        unprinted = section.nominates and not number
        return Stretch(0, 0, 0, codes, basis, place.reference.role, nominates=unprinted)


def _place(place: Place) -> tuple[int, int]:
    return place.reference.start, place.reference.end

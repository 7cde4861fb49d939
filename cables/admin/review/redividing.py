"""Dividing and joining paragraphs at the desk: the decision is stored, the cable is read again, and what
editors had said of the words goes with the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import User

from cables.deciding.correcting import correct, in_force, withdraw
from cables.deciding.dividing import as_read
from cables.deciding.fields import get
from cables.ingest import reread
from cables.models import Cable, Correction, Paragraph
from cables.text.alignment import align, back, outer
from cables.writing.acts import writing
from cables.writing.answers import AnswerReading, in_order

Runs = list[list[int]]


@dataclass(frozen=True, slots=True)
class State:
    """A paragraph with its words as published and as read; `runs` lead from the first to the source,
    `answers` are what an editor says that it answers."""

    paragraph: Paragraph
    read: str
    runs: Runs
    answers: list[AnswerReading] | None
    corrections: dict[str, Correction]

    @property
    def place(self) -> tuple[str, int, int]:
        return self.paragraph.key, self.paragraph.start, self.paragraph.end


@contextmanager
def redividing(cable: Cable, editor: User, reason: str) -> Iterator[None]:
    """Decide inside how the cable is divided: at the end it is so."""
    with writing(editor, reason):
        before = _states(cable)
        yield
        reread(cable, editor=editor, reason=reason)
        after = _states(cable)
        places = {state.place for state in before} & {state.place for state in after}
        old = [state for state in before if state.place not in places]
        new = [state for state in after if state.place not in places]
        _keep_texts(old, new, editor, reason)
        _keep_answers(old, new, editor, reason)


def _states(cable: Cable) -> list[State]:
    in_force_ = cable.corrections.filter(model="paragraph", withdrawn_at=None)
    corrections: dict[int, dict[str, Correction]] = {}
    for correction in in_force_:
        corrections.setdefault(correction.object_id, {})[correction.field] = correction
    rows = cable.paragraphs.filter(removed_at=None).select_related("cable").order_by("order")
    return [_state(row, corrections.get(row.pk, {})) for row in rows]


def _state(row: Paragraph, corrections: dict[str, Correction]) -> State:
    text = corrections.get("text")
    read = str(text.read) if text else row.text
    runs = _through(align(read, row.text), row.runs)
    return State(row, read, runs, get(row, "questions") if "questions" in corrections else None, corrections)


def _through(first: Runs, then: Runs) -> Runs:
    """Runs that lead through two texts: from the one to that which the second leads to."""
    return [
        [at + max(begins, other) - begins, start + max(begins, other) - other, low]
        for at, begins, size in first
        for other, start, length in then
        if (low := min(begins + size, other + length) - max(begins, other)) > 0
    ]


def _keep_texts(old: Sequence[State], new: Sequence[State], editor: User, reason: str) -> None:
    said = [state.corrections["text"] for state in old if "text" in state.corrections]
    if not said or not new:
        return
    text, runs = "", []
    for state in old:
        runs += [[at + len(text), start, size] for at, start, size in state.runs]
        text += state.paragraph.text + "\n"
    begins = [outer(runs, s.paragraph.start, s.paragraph.end, len(text)).start for s in new]
    for state, start, end in zip(new, [0, *begins[1:]], [*begins[1:], len(text)], strict=True):
        says = text[start:end].strip()
        if says != as_read(state.paragraph):
            correct(state.paragraph, "text", says, reason=reason, editor=editor)
        elif correction := in_force(state.paragraph, "text"):
            withdraw(correction, reason=reason, editor=editor)


def _keep_answers(old: Sequence[State], new: Sequence[State], editor: User, reason: str) -> None:
    said = [state.corrections["questions"] for state in old if "questions" in state.corrections]
    if not said:
        return
    placed = [
        (answer, *span)
        for state in old
        for answer in (get(state.paragraph, "questions") or state.answers or [])
        if (span := back(state.paragraph.runs, answer["start"], answer["end"]))
    ]
    for state in new:
        says = in_order(_inside(placed, state.paragraph, as_read(state.paragraph)))
        if says != get(state.paragraph, "questions"):
            correct(state.paragraph, "questions", says, reason=reason, editor=editor)


def _inside(
    placed: Iterable[tuple[AnswerReading, int, int]], paragraph: Paragraph, read: str
) -> Iterator[AnswerReading]:
    """The stretches of the source that lie in the paragraph, counted in its text."""
    for answer, start, end in placed:
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if low < high:
            span = outer(paragraph.runs, low, high, len(read))
            yield answer | {"start": span.start, "end": span.end}

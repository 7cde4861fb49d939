"""Answers as excerpts: the very stretch of a paragraph that answers a question, as published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cables.models import Answer

OPENING = 220  # characters of an answer shown before it is opened


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` is the whole answer, `opening` its beginning, cut between words."""

    answer: Answer
    text: str

    @property
    def opening(self) -> str:
        if len(self.text) <= OPENING:
            return self.text
        return self.text[:OPENING].rsplit(None, 1)[0].rstrip(",;:-") + " …"

    @property
    def is_long(self) -> bool:
        return len(self.text) > OPENING

    @property
    def address(self) -> str:
        return f"{self.answer.cable.get_absolute_url()}#{self.answer.paragraph.key}"


def excerpts(answers: Iterable[Answer]) -> list[Excerpt]:
    """In the order given; the answers' paragraphs and cables should have been selected with them."""
    return [
        Excerpt(answer, answer.paragraph.public_part(answer.start, answer.end).strip()) for answer in answers
    ]

"""Answers as excerpts: the very stretch of a paragraph that answers a question, as published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cables.models import Answer, Paragraph

from .findings import BASES

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
    def lost(self) -> str:
        """beginning or end, where the answer stands at the edge that its paragraph has lost; else ""."""
        paragraph, words = self.answer.paragraph, self.answer.paragraph.public_text.strip()
        if paragraph.state == Paragraph.State.TAIL and words.startswith(self.text):
            return "beginning"
        return "end" if paragraph.state == Paragraph.State.CUT and words.endswith(self.text) else ""

    @property
    def remarks(self) -> str:
        """What a reader must know who meets the answer away from its cable; "" where it is whole and its code
        is printed, be it in a heading above."""
        basis = self.answer.basis
        doubt = "" if basis == Answer.Basis.CARRIED else str(BASES.get(Answer.Basis(basis), ""))
        said = [f"the {self.lost} of this answer is lost" if self.lost else ""]
        said.append(f"code {self.answer.question.code} {doubt.removeprefix('code ')}" if doubt else "")
        words = "; ".join(part for part in said if part)
        return words[:1].upper() + words[1:]

    @property
    def address(self) -> str:
        """Of the answer itself, in a paragraph that holds several."""
        return (
            f"{self.answer.cable.get_absolute_url()}#{self.answer.paragraph.key}-{self.answer.question.code}"
        )


def excerpts(answers: Iterable[Answer]) -> list[Excerpt]:
    """In the order given; the answers' paragraphs and cables should have been selected with them."""
    return [
        Excerpt(answer, answer.paragraph.public_part(answer.start, answer.end).strip()) for answer in answers
    ]

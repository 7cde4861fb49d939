"""What can be pointed at within a cable: a paragraph, and each answer where it holds several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from cables.models import Answer, Cable, Paragraph

LETTER = re.compile(r"\d+([A-Z]{1,2})")


class Cited(NamedTuple):
    """A paragraph, or the answer in it to the question `code`, whose anchor ends in `suffix`."""

    paragraph: Paragraph
    suffix: str = ""
    code: str = ""

    @property
    def key(self) -> str:
        """par26 or par26-B"""
        return f"{self.paragraph.key}-{self.suffix}" if self.suffix else self.paragraph.key

    @property
    def label(self) -> str:
        return f"{self.paragraph.label}, answer {self.code}" if self.code else self.paragraph.label


def suffixes(codes: Iterable[str]) -> dict[str, str]:
    """{code: what follows the paragraph's key}: the letter, where no other code of the paragraph has it."""
    codes = list(dict.fromkeys(codes))
    letters = [letter_of(code) for code in codes]
    return {
        code: letter if letter and letters.count(letter) == 1 else code
        for code, letter in zip(codes, letters, strict=True)
    }


def letter_of(code: str) -> str:
    found = LETTER.fullmatch(code)
    return found[1] if found else ""


def several(starts: Collection[int]) -> bool:
    """Whether a paragraph answers at several places: only then an answer is pointed at apart."""
    return len(set(starts)) > 1


def cited(cable: Cable, key: str) -> Cited | None:
    """What a key names of the public paragraphs; None where there is nothing of this name."""
    head, _, suffix = key.rpartition("-")
    found = {p.key: p for p in cable.paragraphs.public().filter(key__in=[key, head])}
    if key in found:
        return Cited(found[key])
    if head not in found:
        return None
    answers = Answer.objects.public().filter(paragraph=found[head]).order_by("start", "question__order")
    rows = list(answers.values_list("question__code", "start"))
    if several([start for _, start in rows]):
        for code, short in suffixes(code for code, _ in rows).items():
            if suffix in (short, code):
                return Cited(found[head], short, code)
    return None

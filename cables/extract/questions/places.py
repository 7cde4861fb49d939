"""Where a cable's text turns to a section of the questionnaire, and where it prints a question reference.

`find` walks the paragraphs once and names every candidate; `chain` decides which to believe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cables.extract.questions import headings
from cables.extract.questions.questionnaires import Questionnaire, Section
from cables.extract.questions.references import Reference, read_reference
from cables.extract.records import ParagraphRecord

LINE = re.compile(r"(?:\A|\n)[ \t\n]{0,8}")
INLINE = re.compile(
    r"""
    [.?!:;)"'*\]][ \t]{1,4}(?=                                # after the end of a sentence
        \(?\d\d[ .]{0,2}[A-Za-z][ ]?[.:,&)(-]                 # 27A.  (27A)  27 A&B:
      | \d\d[ ]?[A-Z][ ](?:is|does|not|n/a)                 # 27 A does not apply.
      | [A-Z][.:][ \t]{0,2}\((?:U|SBU)\)                      # A. (SBU)
      | [Qq](?:uestions?|UESTIONS?)[ \t]\d\d                  # Question 27
    )
    | [ \t](?=--?[ \t]{0,3}(?:\d\d[ .]{0,2})?[A-Z][ .:,&)(])  # --A.  -- 23A.  within a line
    """,
    re.VERBOSE,
)
ELSEWHERE = re.compile(
    r"\b(?:see|in|paras?\.?|paragraphs?|sections?|questions?|items?|reftel|refs?)[ \t(]{1,3}$", re.I
)
SEEN = 24
LONGEST_LINE = 90
WORDS = 200
ROMAN = frozenset("IVX")


@dataclass(frozen=True, slots=True)
class Turn:
    """At start..end of a paragraph's body the text turns to a section (None: out of the questionnaire).

    `number` is the section's number where the post prints it.
    """

    index: int
    start: int
    end: int
    section: Section | None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate: a reference printed in a paragraph's body, and the section that it is read in.

    `strong` where number and letter stand at the head of a paragraph; `own` where the number is no number
    of the questionnaire (a post that counts for itself: `2A.`); `words` are the first words after it.
    """

    index: int
    reference: Reference
    section: Section | None
    letters: str
    strong: bool
    head: bool
    words: str = ""
    repaired: bool = False
    own: bool = False
    inferred: bool = False


Event = Turn | Place


def find(paragraphs: Sequence[ParagraphRecord], questionnaire: Questionnaire) -> list[Event]:
    """Every turn and every candidate, in the order of the text."""
    walk = _Walk(questionnaire)
    for index, paragraph in enumerate(paragraphs):
        walk.paragraph(index, paragraph)
    return walk.events


class _Walk:
    """The section that holds at each place, and the events found so far."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.events: list[Event] = []
        self.section: Section | None = None
        self.heading: str | None = None
        self.number = 0
        self.before = ""

    def paragraph(self, index: int, paragraph: ParagraphRecord) -> None:
        self._heading(index, paragraph)
        start = self._opening(index, paragraph)
        for at in starts(paragraph.text, start):
            before = paragraph.text[max(0, at - SEEN) : at] if at else self._unended(paragraph)
            if not ELSEWHERE.search(before):
                self._at(index, paragraph, at)
        self.before = paragraph.text[-SEEN:]
        self.number = paragraph.number or self.number

    def _unended(self, paragraph: ParagraphRecord) -> str:
        """The last words of the paragraph before, where this one has no number and may only go on."""
        return self.before + " " if paragraph.number is None else ""

    def _heading(self, index: int, paragraph: ParagraphRecord) -> None:
        if paragraph.heading == self.heading:
            return
        self.heading = paragraph.heading
        found = headings.of_heading(paragraph.heading or "", self.questionnaire)
        if found:
            section = found if isinstance(found, Section) else None
            printed = headings.PRINTED.search(paragraph.heading or "")
            self._turn(Turn(index, 0, 0, section, self._known(printed and printed[1])))

    def _opening(self, index: int, paragraph: ParagraphRecord) -> int:
        """Where the text goes on after a heading that the paragraph's own first words are."""
        opened = headings.opening(paragraph.text, self.questionnaire)
        number = self._known(str(paragraph.number))
        section = self.questionnaire.section(number) if number else None
        if opened and self._heads(opened[0], read_reference(paragraph.text, 0, self.questionnaire.numbers)):
            named, end = opened
            self._turn(Turn(index, 0, end, named, number if section == named else None))
            return end
        if section and (paragraph.number or 0) > self.number + 1:
            self._turn(Turn(index, 0, 0, section, number))
        return 0

    def _at(self, index: int, paragraph: ParagraphRecord, at: int) -> None:
        text = paragraph.text
        line_end = text.find("\n", at, at + LONGEST_LINE + 1)
        reference = read_reference(text, at, self.questionnaire.numbers)
        if line_end > at or (line_end < 0 and len(text) - at <= LONGEST_LINE):
            line = text[at : line_end if line_end > 0 else len(text)]
            section = headings.at_line(line, self.questionnaire)
            if section and self._heads(section, reference):
                printed = headings.PRINTED.search(line)
                self._turn(Turn(index, at, at + len(line), section, self._known(printed and printed[1])))
                return
        if reference:
            self._reference(index, paragraph, reference, at <= len(text) - len(text.lstrip()))

    def _heads(self, section: Section, reference: Reference | None) -> bool:
        """Whether words that name a section are its heading, not an answer's label (`I.` may be either)."""
        if reference is None or not reference.letters:
            return True
        return reference.number is None and reference.letters in ROMAN and section != self.section

    def _reference(self, index: int, paragraph: ParagraphRecord, reference: Reference, first: bool) -> None:
        if not reference.letters:
            self._numbered(index, paragraph.text, reference)
            return
        place = Place(
            index,
            reference,
            self.section,
            reference.letters,
            strong=first and reference.number is not None,
            head=first,
            words=paragraph.text[reference.end : reference.end + WORDS].split("\n", 1)[0],
            repaired=reference.misread is not None,
        )
        place = self._resolved(place)
        if place.section and reference.number and not place.own:
            self.section = place.section
        self.events.append(place)

    def _numbered(self, index: int, text: str, reference: Reference) -> None:
        """`Question 27 - Overview ...`: the number of a section without a letter."""
        section = self.questionnaire.section(reference.number or "")
        if section and "q" in reference.style:
            end = headings.title_end(text, reference.end, section)
            self._turn(Turn(index, reference.start, end, section, reference.number))

    def _resolved(self, place: Place) -> Place:
        """The place in the section that its number names; another number is misread or the post's own."""
        number = place.reference.number
        if number is None:
            return place
        section = self.questionnaire.section(number)
        if section:
            nominating = self.section if self.section and number in self.section.may_be else section
            return replace(place, section=nominating)
        if self.section and self._misread(number, place.letters):
            return replace(place, repaired=True)
        return replace(place, own=True, strong=False)

    def _misread(self, number: str, letters: str) -> bool:
        """One digit of the section's number is wrong, and the section has the letter: `(22H)` under 28."""
        right = self.section.number if self.section else None
        if right is None or len(number) != 2 or self.section is None:
            return False
        differ = sum(a != b for a, b in zip(number, right, strict=True))
        return differ == 1 and all(letter in self.section.letters for letter in letters)

    def _known(self, number: str | None) -> str | None:
        return number if number in self.questionnaire.numbers else None

    def _turn(self, turn: Turn) -> None:
        self.section = turn.section
        self.events.append(turn)


def starts(text: str, after: int = 0) -> list[int]:
    """The offset of every place from `after` on where a reference may stand: lines and ends of sentences."""
    first = after + len(text[after:]) - len(text[after:].lstrip())
    found = {match.end() for pattern in (LINE, INLINE) for match in pattern.finditer(text, first)}
    return sorted({at for at in found if at >= first} | {first})

"""What each year's instruction cable asked: a code such as 28A means nothing without its questionnaire.

The rows come from vocabulary/questionnaires.json and topics.json. `confidence` is `verified` where the
question was seen quoted in a cable, `reconstructed` where it was inferred from lettered answers, and
`guess` where it is unproved: readers must be shown the last two as uncertain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from cables.extract.records import Header
from cables.extract.vocabulary import load
from cables.kinds import ANSWERING


@dataclass(frozen=True, slots=True)
class Topic:
    """A canonical question that runs through the years; `keywords` are how its answers tend to speak."""

    slug: str
    label: str
    section: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one year; `code` is `28A`, a bare number, or a topic's slug where none is known."""

    year: int
    code: str
    letter: str | None
    section: str
    label: str
    topics: tuple[str, ...]
    confidence: str
    order: int


@dataclass(frozen=True)
class Section:
    """One paragraph of an instruction cable; `number` is None where it is not established.

    `may_be` are the numbers that a post may print for a section whose number is not established.
    """

    key: str
    name: str
    number: str | None
    may_be: tuple[str, ...]
    questions: tuple[Question, ...]

    @cached_property
    def letters(self) -> str:
        """The letters that were asked, in order: `ABCDFGHJ` in the prevention part of 2006."""
        return "".join(question.letter or "" for question in self.questions)

    @property
    def nominates(self) -> bool:
        """Whether it asks for a nomination, which a post may letter as it likes."""
        return self.key in {"heroes", "best-practices"}

    @property
    def whole(self) -> bool:
        """Whether it is one question without letters."""
        return not self.letters


@dataclass(frozen=True)
class Questionnaire:
    """What one year's instruction cable asked, section by section."""

    year: int
    instruction_cable: str
    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_code(self) -> dict[str, Question]:
        return {question.code: question for question in self.questions}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every paragraph number that a post may print before a letter."""
        known = {section.number for section in self.sections if section.number}
        return frozenset(known.union(*(section.may_be for section in self.sections)))

    def section(self, number: str) -> Section | None:
        """The section that the instruction cable numbers so."""
        return next((s for s in self.sections if number == s.number or number in s.may_be), None)

    @cached_property
    def by_key(self) -> dict[str, Section]:
        return {section.key: section for section in reversed(self.sections)}

    def keyed(self, key: str) -> Section | None:
        return self.by_key.get(key)

    def after(self, section: Section | None) -> Section | None:
        """The section that follows (the first one after None)."""
        at = self.sections.index(section) + 1 if section else 0
        return self.sections[at] if at < len(self.sections) else None

    def topics(self, code: str) -> tuple[str, ...]:
        """The topics of a code; a nomination lettered beyond the questionnaire has its section's topics."""
        question = self.by_code.get(code)
        if question:
            return question.topics
        section = self.section(code[:2])
        return (section.key,) if section and section.nominates else ()


def _questions(year: int, section: dict[str, Any], order: int) -> tuple[Question, ...]:
    number = section["number"]
    return tuple(
        Question(
            year=year,
            code=f"{number}{row['letter'] or ''}" if number else section["key"],
            letter=row["letter"],
            section=section["name"],
            label=row["label"],
            topics=tuple(row["topics"]),
            confidence=row["confidence"],
            order=order + at,
        )
        for at, row in enumerate(section["questions"])
    )


def _questionnaire(data: dict[str, Any]) -> Questionnaire:
    sections: list[Section] = []
    order = 0
    for row in data["sections"]:
        questions = _questions(data["year"], row, order)
        order += len(questions)
        may_be = tuple(row.get("may_be", ()))
        sections.append(Section(row["key"], row["name"], row["number"], may_be, questions))
    return Questionnaire(data["year"], data["instruction_cable"], tuple(sections))


@cache
def all() -> tuple[Questionnaire, ...]:
    """The questionnaires that are known, by year."""
    return tuple(_questionnaire(data) for data in load("questionnaires")["questionnaires"])


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of the crosswalk, in reading order."""
    rows = load("topics")["topics"]
    return tuple(Topic(r["slug"], r["label"], r["section"], tuple(r["keywords"])) for r in rows)


@cache
def topic_sections() -> tuple[str, ...]:
    """The sections that the topics fall into, in reading order."""
    return tuple(load("topics")["sections"])


def questionnaire_of(year: int | None) -> Questionnaire | None:
    """The questionnaire of one reporting year."""
    return next((questionnaire for questionnaire in all() if questionnaire.year == year), None)


def questionnaire(header: Header) -> Questionnaire | None:
    """The questionnaire that a cable answers: its instruction cable's, else its reporting year's; None of a
    cable that answers none."""
    if header.document.kind not in ANSWERING:
        return None
    named = (q for q in all() if q.instruction_cable == header.instruction_cable)
    return next(named, None) or questionnaire_of(header.reporting_year)

"""What was expected of a cable, found, repaired and doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cables.kinds import ANSWERING
from cables.models import Answer, Cable, Check, Mention, Paragraph, Problem, Question, Statistic
from cables.publishing.submissions import parts

from .gaps import Ledger, ledger


@dataclass(frozen=True, slots=True)
class Group:
    """What was found alike at several places; `said` is what the page says of each of them."""

    said: Any
    places: list[Paragraph]
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """Questions are those of the cable's reporting year; `in_parts` are answered in another part of the same
    submission."""

    ledger: Ledger
    answered: list[Question]
    unanswered: list[Question]
    withheld: list[Question]
    in_parts: list[Question]
    bases: dict[str, int]
    repairs: list[Group]
    problems: list[Group]
    statistics: int
    doubtful_statistics: int
    organizations: int
    agreeing: int
    differing: list[Group]

    @property
    def asked(self) -> int:
        return sum(map(len, (self.answered, self.unanswered, self.withheld, self.in_parts)))


def report(cable: Cable) -> Report:
    """From what is published alone."""
    paragraphs = list(cable.paragraphs.filter(removed_at=None).defer("text", "search"))
    answers = list(Answer.objects.public().filter(cable=cable).values_list("question_id", "basis", "kind"))
    held = {question for question, _, kind in answers if kind != Answer.Kind.QUESTION}
    hidden = cable.answers.filter(rejected=False, paragraph__withheld=True, paragraph__removed_at=None)
    kept_back = set(hidden.values_list("question_id", flat=True)) - held
    elsewhere = answered_in(other for other in parts(cable) if other.pk != cable.pk) - held - kept_back
    year = cable.reporting_year if cable.document in ANSWERING else None
    asked = list(Question.objects.public().filter(year=year)) if year else []
    statistics = list(Statistic.objects.public().filter(cable=cable).values_list("confidence", flat=True))
    checks = list(cable.checks.filter(withheld=False).prefetch_related("paragraphs"))
    differing = [(check.text, check, shown(check, paragraphs)) for check in checks if check.agrees is False]
    repairs = [
        ((repair["kind"], repair["printed"], repair["read"]), repair, [paragraph])
        for paragraph in paragraphs
        if not paragraph.withheld
        for repair in paragraph.public_repairs
    ]
    doubts = [
        ((doubt.kind, doubt.text, doubt.settled_at is None), doubt, around(doubt, paragraphs))
        for doubt in cable.problems.filter(withheld=False)
    ]
    return Report(
        ledger=ledger(cable, paragraphs),
        answered=[question for question in asked if question.pk in held],
        unanswered=[question for question in asked if question.pk not in held | kept_back | elsewhere],
        withheld=[question for question in asked if question.pk in kept_back],
        in_parts=[question for question in asked if question.pk in elsewhere],
        bases=dict(Counter(basis for _, basis, kind in answers if kind != Answer.Kind.QUESTION)),
        repairs=grouped(repairs),
        problems=grouped(doubts),
        statistics=len(statistics),
        doubtful_statistics=sum(confidence != "high" for confidence in statistics),
        organizations=Mention.objects.public().filter(cable=cable).values("organization").distinct().count(),
        agreeing=sum(check.agrees is True for check in checks),
        differing=grouped(differing),
    )


def answered_in(cables: Iterable[Cable]) -> set[int]:
    """Primary keys of the questions that any of these answers."""
    ids = [cable.pk for cable in cables]
    answers = Answer.objects.public().filter(cable__in=ids).exclude(kind=Answer.Kind.QUESTION)
    return set(answers.values_list("question_id", flat=True)) if ids else set()


def grouped(found: Iterable[tuple[Hashable, Any, list[Paragraph]]]) -> list[Group]:
    """(what makes it like others, the thing, where it is) with those that are alike made one."""
    groups: dict[Hashable, Group] = {}
    for like, said, places in found:
        held = groups.get(like, Group(said, [], 0))
        new = [place for place in places if place not in held.places]
        groups[like] = Group(held.said, [*held.places, *new], held.count + 1)
    return list(groups.values())


def shown(check: Check, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    compared = {paragraph.pk for paragraph in check.paragraphs.all()}
    return [paragraph for paragraph in paragraphs if paragraph.pk in compared and not paragraph.withheld]


def around(doubt: Problem, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraph of whose source it is; none where it is of the header or of no place."""
    if doubt.start is None:
        return []
    within = (p for p in paragraphs if p.start <= (doubt.start or 0) < p.end and not p.withheld)
    return list(within)

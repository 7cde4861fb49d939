"""What was expected of a cable, found, repaired and doubted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cables.kinds import ANSWERING
from cables.models import Answer, Cable, Check, Mention, Paragraph, Problem, Question, Statistic

from .gaps import Ledger, ledger


@dataclass(frozen=True, slots=True)
class Report:
    """`repairs` are (paragraph, its repairs); questions are those of the cable's reporting year."""

    ledger: Ledger
    answered: list[Question]
    unanswered: list[Question]
    withheld: list[Question]
    bases: dict[str, int]
    repairs: list[tuple[Paragraph, list[dict[str, object]]]]
    problems: list[Problem]
    statistics: int
    doubtful_statistics: int
    organizations: int
    agreeing: int
    differing: list[Check]

    @property
    def asked(self) -> int:
        return len(self.answered) + len(self.unanswered) + len(self.withheld)


def report(cable: Cable) -> Report:
    """From what is published alone."""
    paragraphs = list(cable.paragraphs.filter(removed_at=None).defer("text", "search"))
    answers = list(Answer.objects.public().filter(cable=cable).values_list("question_id", "basis", "kind"))
    held = {question for question, _, kind in answers if kind != Answer.Kind.QUESTION}
    hidden = cable.answers.filter(rejected=False, paragraph__withheld=True, paragraph__removed_at=None)
    kept_back = set(hidden.values_list("question_id", flat=True)) - held
    year = cable.reporting_year if cable.document in ANSWERING else None
    asked = list(Question.objects.public().filter(year=year)) if year else []
    statistics = list(Statistic.objects.public().filter(cable=cable).values_list("confidence", flat=True))
    checks = list(cable.checks.filter(withheld=False))
    return Report(
        ledger=ledger(cable, paragraphs),
        answered=[question for question in asked if question.pk in held],
        unanswered=[question for question in asked if question.pk not in held | kept_back],
        withheld=[question for question in asked if question.pk in kept_back],
        bases=dict(Counter(basis for _, basis, kind in answers if kind != Answer.Kind.QUESTION)),
        repairs=[(p, p.public_repairs) for p in paragraphs if p.public_repairs and not p.withheld],
        problems=list(cable.problems.filter(withheld=False)),
        statistics=len(statistics),
        doubtful_statistics=sum(confidence != "high" for confidence in statistics),
        organizations=Mention.objects.public().filter(cable=cable).values("organization").distinct().count(),
        agreeing=sum(check.agrees is True for check in checks),
        differing=[check for check in checks if check.agrees is False],
    )

"""What was expected of a cable, found, repaired and doubted; and where copies of one cable differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cables.models import Answer, Cable, Check, Mention, Paragraph, Problem, Question, Statistic, Witness
from cables.models.publication import public_source

from .gaps import Ledger, ledger

# Bounds on the comparison of two copies: lines of each, and differences shown.
LINES, DIFFERENCES = 4_000, 200


@dataclass(frozen=True, slots=True)
class Report:
    """`repairs` are (paragraph, its repairs); questions are those of the cable's reporting year."""

    ledger: Ledger
    answered: list[Question]
    unanswered: list[Question]
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
        return len(self.answered) + len(self.unanswered)


def report(cable: Cable) -> Report:
    """From what is published alone."""
    paragraphs = list(cable.paragraphs.filter(removed_at=None).defer("text", "search"))
    answers = list(Answer.objects.public().filter(cable=cable).values_list("question_id", "basis", "kind"))
    held = {question for question, _, kind in answers if kind != Answer.Kind.QUESTION}
    asked = list(Question.objects.filter(year=cable.reporting_year)) if cable.reporting_year else []
    statistics = list(Statistic.objects.public().filter(cable=cable).values_list("confidence", flat=True))
    checks = list(cable.checks.filter(withheld=False))
    return Report(
        ledger=ledger(cable, paragraphs),
        answered=[question for question in asked if question.pk in held],
        unanswered=[question for question in asked if question.pk not in held],
        bases=dict(Counter(basis for _, basis, kind in answers if kind != Answer.Kind.QUESTION)),
        repairs=[(p, p.public_repairs) for p in paragraphs if p.public_repairs and not p.withheld],
        problems=list(cable.problems.filter(withheld=False)),
        statistics=len(statistics),
        doubtful_statistics=sum(confidence != "high" for confidence in statistics),
        organizations=Mention.objects.public().filter(cable=cable).values("organization").distinct().count(),
        agreeing=sum(check.agrees is True for check in checks),
        differing=[check for check in checks if check.agrees is False],
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of a cable against the one that is read. `differences` is None where none may be shown."""

    witness: Witness
    differences: list[tuple[str, str]] | None
    cut: bool = False


def copies(cable: Cable) -> list[Copy]:
    """Each copy but the chosen one; (here, there) for every stretch of lines that differs."""
    witnesses = list(cable.witnesses.select_related("source", "cable"))
    chosen = next((w for w in witnesses if w.chosen), None)
    read = public_source(chosen) if chosen else None
    return [against(read.text, w) if read else Copy(w, None) for w in witnesses if not w.chosen]


def against(text: str, witness: Witness) -> Copy:
    other = public_source(witness)
    if other is None:
        return Copy(witness, None)
    here, there = lines(text), lines(other.text)
    found = list(differences(here[:LINES], there[:LINES]))
    cut = len(found) > DIFFERENCES or max(len(here), len(there)) > LINES
    return Copy(witness, found[:DIFFERENCES], cut)


def lines(text: str) -> list[str]:
    """Lines with their blanks folded; empty ones say nothing."""
    return [folded for line in text.splitlines() if (folded := " ".join(line.split()))]


def differences(here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, here, there).get_opcodes():
        if kind != "equal":
            yield "\n".join(here[a:b]), "\n".join(there[c:d])

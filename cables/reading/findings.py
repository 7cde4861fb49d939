"""What was found in one cable, in light rows: its reading page has hundreds of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from django.db.models import Q
from django.db.models.functions import Coalesce

from cables.kinds import ANSWERING
from cables.models import Answer, Cable, Check, Mention, Question, Review, Statistic
from cables.search import Query, marked_spans

# How a question code is known where it is not simply printed.
BASES = {
    Answer.Basis.REPAIRED: "code misread and repaired",
    Answer.Basis.CARRIED: "carried on from above",
    Answer.Basis.INFERRED: "inferred, not printed",
    Answer.Basis.EDITOR: "set by an editor",
}


class Subject(NamedTuple):
    """A topic as a link needs it: how many other years of the country and how many of its neighbors in the
    same year answer to it."""

    slug: str
    label: str
    years: int = 0
    neighbors: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a passage answers: code, what it asks, its topics, how surely it was read."""

    question: Question
    basis: str
    topics: list[Subject]
    start: int

    @property
    def doubtful(self) -> bool:
        return self.basis in BASES

    @property
    def basis_words(self) -> str:
        return str(BASES.get(Answer.Basis(self.basis), ""))


class Figure(NamedTuple):
    """A public statistic; start and end count characters of the paragraph's text as read."""

    paragraph_id: int
    start: int
    end: int
    kind: str
    value: Decimal | None
    unit: str
    period: str
    source: str


class Named(NamedTuple):
    """A public mention: its place, and the organization that it counts for after mergers."""

    paragraph_id: int
    start: int
    end: int
    slug: str
    name: str


class InParagraph(Protocol):
    @property
    def paragraph_id(self) -> int: ...


Row = TypeVar("Row", bound=InParagraph)
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Findings:
    """By the primary key of the paragraph."""

    asked: dict[int, list[Asked]]
    figures: dict[int, list[Figure]]
    named: dict[int, list[Named]]
    checks: dict[int, list[Check]]
    hits: dict[int, Spans]


def findings(cable: Cable, query: Query) -> Findings:
    checks: dict[int, list[Check]] = defaultdict(list)
    for check in cable.checks.filter(withheld=False).prefetch_related("paragraphs"):
        for paragraph in check.paragraphs.all():
            checks[paragraph.pk].append(check)
    figures = Statistic.objects.public().filter(cable=cable).values_list(*Figure._fields)
    return Findings(
        questions_answered(cable),
        by_paragraph(map(Figure._make, figures)),
        by_paragraph(named(cable)),
        checks,
        marked_spans(cable.pk, query),
    )


def questions_answered(cable: Cable) -> dict[int, list[Asked]]:
    """Each question once in a paragraph."""
    answers = Answer.objects.public().filter(cable=cable).select_related("question")
    rows = list(answers.order_by("start", "question__order"))
    topics = topics_of(cable, {row.question_id for row in rows})
    found: dict[int, dict[int, Asked]] = defaultdict(dict)
    for row in rows:
        one = Asked(row.question, row.basis, topics[row.question_id], row.start)
        found[row.paragraph_id].setdefault(row.question_id, one)
    return {paragraph: list(questions.values()) for paragraph, questions in found.items()}


def topics_of(cable: Cable, questions: set[int]) -> dict[int, list[Subject]]:
    """In the order of the crosswalk, in which a question's main topic comes first."""
    through = Question.topics.through.objects.filter(question__in=questions).order_by("pk")
    rows = list(through.values_list("question_id", "topic_id", "topic__label"))
    years, neighbors = elsewhere(cable, {topic for _, topic, _ in rows})
    found: dict[int, list[Subject]] = defaultdict(list)
    for question, slug, label in rows:
        found[question].append(Subject(slug, label, years[slug], neighbors[slug]))
    return found


def elsewhere(cable: Cable, topics: set[str]) -> tuple[Counter[str], Counter[str]]:
    """By topic: in how many other years the same country answers, and how many neighbors in this year."""
    years, neighbors = Counter[str](), Counter[str]()
    if not cable.country or not topics:
        return years, neighbors
    own = Q(cable__country=cable.country_id) & ~Q(cable__reporting_year=cable.reporting_year)
    near = Q(cable__country__in=cable.country.neighbours.all(), cable__reporting_year=cable.reporting_year)
    answers = Answer.objects.current().filter(own | near, question__topics__in=topics)
    told = answers.filter(cable__document__in=ANSWERING, cable__reporting_year__isnull=False).order_by()
    places = told.values_list("question__topics", "cable__country", "cable__reporting_year").distinct()
    for topic, country, _ in places:
        (years if country == cable.country_id else neighbors)[topic] += 1
    return years, neighbors


def named(cable: Cable) -> list[Named]:
    """Without those that count for an organization that editors rejected."""
    slug, name, review = (
        Coalesce(f"organization__merged_into__{column}", f"organization__{column}")
        for column in ("slug", "name", "review")
    )
    mentions = Mention.objects.public().filter(cable=cable).alias(said=review).exclude(said=Review.REJECTED)
    return [Named(*row) for row in mentions.values_list("paragraph_id", "start", "end", slug, name)]


def by_paragraph(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.paragraph_id].append(row)
    return found

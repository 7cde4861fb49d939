"""The same question side by side: what each cell of country by year holds, and what an empty one means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch

from cables.kinds import About, ProblemKind
from cables.models import Answer, Cable, Country, Paragraph, Problem, Question, Topic
from cables.reading.answers import Excerpt, excerpts
from cables.reading.differences import merged

# How a cell without an answer reads; the key is also its style.
EMPTY = {
    "not-asked": "Not asked that year",
    "unknown": "Questionnaire of that year not known",
    "not-answered": "Asked, not answered",
    "not-placed": "Cable held, answer not found",
    "lost": "Lost in a missing part",
    "not-held": "Cable not held",
    "withheld": "Withheld",
}


Place = tuple[str | None, int | None]  # country and reporting year


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is answered, or a key of EMPTY; `cables` are the ones that were looked at."""

    country: Country
    year: int
    state: str
    excerpts: list[Excerpt] = field(default_factory=list)
    cables: list[Cable] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def others(self) -> int:
        """Answers besides the first."""
        return len(self.excerpts) - 1

    @property
    def words(self) -> str:
        return EMPTY.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that decides about cells, read in a fixed number of queries."""

    questions: dict[int, list[Question]]
    asked_years: set[int]
    cables: dict[Place, list[Cable]]
    withdrawn: set[Place]
    answers: dict[Place, list[Answer]]
    withheld: set[Place]
    placed: set[int]
    damaged: set[int | str]


def compare(topic: Topic, countries: Sequence[Country], years: Sequence[int]) -> list[list[Cell]]:
    """One row for each country, one cell for each year."""
    known = look(topic, countries)
    return [[cell(country, year, known) for year in years] for country in countries]


def look(topic: Topic, countries: Sequence[Country]) -> Known:
    among = {"cable__country__in": countries}
    cables = list(
        Cable.objects.answering().filter(country__in=countries).order_by("part_number", "date", "cable_id")
    )
    paragraphs = Prefetch("paragraph", Paragraph.objects.defer("text", "search", "runs"))
    answers = Answer.objects.filter(question__topics=topic, rejected=False, **among)
    shown = answers.public().filter(cable__in=[c.pk for c in cables]).exclude(kind=Answer.Kind.QUESTION)
    rows = shown.select_related("cable__country", "question").prefetch_related(paragraphs)
    hidden = answers.filter(paragraph__withheld=True, cable__in=[c.pk for c in cables])
    gone = Cable.objects.filter(country__in=countries, withdrawn_at__isnull=False)
    lost = Paragraph.objects.filter(cable__in=[c.pk for c in cables], removed_at=None).exclude(
        state=Paragraph.State.WHOLE
    )
    questions: defaultdict[int, list[Question]] = defaultdict(list)
    for question in topic.questions.all():
        questions[question.year].append(question)
    return Known(
        questions=questions,
        asked_years=set(Question.objects.public().order_by().values_list("year", flat=True).distinct()),
        cables=grouped(cables),
        withdrawn=set(gone.values_list("country", "reporting_year")),
        answers=grouped_answers(rows.order_by("paragraph__order", "start", "cable__cable_id", "pk")),
        withheld=set(hidden.order_by().values_list("cable__country", "cable__reporting_year")),
        placed=placed(cables),
        damaged={c.pk for c in cables if c.sections_missing}
        | set(lost.order_by().values_list("cable", flat=True)),
    )


def places_held(topic: Topic, countries: Sequence[Country]) -> set[Place]:
    """Where a cable is held, or was, that could answer: what a table is worth a row and a column for."""
    years = topic.questions.values("year")
    cables = Cable.objects.answering().filter(reporting_year__in=years)
    gone = Cable.objects.filter(withdrawn_at__isnull=False, reporting_year__in=years)
    elsewhere = (
        Answer.objects.public().filter(question__topics=topic).exclude(cable__reporting_year__in=years)
    )
    answers = Cable.objects.answering().filter(pk__in=elsewhere.values("cable"))
    first, *rest = (
        rows.filter(country__in=countries).order_by().values_list("country", "reporting_year")
        for rows in (cables, gone, answers)
    )
    return set(first.union(*rest))


def placed(cables: Sequence[Cable]) -> set[int]:
    """The cables whose answers were all found: some stand under their questions, and no text is in doubt."""
    asked = Cable.objects.filter(pk__in=[cable.pk for cable in cables])
    of = {"cable": OuterRef("pk")}
    unplaced = Problem.objects.filter(**of, kind__in=ProblemKind.of(About.QUESTIONS), settled_at=None)
    found = asked.filter(Exists(Answer.objects.public().filter(**of)), ~Exists(unplaced))
    return set(found.order_by().values_list("pk", flat=True))


def grouped(rows: Iterable[Cable]) -> dict[Place, list[Cable]]:
    found: dict[Place, list[Cable]] = defaultdict(list)
    for cable in rows:
        found[(cable.country_id, cable.reporting_year)].append(cable)
    return found


def grouped_answers(rows: Iterable[Answer]) -> dict[Place, list[Answer]]:
    found: dict[Place, list[Answer]] = defaultdict(list)
    for answer in rows:
        found[(answer.cable.country_id, answer.cable.reporting_year)].append(answer)
    return found


def cell(country: Country, year: int, known: Known) -> Cell:
    place = (country.pk, year)
    cables, questions = known.cables.get(place, []), known.questions.get(year, [])
    if answers := known.answers.get(place):
        return Cell(country, year, "answered", excerpts(answers), cables, questions)
    return Cell(country, year, emptiness(place, known), [], cables, questions)


def emptiness(place: tuple[str, int], known: Known) -> str:
    """Why there is nothing: a key of EMPTY. What was never asked comes before what is not held."""
    year, cables = place[1], known.cables.get(place, [])
    if year not in known.asked_years:
        return "unknown"
    if year not in known.questions:
        return "not-asked"
    if place in known.withheld or (not cables and place in known.withdrawn):
        return "withheld"
    if not cables:
        return "not-held"
    if any(cable.pk in known.damaged for cable in cables):
        return "lost"
    return "not-answered" if all(cable.pk in known.placed for cable in cables) else "not-placed"


def changes(cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """What the last of these answers says otherwise than the first, word by word."""
    here, there = ([word for e in cell.excerpts for word in e.text.split()] for cell in (cells[0], cells[-1]))
    return list(merged(here, there))

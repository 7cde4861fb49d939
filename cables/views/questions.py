"""What was asked: each year's questionnaire, the topics that run through the years, the crosswalk."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cables.models import Answer, Paragraph, Question, Topic
from cables.reading.answers import Excerpt, excerpts
from cables.search.kinds import question_value
from cables.sections import SECTIONS, section_label

from .pages import page_number

PAGE = 20


def years(request: HttpRequest) -> HttpResponse:
    """The questionnaires, newest first."""
    rows = (
        Question.objects.public().order_by().values("year").annotate(questions=Count("pk")).order_by("-year")
    )
    return render(request, "questionnaires.html", {"years": rows})


def questionnaire(request: HttpRequest, year: int) -> HttpResponse:
    answers = Answer.objects.current().filter(question=OuterRef("pk")).order_by().values("question")
    cables = Subquery(answers.annotate(n=Count("cable", distinct=True)).values("n"))
    asked = Question.objects.public().filter(year=year).prefetch_related("topics")
    questions = list(asked.annotate(cables=Coalesce(cables, 0)))
    slugs = list(dict.fromkeys(q.section for q in questions))
    groups = [(section_label(slug), [q for q in questions if q.section == slug]) for slug in slugs]
    status = 200 if questions else 404
    return render(request, "questionnaire.html", {"year": year, "groups": groups}, status=status)


def question(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One question of one year: what it asks, its neighbours in other years, who answered and how."""
    if code != (cased := question_value(code)):
        return redirect("question", year, cased, permanent=True)
    found = get_object_or_404(Question.objects.public(), year=year if year < 9999 else 0, code=code)
    answers = Answer.objects.current().filter(question=found)
    context = {
        "question": found,
        "section": section_label(found.section),
        "crosswalk": crosswalk(found),
        **page_of(request, answers),
    }
    return render(request, "question.html", context)


def crosswalk(found: Question) -> list[tuple[Topic, list[Question]]]:
    """The same in other years: the question's main topic first."""
    rows = Question.topics.through.objects.filter(question=found).order_by("pk").select_related("topic")
    return [(row.topic, by_year(row.topic)) for row in rows.prefetch_related("topic__questions")]


def by_year(topic: Topic) -> list[Question]:
    return sorted(topic.questions.all(), key=lambda q: (q.year, q.order))


def page_of(request: HttpRequest, answers: QuerySet[Answer]) -> dict[str, object]:
    """A page of excerpts, ordered by country and year, and how many cables they come from."""
    said = answers.exclude(kind=Answer.Kind.QUESTION).order_by(
        "cable__country__name", "cable__reporting_year", "paragraph__order", "start", "cable__cable_id", "pk"
    )
    every = list(said.values_list("pk", "cable"))
    page = Paginator([pk for pk, _ in every], PAGE).get_page(page_number(request))
    paragraphs = Prefetch("paragraph", Paragraph.objects.defer("text", "search", "runs"))
    rows = said.filter(pk__in=page.object_list).select_related("cable__country", "question")
    found: list[Excerpt] = excerpts(rows.prefetch_related(paragraphs))
    return {"page": page, "excerpts": found, "cables": len({cable for _, cable in every})}


def topics(request: HttpRequest) -> HttpResponse:
    """The crosswalk: topics down, years across."""
    found = list(
        Topic.objects.prefetch_related(Prefetch("questions", Question.objects.order_by("year", "order")))
    )
    span = sorted({question.year for topic in found for question in topic.questions.all()})
    rows = {topic.slug: [[q for q in topic.questions.all() if q.year == y] for y in span] for topic in found}
    groups = [
        (label, [(t, rows[t.slug]) for t in found if t.section == slug]) for slug, label in SECTIONS.items()
    ]
    return render(request, "topics.html", {"groups": [g for g in groups if g[1]], "years": span})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Topic, slug=slug)
    answers = Answer.objects.current().filter(question__topics=found)
    years: dict[int, list[Question]] = {question.year: [] for question in by_year(found)}
    for asked in by_year(found):
        years[asked.year].append(asked)
    context = {"topic": found, "section": section_label(found.section), "asked": years.items()}
    return render(request, "topic.html", {**context, **page_of(request, answers)})

"""Answers, organizations and facets in their public shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Count, F, Q, prefetch_related_objects

from cables.exports.shapes import (
    AnswerShape,
    FacetShape,
    FindingShape,
    OrganizationShape,
    QuestionShape,
)
from cables.models import Answer, Country, Mention, Organization, Paragraph, Question
from cables.models.findings import AFTER_MERGERS
from cables.reading.answers import Excerpt, excerpts
from cables.search.facets import Facet

NOWHERE = (0, 0, False)


def country_name(country: Country | None) -> str | None:
    return country.name if country else None


def where(paragraph: Paragraph, site: str) -> FindingShape:
    """The place that a finding was read at."""
    return {
        "cable_id": paragraph.cable.cable_id,
        "paragraph": paragraph.number,
        "url": site + paragraph.get_absolute_url(),
        "country": paragraph.cable.country_id,
        "country_name": country_name(paragraph.cable.country),
        "reporting_year": paragraph.cable.reporting_year,
        "sample": paragraph.cable.sample,
    }


def answer_records(answers: Sequence[Answer], site: str = "") -> list[AnswerShape]:
    """The answers come with their paragraphs and cables; one query each for questions and topics."""
    prefetch_related_objects(answers, "question__topics")
    for answer in answers:
        answer.paragraph.cable = answer.cable
    return [answer_record(excerpt, site) for excerpt in excerpts(answers)]


def answer_record(excerpt: Excerpt, site: str) -> AnswerShape:
    answer = excerpt.answer
    return AnswerShape(
        **where(answer.paragraph, site),
        question=question_record(answer.question),
        kind=answer.kind,
        basis=answer.basis,
        lost=excerpt.lost or None,
        text=excerpt.text,
    )


def question_records(questions: Sequence[Question], site: str = "") -> list[QuestionShape]:
    """Codes that no questionnaire has are of the cables that answer them."""
    prefetch_related_objects(questions, "topics")
    unknown = [question.pk for question in questions if not question.label]
    real = Answer.objects.public().filter(question__in=unknown, cable__sample=False)
    samples = {*unknown} - set(real.values_list("question", flat=True) if unknown else ())
    return [question_record(question, question.pk in samples) for question in questions]


def question_record(question: Question, sample: bool = False) -> QuestionShape:
    return {
        "year": question.year,
        "code": question.code,
        "label": question.label,
        "section": question.section,
        "topics": [topic.slug for topic in question.topics.all()],
        "sample": sample,
    }


def organization_records(organizations: Sequence[Organization], site: str = "") -> list[OrganizationShape]:
    """One query counts the mentions of all, those of merged organizations included."""
    together = Organization.objects.together([one.pk for one in organizations])
    among = Mention.objects.public().annotate(named=AFTER_MERGERS).filter(organization__in=together)
    cables = Count(F("cable"), distinct=True)
    real = Count("pk", filter=Q(cable__sample=False))
    rows = among.order_by().values("named").annotate(n=Count("pk"), cables=cables, real=real)
    counted = {row["named"]: (row["cables"], row["n"], row["n"] > 0 and not row["real"]) for row in rows}
    return [
        OrganizationShape(
            slug=organization.slug,
            url=site + organization.get_absolute_url(),
            name=organization.name,
            kind=organization.kind,
            country=organization.country_id,
            country_name=country_name(organization.country),
            cables=counted.get(organization.pk, NOWHERE)[0],
            mentions=counted.get(organization.pk, NOWHERE)[1],
            sample=counted.get(organization.pk, NOWHERE)[2],
            review=organization.review,
        )
        for organization in organizations
    ]


def facet_records(facets: Iterable[Facet]) -> list[FacetShape]:
    return [
        {
            "name": facet.name,
            "title": facet.title,
            "values": [
                {
                    "value": value.value,
                    "label": value.label,
                    "count": value.count,
                    "chosen": value.chosen,
                    "query": value.filters.query_string(),
                }
                for value in facet.values
            ],
        }
        for facet in facets
    ]

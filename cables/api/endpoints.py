"""The API's addresses. Each list is one kind of thing, cut into pages; the shapes are those of exports."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from ninja import Path, Query, Router, Status
from typing_extensions import TypedDict

from cables.exports import KINDS, cable_record, facet_records
from cables.exports.shapes import (
    AnswerShape,
    CableShape,
    FacetShape,
    HeaderShape,
    OrganizationShape,
    ParagraphShape,
    QuestionShape,
    StatisticShape,
    described,
)
from cables.models import Cable
from cables.models.addresses import PRINTED_ID, canonical
from cables.search import time_limit
from cables.search.facets import MOST
from cables.search.facets import facets as counted

from . import cursors
from .asked import Asked, AskedFigures, AskedPage, AskedQuestions, understood

WAIT = 3000  # milliseconds
Item = TypeVar("Item")
router = Router()


@described
class Page(TypedDict, Generic[Item]):
    """A page of a list."""

    asked: str
    """The query as it was understood."""
    count: int
    """Items on all pages."""
    items: list[Item]
    next: str | None
    """The address of the next page."""


@described
class Facets(TypedDict):
    """All facets of an answer."""

    asked: str
    unit: str
    """What the counts count: cables, or passages where passages were asked for."""
    facets: list[FacetShape]


@described
class Refusal(TypedDict):
    """Why there is no answer."""

    error: str


OF_ONE_CABLE = {200: CableShape, 301: None, 400: Refusal, 404: Refusal, 410: Refusal}


def answers_with(shape: Any) -> dict[int, Any]:
    return {200: shape, 400: Refusal}


def site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def page(request: HttpRequest, name: str, asked: AskedPage | AskedQuestions) -> dict[str, Any]:
    kind, filters = KINDS[name], understood(request, asked)
    with time_limit(WAIT):
        found = cursors.page(kind, filters, asked.cursor, asked.limit)
        items = kind.records(found.rows, site(request))
    more: dict[str, object] = {"limit": asked.limit, "cursor": found.next}
    if isinstance(asked, AskedPage) and filters.sort == "relevance":
        more["sort"] = filters.sort  # what the search page takes for granted, but no list
    following = f"{site(request)}{request.path}{filters.query_string(**more)}" if found.next else None
    return {"asked": filters.query_string(), "count": found.count, "items": items, "next": following}


@router.get("/cables", response=answers_with(Page[HeaderShape]), url_name="cables")
def cables(request: HttpRequest, asked: Query[AskedPage]) -> dict[str, Any]:
    """Cables by their headers: those that match, or that hold a paragraph that does."""
    return page(request, "cables", asked)


@router.get("/cables/{cable_id}", response=OF_ONE_CABLE, url_name="cable")
def cable(request: HttpRequest, cable_id: Path[str]) -> Any:
    """One cable with its references, paragraphs and all that was read in them, by its id: 07ASTANA614."""
    if (address := canonical(cable_id)) != cable_id and PRINTED_ID.fullmatch(address):
        return redirect("api:cable", address, permanent=True)
    found = Cable.objects.public().filter(cable_id=cable_id).first() if cable_id.isprintable() else None
    if found is None:
        if Cable.objects.filter(cable_id=cable_id, withdrawn_at__isnull=False).exists():
            return Status(410, Refusal(error="This cable was withdrawn"))
        raise Http404
    return cable_record(found, site(request))


@router.get("/paragraphs", response=answers_with(Page[ParagraphShape]), url_name="paragraphs")
def paragraphs(request: HttpRequest, asked: Query[AskedPage]) -> dict[str, Any]:
    """Paragraphs with their text, the questions they answer, their figures and organizations."""
    return page(request, "paragraphs", asked)


@router.get("/answers", response=answers_with(Page[AnswerShape]), url_name="answers")
def answers(request: HttpRequest, asked: Query[AskedPage]) -> dict[str, Any]:
    """Answers cut as finely as the cable parts them, each with its question and topics."""
    return page(request, "answers", asked)


@router.get("/statistics", response=answers_with(Page[StatisticShape]), url_name="statistics")
def statistics(request: HttpRequest, asked: Query[AskedFigures]) -> dict[str, Any]:
    """What cables state in figures. They are claims; a value of null means "not available", never zero."""
    return page(request, "statistics", asked)


@router.get("/organizations", response=answers_with(Page[OrganizationShape]), url_name="organizations")
def organizations(request: HttpRequest, asked: Query[AskedPage]) -> dict[str, Any]:
    """Organizations that matching paragraphs name, by name."""
    return page(request, "organizations", asked)


@router.get("/questions", response=answers_with(Page[QuestionShape]), url_name="questions")
def questions(request: HttpRequest, asked: Query[AskedQuestions]) -> dict[str, Any]:
    """The questionnaires, with the topics that join the years."""
    return page(request, "questions", asked)


@router.get("/facets", response=answers_with(Facets), url_name="facets")
def facets(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """How the answer is spread over countries, years, topics and the other facets."""
    filters = understood(request, asked)
    with time_limit(WAIT):
        found = facet_records(counted(filters, shown=MOST))
    unit = "passages" if filters.by_paragraph else "cables"
    return {"asked": filters.query_string(), "unit": unit, "facets": found}

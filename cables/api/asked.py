"""What a program may ask: the search page's own filters, and which page of the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field, create_model

from cables.search import FACETS, Filters, filters_of
from cables.search.parameters import SORTS, TWICE, NotUnderstood, Refused, not_among
from cables.search.syntax import LONGEST

MOST = 100  # items on a page


class AskedWords(Schema):
    q: str = Field("", max_length=LONGEST, description='Words, "a phrase", -excluded, a OR b, begin*.')


def values_of_facets(names: Iterable[str]) -> dict[str, Any]:
    return {name: (list[str], Field([], description=FACETS[name].described)) for name in names}


AskedFacets: Any = create_model("AskedFacets", __base__=AskedWords, **values_of_facets(FACETS))


class Asked(AskedFacets):  # type: ignore[misc]
    """Repeat a key for alternatives: country=KZ&country=UZ. `none` stands for "not stated"."""

    replaced: Literal["", "0", "1"] = Field("", description="1 for replaced cables too.")

    def filters(self) -> Filters:
        return filters_of(
            {
                **{name: getattr(self, name) for name in FACETS},
                "q": self.q,
                "replaced": self.replaced,
                "sort": getattr(self, "sort", SORTS[0]),
            }
        )


class AskedPage(Asked):
    """A question, and which page of its answer."""

    sort: Literal["newest", "oldest", "relevance"] = Field(
        "newest", description="By the date of sending; relevance ranks paragraphs where q has words."
    )
    limit: int = Field(25, ge=1, le=MOST, description="Items on a page.")
    cursor: str = Field("", max_length=1000, description="From `next` of the page before.")


class AskedFigures(AskedPage):
    """A question about figures, in the words of their page as well."""

    kind: list[str] = Field([], description="The same as statistic, as the page of figures calls it.")

    def filters(self) -> Filters:
        both = self.model_copy(update={"statistic": [*self.statistic, *self.kind]})
        return super(AskedFigures, both).filters()


QUESTIONS = ("year", "section", "topic", "question")
AskedOfQuestions: Any = create_model("AskedOfQuestions", __base__=Schema, **values_of_facets(QUESTIONS))


class AskedQuestions(AskedOfQuestions):  # type: ignore[misc]
    """Which questions of the questionnaires, and which page of them."""

    limit: int = Field(25, ge=1, le=MOST, description="Items on a page.")
    cursor: str = Field("", max_length=1000, description="From `next` of the page before.")

    def filters(self) -> Filters:
        return filters_of({name: getattr(self, name) for name in QUESTIONS})


def understood(request: HttpRequest, asked: Asked | AskedQuestions) -> Filters:
    """What is asked. Raises Refused where a key or a value of it cannot be read."""
    known = type(asked).model_fields
    told = [*not_among(known, request.GET)]
    for name in known.keys() & request.GET.keys():
        if not isinstance(getattr(asked, name), list) and len(set(request.GET.getlist(name))) > 1:
            told.append(NotUnderstood(name, request.GET.getlist(name)[0], TWICE))
    filters = asked.filters()
    if told := [*told, *filters.not_understood]:
        raise Refused(told)
    return filters

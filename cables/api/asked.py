"""What a program may ask: the search page's own filters, and which page of the answer."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from cables.search import FACETS, Filters, filters_of
from cables.search.filters import SORTS, read_values
from cables.search.syntax import LONGEST

MOST = 100  # items on a page


class Asked(Schema):
    """Repeat a key for alternatives: country=KZ&country=UZ. `none` stands for "not stated"."""

    q: str = Field("", max_length=LONGEST, description='Words, "a phrase", -excluded, a OR b, begin*.')
    country: list[str] = Field([], description="ISO 3166 codes of the country reported on: KZ.")
    year: list[str] = Field([], description="Reporting years: 2007, or 2006-2008.")
    section: list[str] = Field([], description="Sections of the report: prosecution.")
    topic: list[str] = Field([], description="Topics: law-enforcement-statistics.")
    question: list[str] = Field([], description="Question codes, of one year or of all: 2007-29F, 29F.")
    tag: list[str] = Field([], description="TAGS: KTIP.")
    org: list[str] = Field([], description="Organizations, by the last part of their address.")
    statistic: list[str] = Field([], description="Kinds of figures: convictions.")
    mark: list[str] = Field([], description="Portion marks: SBU.")
    completeness: list[str] = Field([], description="whole, or gaps.")
    replaced: Literal["", "1"] = Field("", description="1 for replaced cables too.")

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
        filters = super().filters()
        kinds = dict.fromkeys((*filters.statistic, *read_values("statistic", self.kind)))
        return filters.with_values("statistic", kinds)

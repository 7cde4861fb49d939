"""What a program may ask: the search page's own filters, and which page of the answer."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from cables.search import FACETS, Filters, filters_of
from cables.search.filters import SORTS, read_values
from cables.search.syntax import LONGEST

MOST = 100  # items on a page


class AskedWords(Schema):
    q: str = Field("", max_length=LONGEST, description='Words, "a phrase", -excluded, a OR b, begin*.')


def values_of_facets() -> dict[str, Any]:
    return {name: (list[str], Field([], description=kind.described)) for name, kind in FACETS.items()}


AskedFacets: Any = create_model("AskedFacets", __base__=AskedWords, **values_of_facets())


class Asked(AskedFacets):  # type: ignore[misc]
    """Repeat a key for alternatives: country=KZ&country=UZ. `none` stands for "not stated"."""

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
        kinds = dict.fromkeys((*filters.values("statistic"), *read_values("statistic", self.kind)))
        return filters.with_values("statistic", kinds)

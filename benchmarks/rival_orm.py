"""A rival: the plain design with Django's ORM on the tables as they are.

A stored vector with a GIN index, a rank over all that match, and one GROUP BY for each facet."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from benchmarks.asking import Asked
from cables.models import Answer, Cable, CableTag, Mention, Paragraph, Question, Statistic

OF_CABLE = {"country": "cable__country", "year": "cable__reporting_year", "document": "cable__document"}
OF_PARAGRAPH = {"section": "section", "mark": "mark"}
# Facets with several values: the model of their rows and the column of the value.
ROWS: dict[str, tuple[type[Any], str]] = {
    "org": (Mention, "organization__slug"),
    "statistic": (Statistic, "kind"),
    "question": (Answer, "question"),
    "topic": (Answer, "question__topics"),
}


class Plain:
    name = "Django ORM, plain"

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("create index if not exists plain on cables_paragraph using gin (search)")
        asked = Question.objects.values_list("year", "code", "pk")
        self.questions = {f"{year}-{code}": str(pk) for year, code, pk in asked}

    def spelled(self, facet: str, value: str) -> str:
        """The product's value as this engine has it."""
        return self.questions.get(value, value) if facet == "question" else value

    def ask(self, asked: Asked, facets: tuple[str, ...]) -> tuple[int, dict[str, dict[str, int]]]:
        """Read the page; (total, {facet: {value: count}})."""
        words = query(asked)
        rows = matching(asked, words)
        ranked = rows.annotate(rank=SearchRank(F("search"), words)).order_by("-rank") if words else rows
        list(ranked.select_related("cable").order_by(*(["-rank"] if words else ["-cable__date"]))[:20])
        by_cable = not asked.filters.by_paragraph
        unit = Count("cable", distinct=True) if by_cable else Count("pk")
        total = rows.aggregate(n=unit)["n"]
        return total, {facet: self.facet(asked, facet, words, by_cable) for facet in facets}

    def facet(self, asked: Asked, facet: str, words: Any, by_cable: bool) -> dict[str, int]:
        rows = matching(asked, words, without=facet)
        number: Any = Count("cable", distinct=True) if by_cable else Count("pk")
        if column := (OF_CABLE | OF_PARAGRAPH).get(facet):
            counted: QuerySet[Any, Any] = rows.values_list(column).annotate(n=number)
        elif facet == "tag" and by_cable:
            counted = CableTag.objects.filter(cable__in=rows.values("cable")).values_list("tag")
            counted = counted.annotate(n=Count("cable"))
        elif facet == "tag":
            counted = rows.values_list("cable__tags").annotate(n=Count("pk"))
        elif facet == "completeness":
            gaps = rows.exclude(cable__sections_missing=[]).aggregate(n=number)["n"]
            return {"gaps": gaps, "whole": rows.filter(cable__sections_missing=[]).aggregate(n=number)["n"]}
        else:
            model, column = ROWS[facet]
            unit = Count("cable" if by_cable else "paragraph", distinct=True)
            counted = (
                model.objects.filter(paragraph__in=rows.values("pk")).values_list(column).annotate(n=unit)
            )
        return {str(value or "none"): n for value, n in counted.order_by()}


def query(asked: Asked) -> Any:
    words = [SearchQuery(word, config="english") for word in asked.must]
    words += [~SearchQuery(word, config="english") for word in asked.never]
    if asked.phrase:
        words.append(SearchQuery(asked.phrase, config="english", search_type="phrase"))
    if asked.prefix:
        words.append(SearchQuery(f"{asked.prefix}:*", config="english", search_type="raw"))
    whole: Any = words[0] if words else None
    for word in words[1:]:
        whole &= word
    return whole


def matching(asked: Asked, words: Any, without: str = "") -> QuerySet[Paragraph]:
    rows = Paragraph.objects.public().filter(cable__in=Cable.objects.current()).order_by()
    rows = rows.filter(search=words) if words else rows
    for facet, values in asked.values.items():
        if facet == without:
            continue
        if column := (OF_CABLE | OF_PARAGRAPH).get(facet):
            rows = rows.filter(**{f"{column}__in": values})
        elif facet == "tag":
            rows = rows.filter(cable__in=CableTag.objects.filter(tag__in=values).values("cable"))
        else:
            model, column = ROWS[facet]
            rows = rows.filter(
                Q(pk__in=model.objects.filter(**{f"{column}__in": values}).values("paragraph"))
            )
    return rows

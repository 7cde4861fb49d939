"""(Filters) -> the cables, paragraphs, answers, statistics, organizations or questions asked for, in an order
that is total and does not change: what pages of the API and files are cut from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchRank
from django.db.models import F, IntegerField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from cables.exports.findings import answer_records, organization_records, question_records
from cables.models import Answer, Cable, Mention, Organization, Paragraph, Question, Statistic
from cables.search import NOT_STATED, Filters, matching
from cables.search.conditions import among, matching_cables, wanted
from cables.search.statements import time_limit

from .figures import statistic_records
from .records import NEVER, cable_headers, paragraph_records

CHUNK = 200  # rows that an export reads at a time
LONGEST_WAIT = 10_000  # milliseconds in which an export must know its rows
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
BEYOND = ("paragraph__text", "paragraph__runs", "paragraph__search", "paragraph__repairs")


class Key(NamedTuple):
    """A column that rows are ordered by, as the ORM names it."""

    column: str
    falling: bool = False

    def of(self, row: Any) -> Any:
        return attrgetter(self.column.replace("__", "."))(row)

    @property
    def order(self) -> str:
        return f"-{self.column}" if self.falling else self.column


class Kind(NamedTuple):
    """A kind of thing: how it is selected, ordered, loaded and shaped. `cable` leads to the cable's columns,
    None where the kind has no cable; `deferred` are columns that its shape does not read."""

    name: str
    model: type[Model]
    select: Callable[[Filters], QuerySet[Any]]
    records: Callable[[Sequence[Any], str], Sequence[Any]]
    keys: tuple[str, ...]
    cable: str | None
    related: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()


def cables(filters: Filters) -> QuerySet[Cable]:
    """Those that match, or that hold a passage that matches."""
    if not filters.by_paragraph:
        return matching_cables(filters)
    return Cable.objects.public().filter(pk__in=matching(filters).order_by().values("cable"))


def answers(filters: Filters) -> QuerySet[Answer]:
    """Answers in matching passages, and of these to the questions and topics that were chosen."""
    found = Answer.objects.public().filter(paragraph__in=matching(filters).order_by().values("pk"))
    if topics := stated(filters.values("topic")):
        found = found.filter(question__in=Question.objects.filter(topics__in=topics))
    return found.filter(among("question", codes)) if (codes := stated(filters.values("question"))) else found


def statistics(filters: Filters) -> QuerySet[Statistic]:
    found = Statistic.objects.facts().filter(paragraph__in=matching(filters).order_by().values("pk"))
    return found.filter(kind__in=kinds) if (kinds := stated(filters.values("statistic"))) else found


def organizations(filters: Filters) -> QuerySet[Organization]:
    """Those named in matching passages, under the name that they were merged into."""
    mentions = Mention.objects.public().filter(paragraph__in=matching(filters).order_by().values("pk"))
    if slugs := stated(filters.values("org")):
        mentions = mentions.filter(organization__slug__in=slugs)
    named = mentions.values(named=Coalesce("organization__merged_into", "organization"))
    return Organization.objects.public().filter(pk__in=named.order_by())


def questions(filters: Filters) -> QuerySet[Question]:
    """The questionnaires are public as they are; years, sections, topics and codes choose among them."""
    found = Question.objects.public()
    if years := stated(filters.values("year")):
        found = found.filter(year__in=years)
    if topics := stated(filters.values("topic")):
        found = found.filter(pk__in=Question.objects.filter(topics__in=topics).values("pk"))
    if sections := stated(filters.values("section")):
        found = found.filter(section__in=sections)
    codes = stated(filters.values("question"))
    return found.filter(among("own question", codes)) if codes else found


def stated(values: Iterable[str]) -> list[str]:
    return [value for value in values if value != NOT_STATED]


KINDS = {
    kind.name: kind
    for kind in (
        Kind("cables", Cable, cables, cable_headers, ("cable_id",), ""),
        Kind("paragraphs", Paragraph, matching, paragraph_records,
             ("cable__cable_id", "order", "pk"), "cable__", ("cable__country",), NEVER),
        Kind("answers", Answer, answers, answer_records,
             ("cable__cable_id", "paragraph__order", "start", "pk"), "cable__",
             ("paragraph__cable__country", "cable__country"), BEYOND),
        Kind("statistics", Statistic, statistics, statistic_records,
             ("cable__cable_id", "paragraph__order", "start", "pk"), "cable__",
             ("paragraph__cable__country", "cable__country"), BEYOND),
        Kind("organizations", Organization, organizations, organization_records, ("name", "slug"), None,
             ("country",)),
        Kind("questions", Question, questions, question_records, ("year", "order", "pk"), None),
    )
}  # fmt: skip


def ordered(kind: Kind, filters: Filters) -> tuple[QuerySet[Any], list[Key]]:
    """The rows asked for, annotated with what they are ordered by, and the keys of that order."""
    rows, keys = kind.select(filters), [Key(column) for column in kind.keys]
    if kind.cable is not None:
        oldest = filters.sort == "oldest"
        date = Coalesce(f"{kind.cable}date", Value(LAST if oldest else FIRST))
        rows, keys = rows.annotate(moment=date), [Key("moment", falling=not oldest), *keys]
    looked_for = wanted(filters.query)
    if kind.name == "paragraphs" and filters.sort == "relevance" and looked_for is not None:
        rank = SearchRank(F("search"), looked_for, normalization=1) * Value(1_000_000.0)
        rows, keys = rows.annotate(score=Cast(rank, IntegerField())), [Key("score", falling=True), *keys]
    return rows.order_by(*(key.order for key in keys)), keys


def loaded(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    """With everything that the kind's shape reads."""
    rows = rows.select_related(*kind.related) if kind.related else rows
    return rows.defer(*kind.deferred) if kind.deferred else rows


def beyond(keys: Sequence[Key], values: Sequence[Any]) -> Q:
    """The condition for rows that come after the one with these values of the keys."""
    after, equal = Q(pk__in=[]), Q()
    for key, value in zip(keys, values, strict=True):
        after |= equal & Q(**{f"{key.column}__{'lt' if key.falling else 'gt'}": value})
        equal &= Q(**{key.column: value})
    return after


class Selected(NamedTuple):
    """All rows of an answer, known by their ids and read in chunks; `kind` says what they are."""

    kind: Kind
    ids: list[int]

    def records(self, site: str = "") -> Iterator[Any]:
        """Read as they are asked for: what is withheld meanwhile is left out."""
        for at in range(0, len(self.ids), CHUNK):
            chunk = self.ids[at : at + CHUNK]
            found = {row.pk: row for row in loaded(self.kind, public(self.kind).filter(pk__in=chunk))}
            yield from self.kind.records([found[pk] for pk in chunk if pk in found], site)


def selected(kind: Kind, filters: Filters) -> Selected:
    """Raises search.TooSlow where the question takes too long."""
    with time_limit(LONGEST_WAIT):
        rows, _ = ordered(kind, filters)
        return Selected(kind, list(rows.values_list("pk", flat=True)))


def public(kind: Kind) -> QuerySet[Any]:
    """Asked again for each chunk, by the predicate that decides what is public."""
    manager = kind.model._default_manager
    rows: QuerySet[Any] = manager.public() if hasattr(manager, "public") else manager.all()
    return rows

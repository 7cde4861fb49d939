"""The tables of known words, from the extractor's vocabulary: countries, posts, TAGS, questions, topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

import pycountry
from django.db import models

from cables.extract import places, vocabulary
from cables.extract.questions import questionnaires
from cables.models import Country, Post, Question, Tag, Topic

Row = TypeVar("Row", bound=models.Model)


def fill() -> None:
    """Bring the tables up to the vocabulary. What is in them already and agrees is not written again."""
    _bring(Country, countries(), "iso2")
    _bring_neighbours()
    _bring(Post, posts(), "code")
    _bring(Tag, tags(), "code")
    _bring(Topic, topics(), "slug")
    _bring(Question, questions(), "year", "code")
    _bring_topics()


def countries() -> Iterable[Country]:
    """Every country by its ISO code, named as pycountry does; the invented ones of the samples are marked."""
    geo_tags = {
        row["iso2"]: tag for tag, row in vocabulary.load("geo_tags")["tags"].items() if _is_country(row)
    }
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        yield Country(iso2=country.alpha_2, name=name[:100], geo_tag=geo_tags.get(country.alpha_2, ""))
    for iso2 in sorted(geo_tags.keys() - {country.alpha_2 for country in pycountry.countries}):
        name = next(
            row["name"] for row in vocabulary.load("geo_tags")["tags"].values() if row["iso2"] == iso2
        )
        yield Country(iso2=iso2, name=name[:100], geo_tag=geo_tags[iso2])
    for row in vocabulary.load("sample_places")["countries"]:
        yield Country(iso2=row["iso2"], name=row["name"], geo_tag=row["geo_tag"], sample=True)


def _is_country(row: dict[str, Any]) -> bool:
    return row["kind"] == "country" and bool(row["iso2"]) and len(row["iso2"]) == 2


def posts() -> Iterable[Post]:
    known = {country.iso2 for country in countries()}
    routing = {
        row["post"]: row.get("routing_indicator") or ""
        for name in ("posts", "sample_places")
        for row in vocabulary.load(name)["posts"]
    }
    for post in places.posts().values():
        yield Post(
            code=post.code,
            name=post.name,
            country_id=post.iso2 if post.iso2 in known else None,
            routing_indicator=routing.get(post.code, ""),
            sample=post.sample,
        )


def tags() -> Iterable[Tag]:
    """Subject and program TAGS with their meaning, geographic ones with their country's name."""
    for row in vocabulary.load("tags")["tags"]:
        yield Tag(code=row["code"], kind=row["kind"], meaning=(row.get("meaning") or "")[:200])
    for name in vocabulary.load("tags")["organisation_tags"]:
        yield Tag(code=name[:40], kind="organization")
    for code, row in vocabulary.load("geo_tags")["tags"].items():
        yield Tag(code=code, kind="geographic", meaning=row["name"][:200])
    for row in vocabulary.load("sample_places")["countries"]:
        yield Tag(code=row["geo_tag"], kind="geographic", meaning=row["name"])


def topics() -> Iterable[Topic]:
    for order, topic in enumerate(questionnaires.topics()):
        yield Topic(slug=topic.slug, label=topic.label, section=topic.section, order=order)


@cache
def _sections() -> dict[tuple[int, str], str]:
    """The section of the report that each question belongs to: that of its first topic."""
    of_topic = {topic.slug: topic.section for topic in questionnaires.topics()}
    asked = (question for questionnaire in questionnaires.all() for question in questionnaire.questions)
    return {(q.year, q.code): of_topic.get(q.topics[0], "") for q in asked if q.topics}


def section_of(year: int, code: str) -> str:
    return _sections().get((year, code), "")


def questions() -> Iterable[Question]:
    """Every question of every year."""
    for questionnaire in questionnaires.all():
        for question in questionnaire.questions:
            yield Question(
                year=question.year,
                code=question.code,
                label=question.label,
                section=section_of(question.year, question.code),
                order=question.order,
                confidence=question.confidence,
            )


def _bring(model: type[Row], wanted: Iterable[Row], *key: str) -> None:
    """Create what is missing and update what differs, found by `key`; what the tables have besides stays."""
    fields = [f.attname for f in model._meta.concrete_fields if not f.primary_key and f.name not in key]
    rows = {_values(row, key): row for row in model._default_manager.all()}
    new, changed = [], []
    for row in {_values(row, key): row for row in wanted}.values():
        known = rows.get(_values(row, key))
        if known is None:
            new.append(row)
        elif _values(known, fields) != _values(row, fields):
            row.pk = known.pk
            changed.append(row)
    model._default_manager.bulk_create(new)
    model._default_manager.bulk_update(changed, [f.removesuffix("_id") for f in fields])


def _values(row: models.Model, fields: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in fields)


def _bring_neighbours() -> None:
    """Land borders, both ways."""
    through = Country.neighbours.through
    known = set(Country.objects.values_list("pk", flat=True))
    pairs = {(a, b) for line in vocabulary.load("neighbours")["pairs"] for a, b in [line.split("-")]}
    pairs |= {
        (row["iso2"], other)
        for row in vocabulary.load("sample_places")["countries"]
        for other in row.get("neighbours", ())
    }
    pairs |= {(b, a) for a, b in pairs}
    held = set(through._default_manager.values_list("from_country_id", "to_country_id"))
    through._default_manager.bulk_create(
        through(from_country_id=a, to_country_id=b) for a, b in sorted(pairs - held) if {a, b} <= known
    )


def _bring_topics() -> None:
    """The crosswalk: which topics each year's questions belong to, its main one first. Rows are kept in this
    order by their ids: a question whose topics differ in any way gets new ones."""
    through = Question.topics.through
    ids = {(year, code): pk for year, code, pk in Question.objects.values_list("year", "code", "pk")}
    wanted = {
        ids[question.year, question.code]: question.topics
        for questionnaire in questionnaires.all()
        for question in questionnaire.questions
    }
    held = defaultdict(list)
    for question, topic in through._default_manager.order_by("pk").values_list("question_id", "topic_id"):
        held[question].append(topic)
    changed = [pk for pk in ids.values() if held.get(pk, []) != list(wanted.get(pk, ()))]
    through._default_manager.filter(question__in=changed).delete()
    through._default_manager.bulk_create(
        through(question_id=pk, topic_id=topic) for pk in changed for topic in wanted.get(pk, ())
    )

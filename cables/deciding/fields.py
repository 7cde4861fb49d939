"""The fields that can be corrected: what each says, and how it is made to say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import models

from cables.models.cables import HEADER, Cable, Paragraph
from cables.models.findings import Mention, Organization, Statistic
from cables.writing.answers import put_questions, put_tags, questions, tags
from cables.writing.links import put_references, references

Json = Any  # what json.dumps takes
CORRECTABLE: dict[type[models.Model], tuple[str, ...]] = {
    Cable: HEADER,
    Paragraph: ("number", "mark", "state", "heading", "text", "questions", "division", "joined"),
    Statistic: (
        "value", "value_min", "value_max", "qualifier", "unit", "kind", "what", "breakdown", "period",
        "source", "prior_value", "prior_period", "change_percent", "review", "added",
    ),
    Organization: ("name", "kind", "country", "merged_into", "review"),
    Mention: ("organization", "review", "added"),
}  # fmt: skip


class Collection(NamedTuple):
    """A field that is kept in rows of its own: how it is read and how it is made so."""

    get: Callable[[Any], Json]
    put: Callable[[Any, Json], bool]


def _when_read(otherwise: Json) -> Collection:
    """A field that takes effect when the cable is read; the machine says `otherwise` of it."""
    return Collection(lambda thing: otherwise, lambda thing, value: False)


COLLECTIONS: dict[tuple[type[models.Model], str], Collection] = {
    (Cable, "tags"): Collection(tags, put_tags),
    (Cable, "references"): Collection(references, put_references),
    (Paragraph, "questions"): Collection(questions, put_questions),
    (Paragraph, "division"): _when_read([]),
    (Paragraph, "joined"): _when_read(""),
    (Statistic, "added"): _when_read(None),
    (Mention, "added"): _when_read(None),
}


def get(thing: models.Model, field: str) -> Json:
    """The effective value of a field as JSON, before anything of it is withheld."""
    if isinstance(thing, Cable) and field in thing.unmasked:
        return thing.unmasked[field]
    collection = COLLECTIONS.get((type(thing), field))
    if collection:
        return collection.get(thing)
    return _json(getattr(thing, _column(thing, field).attname))


def put(thing: models.Model, field: str, value: Json) -> bool:
    """Give a field its effective value, unsaved where it is a column; says whether it is another one."""
    if isinstance(thing, Cable) and field in thing.unmasked:
        if thing.unmasked[field] == normal(thing, field, value):
            return False
        del thing.unmasked[field]  # until it is published again
    collection = COLLECTIONS.get((type(thing), field))
    if collection:
        return collection.put(thing, value)
    column = _column(thing, field)
    value = _fitting(column, value)
    if getattr(thing, column.attname) == value:
        return False
    setattr(thing, column.attname, value)
    return True


def normal(thing: models.Model, field: str, value: Json) -> Json:
    """The value in the form in which `get` would give it."""
    if (type(thing), field) in COLLECTIONS:
        return value
    return _json(_fitting(_column(thing, field), value))


def _column(thing: models.Model, field: str) -> Any:
    return type(thing)._meta.get_field(field)


def _fitting(column: Any, value: Json) -> Any:
    """The value as the column holds it; words beyond its length are cut off."""
    value = column.to_python(value)
    return value[: column.max_length] if isinstance(value, str) else value


def _json(value: Any) -> Json:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, datetime) else value

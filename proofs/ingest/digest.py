"""One figure for all that the archive knows, without what depends on when and in which order it came."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models

from cables import models as archive
from cables.models.history import EVENTS, WITNESS_TEXTS

# Ids, times, and counts of changes; the search column follows from the text.
LEFT_OUT = {
    "id",
    "received_at",
    "verified_at",
    "read_at",
    "made_at",
    "version",
    "search",
    "removed_at",
    "content",
}
TABLES = (
    archive.Source, archive.Receipt, archive.Witness, archive.Cable, archive.CableTag, archive.Reference,
    archive.Paragraph, archive.Answer, archive.Statistic, archive.Organization, archive.Mention,
    archive.Check, archive.Checked, archive.Problem, archive.Withholding, archive.Correction,
)  # fmt: skip
NAMES: dict[type[models.Model], str] = {
    archive.Cable: "cable_id",
    archive.Source: "sha256",
    archive.Organization: "slug",
}


def rows() -> list[str]:
    """Every row of every domain table as JSON, rows that it points at by their natural names, sorted."""
    return sorted(json.dumps(_row(row), default=str, sort_keys=True) for t in TABLES for row in _all(t))


def events() -> int:
    """How many events and acts history holds."""
    return sum(table._default_manager.count() for table in (*EVENTS.values(), WITNESS_TEXTS, archive.Act))


def digest() -> str:
    return hashlib.sha256("\n".join(rows()).encode()).hexdigest()


def _all(table: Any) -> Any:
    """With what its rows are named by, a query for each table.

    Joined it once took minutes: the planner takes a table loaded in the same transaction for empty.
    """
    pointing = [field for field in table._meta.concrete_fields if field.is_relation]
    owned = [field for field in pointing if field.related_model in (archive.Paragraph, archive.Check)]
    return table.objects.prefetch_related(
        *(field.name for field in pointing), *(f"{field.name}__cable" for field in owned)
    )


def _row(row: models.Model) -> list[Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in LEFT_OUT]
    return [row._meta.model_name, {field.name: _value(row, field) for field in fields}]


def _value(row: models.Model, field: Any) -> Any:
    value = getattr(row, field.name)
    if not isinstance(value, models.Model):
        return value
    if isinstance(value, archive.Paragraph):
        return f"{value.cable.cable_id} {value.key}"
    if isinstance(value, archive.Check):
        return f"{value.cable.cable_id} {value.order}"
    if isinstance(value, archive.Question):
        return f"{value.year} {value.code}"
    return getattr(value, NAMES.get(type(value), "pk"))

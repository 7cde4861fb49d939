"""The rows of a table as its events give them, from nothing, and as the table has them."""

from __future__ import annotations

from typing import Any

from django.db import models

from cables.models.history import EVENTS, LEFT_OUT

Rows = dict[Any, dict[str, Any]]


def names(model: type[models.Model]) -> list[str]:
    """The columns that have a history."""
    left_out = LEFT_OUT.get(model, ())
    return [field.attname for field in model._meta.concrete_fields if field.name not in left_out]


def replayed(model: type[models.Model]) -> Rows:
    rows: Rows = {}
    for event in EVENTS[model]._default_manager.order_by("pgh_id"):
        if event.pgh_label == "delete":
            del rows[event.pgh_obj_id]
        else:
            assert (event.pgh_label == "insert") == (event.pgh_obj_id not in rows)
            rows[event.pgh_obj_id] = {name: getattr(event, name) for name in names(model)}
    return rows


def kept(model: type[models.Model]) -> Rows:
    rows = model._default_manager.all()
    return {row.pk: {name: getattr(row, name) for name in names(model)} for row in rows}

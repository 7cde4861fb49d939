"""How PostgreSQL reads words: English without accents (migration 0006), the signs those of a keyboard."""

from __future__ import annotations

from django.db.models import F, Func, TextField, Value

from cables.text.folding import IN_INDEX, IN_TEXT

CONFIG = "cables"


def as_indexed(column: str) -> Func:
    """`folding.indexed` for a column."""
    return Func(F(column), Value(IN_TEXT), Value(IN_INDEX), function="translate", output_field=TextField())

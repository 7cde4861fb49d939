"""How PostgreSQL reads words: English without accents (migration 0006), the signs those of a keyboard."""

from __future__ import annotations

from django.db.models import F, Func, TextField, Value

from cables.text.folding import PRINTED, TYPED

CONFIG = "cables"


def as_typed(column: str) -> Func:
    """`folding.typed` for a column."""
    return Func(F(column), Value(PRINTED), Value(TYPED), function="translate", output_field=TextField())

"""What is said of a thing, in one line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cables.figures.words import unit_words
from cables.models import Correction, Mention, Organization, Paragraph, Statistic, Withholding
from cables.reading.history import said
from cables.sections import figure_kind_label, spelled
from cables.writing.answers import questions


def summary(thing: Any) -> str:
    if isinstance(thing, Statistic):
        return figure(thing)
    if isinstance(thing, Paragraph):
        return "; ".join(f"{r['code']} ({r['basis']})" for r in questions(thing))
    if isinstance(thing, Withholding):
        return thing.get_kind_display()
    if isinstance(thing, Organization):
        return f"{thing.name} ({thing.kind})"
    if isinstance(thing, Mention):
        return summary(thing.named)
    if isinstance(thing, Correction):
        return f"{thing.field}: {thing.reason}"
    return spelled(thing.kind)


def figure(one: Statistic) -> str:
    """Kind, value, period and the rest of what a figure says."""
    value = _number(one.value)
    if one.value_min is not None and one.value_max is not None and one.value_min != one.value_max:
        value = f"{_number(one.value_min)} to {_number(one.value_max)}"
    qualified = (
        f"{one.qualifier.replace('_', ' ')} "
        if one.qualifier and one.qualifier not in ("exact", "range")
        else ""
    )
    said = f"{qualified}{value or 'not available'} {unit_words(one.unit, one.value)}".strip()
    parts = [f"{figure_kind_label(one.kind)}: {said}"]
    parts += [one.what, one.period, one.source]
    if one.prior_value is not None:
        parts.append(f"before: {_number(one.prior_value)} {one.prior_period}".strip())
    return " · ".join(part for part in parts if part)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():,f}"


def spoken(one: Correction, value: Any) -> str:
    """What a correction reads or says, in words."""
    if one.field in ("organization", "merged_into"):
        body = Organization.objects.filter(pk=value).first() if value else None
        return str(body or "none")
    if one.field == "added" and isinstance(value, dict):
        return f"“{value['quote']}”" if "quote" in value else said(value)
    if one.field == "division":
        return (
            "; ".join(f"a paragraph begins at “{part['words']}”" for part in value or []) or "one paragraph"
        )
    if one.field == "joined":
        return f"joined to {value}" if value else "by itself"
    return said(value) or "nothing"

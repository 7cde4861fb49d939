"""How far a figure reaches: where an editor said its value or its qualifier, its bounds follow from these.

What the machine reads of the bounds meanwhile is kept beside what it reads of the field that leads them
(`Correction.along`), so that it comes back with that. A bound that an editor said himself stays as said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from cables.kinds import Qualifier
from cables.models.editorial import Correction
from cables.models.findings import Statistic

LEADING = ("value", "qualifier")
FOLLOWING = ("value_min", "value_max")
Bounds = dict[str, Any]  # by the names in FOLLOWING: numbers, or as JSON


def bounds(value: Any, qualifier: str, low: Any = None) -> Bounds:
    """ "up to five" is 0 to 5, "at least two" 2 to no bound, a range from `low` to its value; any other value
    stands for itself. Numbers may be text."""
    if value is None or value == "":
        return dict.fromkeys(FOLLOWING)
    high = None if qualifier == Qualifier.AT_LEAST else value
    if qualifier != Qualifier.RANGE or low is None or Decimal(low) > Decimal(value):
        low = Decimal(0) if qualifier == Qualifier.AT_MOST else value
    return {"value_min": low, "value_max": high}


def read_bounds(statistic: Statistic, in_force: Iterable[Correction]) -> Bounds:
    """The bounds as the machine reads them, whatever is published."""
    found: Bounds = {name: getattr(statistic, name) for name in FOLLOWING}
    rows = list(in_force)
    for row in rows:
        found |= row.along
    return found | {row.field: row.read for row in rows if row.field in FOLLOWING}


def following(says: Mapping[str, Any], read: Bounds, corrected: Iterable[str]) -> Bounds:
    """What is published of the bounds that no editor said: `says` is what is published of the other fields,
    `read` the bounds as the machine reads them, `corrected` the fields that an editor said."""
    said = set(corrected)
    free = [name for name in FOLLOWING if name not in said]
    if said.isdisjoint(LEADING):
        return {name: read[name] for name in free}
    low = says["value_min"] if "value_min" in said else read["value_min"]
    found = bounds(says["value"], says["qualifier"], low)
    return {name: found[name] for name in free}


def contradictions(figure: Mapping[str, Any], said: Iterable[str]) -> dict[str, str]:
    """By field, what does not agree in a figure as an editor says it; `said` are the fields that do not
    follow from others. A bound that is left open contradicts nothing."""
    value, qualifier, low = figure["value"], figure["qualifier"], figure["value_min"]
    if value is not None and qualifier == Qualifier.NOT_AVAILABLE:
        return {"qualifier": "It has a value: choose another qualifier, or empty the value."}
    follows = bounds(value, qualifier, low)
    return {
        name: f"With this value and qualifier it is {_words(follows[name])}: leave it so, or change these."
        for name in FOLLOWING
        if name in said and figure[name] is not None and figure[name] != follows[name]
    }


def _words(bound: Any) -> str:
    return "none" if bound is None else f"{Decimal(bound).normalize():f}"

"""The world with the countries of which cables are held: outlines that lead to a country's page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cables.models import Country

WIDTH, HEIGHT = 1000, 434  # without the far south, where nobody reports from
BESIDE = 13  # from a dot to the middle of its number
OUTLINES = Path(__file__).with_name("outlines.json")


@dataclass(frozen=True, slots=True)
class Place:
    """A country that is held; its number stands at x, y. One too small for an outline has no `path` but a
    `dot`, left of which its number stands."""

    country: Country
    held: int
    x: int
    y: int
    path: str
    dot: tuple[int, int] | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class WorldMap:
    """`land` is all the rest in one path; `unmapped` are held and on no map, such as invented countries."""

    land: str
    places: list[Place]
    unmapped: list[Country]


@cache
def outlines() -> dict[str, Any]:
    """As `manage.py draw_map` wrote them."""
    found: dict[str, Any] = json.loads(OUTLINES.read_text())
    return found


def world_map(countries: Iterable[Country]) -> WorldMap:
    """Of countries that carry `held`, the number of their cables."""
    drawn, small = outlines()["countries"], outlines()["small"]
    held = {country.pk: country for country in countries}
    return WorldMap(
        "".join(shape["path"] for code, shape in drawn.items() if code not in held),
        [place(country, drawn, small) for code, country in held.items() if code in drawn or code in small],
        [country for code, country in held.items() if code not in drawn and code not in small],
    )


def place(country: Country, drawn: dict[str, Any], small: dict[str, Any]) -> Place:
    shape = drawn.get(country.pk)
    held = getattr(country, "held", 0)
    if shape:
        x, y = shape["at"]
        return Place(country, held, x, y, shape["path"], beside="beside" in shape)
    x, y = small[country.pk]
    return Place(country, held, x - BESIDE, y, "", (x, y), beside=True)

"""Draw the outlines of the world once, from the TopoJSON of the npm package world-atlas (version 2).

The package has the ISC licence; its data are Natural Earth's, which are in the public domain.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pycountry
from django.core.management.base import BaseCommand

from cables.world_map import OUTLINES, WIDTH

Ring = list[tuple[float, float]]
# Places without a code of ISO 3166-1 that Natural Earth draws; XK is what the European Union uses.
UNCODED = {"Kosovo": "XK"}
ROOM = 20  # of the circle around a number
UNSEEN = {"AQ"}
EAST, NORTH = 2.706629983, 1.317362703  # what Equal Earth makes of 180 degrees east and of the pole
FACTORS = (1.340264, -0.081106, 0.000893, 0.003796)


class Command(BaseCommand):
    help = "Draws cables/outlines.json from an unpacked world-atlas package."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "package", type=Path, help="folder with countries-110m.json and countries-50m.json"
        )

    def handle(self, *, package: Path, **_: Any) -> None:
        drawn = dict(countries(package / "countries-110m.json"))
        small = dict(countries(package / "countries-50m.json"))
        outlines = {
            "source": "Natural Earth (public domain), by way of world-atlas 2.0.2 (ISC licence)",
            "countries": {
                code: {"path": path(rings), **label(rings)}
                for code, rings in sorted(drawn.items())
                if code not in UNSEEN
            },
            "small": {
                code: center(rings)
                for code, rings in sorted(small.items())
                if code not in drawn and len(code) == 2
            },
        }
        OUTLINES.write_text(json.dumps(outlines, separators=(",", ":")).replace('},"', '},\n"') + "\n")
        self.stdout.write(f"{len(outlines['countries'])} outlines, {len(outlines['small'])} points")


def countries(file: Path) -> Iterator[tuple[str, list[Ring]]]:
    """(ISO 3166 code or, where there is none, the name; outer rings in units of the drawing)"""
    topology = json.loads(file.read_text())
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        known = pycountry.countries.get(numeric=shape.get("id", ""))
        name = shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [part for polygon in polygons for part in cut(ring(polygon[0], arcs))]
        yield (
            known.alpha_2 if known else UNCODED.get(name, name),
            [[projected(*point) for point in part] for part in rings],
        )


def decoded(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc's points in degrees, from steps in the topology's grid."""
    (a, b), (x, y) = transform["scale"], transform["translate"]
    points = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(px * a + x, py * b + y) for px, py in points]


def ring(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    """Arcs joined; the complement of a number means the arc backwards."""
    points: Ring = []
    for number in numbers:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[bool(points) :]
    return points


def cut(points: Ring) -> list[Ring]:
    """A ring that crosses the 180th meridian as one on each side of it."""
    turns = list(accumulate((round((a - b) / 360) for (a, _), (b, _) in pairwise(points)), initial=0))
    if not any(turns):
        return [points]
    unrolled = [(x + 360 * turn, y) for (x, y), turn in zip(points, turns, strict=True)]
    return [
        [(max(-180.0, min(180.0, x + 360 * side)), y) for x, y in unrolled]
        for side in {-turn for turn in turns}
    ]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth (Šavrič, Patterson and Jenny 2018): shows areas in proportion."""
    a, b, c, d = FACTORS
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / 3
    x /= a + 3 * b * squared + sixth * (7 * c + 9 * d * squared)
    y = theta * (a + b * squared + sixth * (c + d * squared))
    scale = WIDTH / 2 / EAST
    return WIDTH / 2 + x * scale, NORTH * scale - y * scale


def path(rings: Iterable[Ring]) -> str:
    """SVG path data in whole units, as steps from point to point."""
    return "".join(steps([(round(x), round(y)) for x, y in points]) for points in rings)


def steps(points: list[tuple[int, int]]) -> str:
    kept = [p for place, p in enumerate(points) if place == 0 or p != points[place - 1]]
    if len(kept) < 4:
        return ""
    (x, y), words = kept[0], ""
    for px, py in kept[1:-1]:
        words += f"{px - x} {py - y} "
        x, y = px, py
    return f"M{kept[0][0]} {kept[0][1]}l{words.replace(' -', '-').rstrip()}z"


def label(rings: list[Ring]) -> dict[str, Any]:
    """Where a number is written: within the largest ring where there is room for it, else left of it, so that
    it hides no small country and stands in no other one's land more than it must."""
    largest = max(rings, key=box)
    ys = [y for _, y in largest]
    y = (min(ys) + max(ys)) / 2
    start, end = widest(largest, y)
    if end - start >= ROOM and max(ys) - min(ys) >= ROOM / 2:
        return {"at": [round((start + end) / 2), round(y)]}
    return {"at": [round(start - ROOM / 2 - 2), round(y)], "beside": True}


def widest(points: Ring, y: float) -> tuple[float, float]:
    """The longest stretch of a ring at this height."""
    edges = zip(points, [*points[1:], points[0]], strict=True)
    crossed = sorted(
        x + (y - top) / (bottom - top) * (right - x)
        for (x, top), (right, bottom) in edges
        if (top > y) != (bottom > y)
    )
    return max(zip(crossed[::2], crossed[1::2], strict=False), key=lambda pair: pair[1] - pair[0])


def center(rings: list[Ring]) -> list[int]:
    """Of the largest ring's box."""
    xs, ys = zip(*max(rings, key=box), strict=True)
    return [round((min(xs) + max(xs)) / 2), round((min(ys) + max(ys)) / 2)]


def box(points: Ring) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))

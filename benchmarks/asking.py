"""The thirty queries in seven classes, as the product and its rivals ask them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cables.search import Filters

from .corpus import COUNTRIES, ORGANIZATIONS, SECTIONS, TAGS

VALUES: dict[str, Any] = {"country": COUNTRIES, "section": SECTIONS, "tag": TAGS, "org": ORGANIZATIONS}


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One query: what must stand in a paragraph and what must not, and values of facets."""

    name: str
    kind: str
    must: tuple[str, ...] = ()
    phrase: str = ""
    prefix: str = ""
    never: tuple[str, ...] = ()
    values: dict[str, list[str]] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        parts = [*self.must, *(f"-{word}" for word in self.never)]
        parts += [f'"{self.phrase}"'] if self.phrase else []
        parts += [f"{self.prefix}*"] if self.prefix else []
        return Filters.read({"q": " ".join(parts), **self.values})


def queries() -> list[Asked]:
    rows = json.loads(Path(__file__).with_name("queries.json").read_text(encoding="utf-8"))
    return [
        Asked(
            row["id"],
            row["cls"],
            tuple(row.get("must", ())),
            " ".join(row.get("phrase", ())),
            row.get("prefix", ""),
            tuple(row.get("not", ())),
            {facet: spelled(facet, values) for facet, values in row.get("filters", {}).items()},
        )
        for row in rows
    ]


def spelled(facet: str, values: list[int]) -> list[str]:
    """Years as they are; of the other facets the list gives places."""
    return [str(value) if facet == "year" else VALUES[facet][value] for value in values]

"""What every step of one cable's ingest needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db import models

from cables.deciding.readings import Readings
from cables.publishing.publication import Publication

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Context:
    """`moved`: offsets of the rows that are there count another text than the one that is read now;
    `fresh`: the cable was never read before, so that it has no rows yet."""

    readings: Readings
    publication: Publication
    moved: bool
    fresh: bool

    def rows(self, queryset: models.QuerySet[Row]) -> list[Row]:
        """The rows that are there already."""
        return [] if self.fresh else list(queryset)

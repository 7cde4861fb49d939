"""What every step of one cable's ingest needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from cables.models.correcting import Readings
from cables.models.withholding import Publication


@dataclass(frozen=True, slots=True)
class Context:
    """`moved`: offsets of the rows that are there count another text than the one that is read now."""

    readings: Readings
    publication: Publication
    moved: bool

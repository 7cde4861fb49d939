"""Side by side as records: one for each country and year, with its answers or why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cables.comparison import Cell

from .shapes import ComparisonShape
from .things import answer_records


def comparison_records(rows: Iterable[Iterable[Cell]], site: str = "") -> Iterator[ComparisonShape]:
    for row in rows:
        for cell in row:
            yield {
                "country": cell.country.pk,
                "reporting_year": cell.year,
                "state": cell.state,
                "cables": [cable.cable_id for cable in cell.cables],
                "answers": answer_records([excerpt.answer for excerpt in cell.excerpts], site),
            }

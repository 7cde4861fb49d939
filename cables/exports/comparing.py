"""Side by side as records: one for each country and year, with its answers or why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cables.comparison import Cell
from cables.exports.findings import answer_records

from .shapes import ComparisonShape


def comparison_records(rows: Iterable[Iterable[Cell]], site: str = "") -> Iterator[ComparisonShape]:
    """Two queries, whatever the number of cells."""
    cells = [cell for row in rows for cell in row]
    answers = iter(answer_records([e.answer for cell in cells for e in cell.excerpts], site))
    for cell in cells:
        yield {
            "country": cell.country.pk,
            "country_name": cell.country.name,
            "reporting_year": cell.year,
            "sample": cell.country.sample,
            "state": cell.state,
            "cables": [cable.cable_id for cable in cell.cables],
            "answers": list(islice(answers, len(cell.excerpts))),
        }

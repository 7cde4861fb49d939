"""Words that are withheld and that somebody is about to type into what the public reads."""

from __future__ import annotations

from cables.models.cables import Cable
from cables.models.editorial import Withholding
from cables.text.folding import folded, wherever

# Of an organization, which is of no one cable: shorter words, as numbers, are said everywhere.
TELLING = 5


def withheld_in(said: str, before: str, cable: Cable | None) -> Withholding | None:
    """One whose words are more often in what is said than they were before: of the same cable, or of any
    where what is said is of none. None where nothing withheld is typed."""
    rows = Withholding.objects.filter(lifted_at=None).exclude(quote="")
    rows = rows.filter(cable=cable) if cable else rows
    said, before = folded(said), folded(before)
    for row in rows if said.strip() and said != before else ():
        if not row.quote.strip() or (cable is None and len(row.quote) < TELLING):
            continue
        words = wherever(row.quote)
        if len(words.findall(said)) > len(words.findall(before)):
            return row
    return None

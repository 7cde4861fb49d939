"""Where the copies of one cable differ, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from cables.models import Cable, Witness
from cables.publishing.masking import Masking
from cables.publishing.publication import public_source
from cables.publishing.reading_room import in_the_stacks

from .differences import Difference, differences

# Bounds: words compared of each copy, differences shown.
WORDS, DIFFERENCES = 40_000, 200


@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of a cable against the one that is read. `differences` is None where none may be shown."""

    witness: Witness
    differences: list[Difference] | None
    cut: bool = False


@in_the_stacks()
def copies(cable: Cable) -> list[Copy]:
    """Each copy but the chosen one; none is compared while more is withheld than what has a known shape."""
    held = cable.witnesses.filter(source__removed_at=None)
    witnesses = list(held.select_related("source", "cable").defer("source__content"))
    others = [witness for witness in witnesses if not witness.chosen]
    chosen = next((witness for witness in witnesses if witness.chosen), None)
    masking = Masking(cable.withholdings.filter(lifted_at=None) if others else ())
    read = public_source(chosen) if chosen and others and masking.comparable else None
    if read is None:
        return [Copy(witness, None) for witness in others]
    here = masking.words(read.text)
    return [against(here, witness, masking) for witness in others]


def against(here: list[str], witness: Witness, masking: Masking) -> Copy:
    there = masking.words(witness.text)
    found = list(differences(here[:WORDS], there[:WORDS]))
    cut = len(found) > DIFFERENCES or max(len(here), len(there)) > WORDS
    return Copy(witness, found[:DIFFERENCES], cut)

"""Several copies of one cable: each is kept, the most whole one is what the record is read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.db.models import QuerySet

from cables.deciding.readings import Readings
from cables.extract.records import CableRecord
from cables.models import Cable, Source, Witness
from cables.models.cables import UNREAD

from .dividing import divided
from .outcomes import Rejected
from .reading import read_content

NOT_THERE = "Words are withheld in paragraphs that no other copy has."
ADVICE = "Check that it is a cable; name the file after the cable's id if its text does not say it."


@dataclass(frozen=True, slots=True)
class Settled:
    """A cable and what there is to do: `record` is to be written unless None, `moved` as in Context."""

    cable: Cable
    record: CableRecord | None
    moved: bool
    created: bool
    changed: bool


def settle(source: Source, position: int, record: CableRecord) -> Settled:
    """Find or make the record's cable and witness, and choose the witness that the cable is read from."""
    if not record.header.cable_id:
        raise Rejected(f"No cable id was found in it. {ADVICE}")
    if not any(paragraph.text for paragraph in record.paragraphs):
        raise Rejected(f"No message text was found in it. {ADVICE}")
    cable, created = _cable(record.header.cable_id[:60])
    witness = Witness.objects.filter(source=source, position=position).first()
    witness = witness or Witness(source=source, position=position)
    left = witness.cable if witness.pk and witness.cable_id != cable.pk else None
    before = (witness.cable_id, witness.text, witness.encoding, witness.wholeness)
    rewritten = bool(witness.pk) and witness.text != record.document.text
    witness.cable = cable
    witness.text, witness.encoding = record.document.text, record.document.encoding[:30]
    witness.wholeness = sum(len(paragraph.text) for paragraph in record.paragraphs)
    if left:
        witness.chosen = False
    alone = created and witness.pk is None and not cable.witnesses.filter(chosen=True).exists()
    witness.chosen |= alone
    changed = witness.pk is None or before != (cable.pk, witness.text, witness.encoding, witness.wholeness)
    if changed:
        witness.save()
    if left:
        _leave(left)
    if alone:
        return Settled(cable, record, False, created, changed)
    read, switched = _choose(cable, witness, record)
    return Settled(cable, read, switched or rewritten, created, changed or switched)


def _cable(cable_id: str) -> tuple[Cable, bool]:
    """The held cable, and whether it was not held before."""
    cable = Cable.objects.filter(cable_id=cable_id).first()
    if cable is None:
        return Cable.objects.create(cable_id=cable_id, version=UNREAD), True
    held = cable.held
    if not held:
        cable.held = True
        cable.save(update_fields=["held"])
    return cable, not held


def _choose(cable: Cable, witness: Witness, record: CableRecord) -> tuple[CableRecord | None, bool]:
    """What is to be written, None where `witness` is not the one to read from, and whether the cable is read
    from another witness than before."""
    witnesses = list(of_cable(cable))
    now = next((known for known in witnesses if known.chosen), None)
    standing = [known for known in witnesses if known.source.removed_at is None]
    best = best_of(standing)
    if best == now:
        return (record if now == witness else None), False
    read = record if best == witness else again(best)
    if now and not _keeps_withheld(cable, read):
        if now.source.removed_at:
            raise Rejected(f"{NOT_THERE} The copy that is read was removed.")
        return (record if now == witness else None), False
    if now:
        now.chosen = False
        now.save(update_fields=["chosen"])
    best.chosen = True
    best.save(update_fields=["chosen"])
    return read, now is not None


def of_cable(cable: Cable) -> QuerySet[Witness]:
    """Every copy of it, of removed files too, without what is large."""
    return cable.witnesses.select_related("source", "chosen_by").defer("source__content")


def best_of(witnesses: Iterable[Witness]) -> Witness:
    """The one that an editor chose; else the one with most text, and of equals the one whose digest comes
    first, so that the order of arrival does not matter. A file received again under its old name replaces
    what it was before."""
    witnesses = list(witnesses)
    if chosen := next((witness for witness in witnesses if witness.chosen_by_id), None):
        return chosen
    editions: dict[str, Witness] = {}
    for witness in sorted(witnesses, key=lambda w: (w.source_id, -w.position)):
        editions[witness.source.name] = witness
    return min(editions.values(), key=lambda w: (-w.wholeness, w.source.sha256, w.position))


def _keeps_withheld(cable: Cable, record: CableRecord) -> bool:
    """Whether every paragraph of which something is withheld is in the other copy too: else it may not be
    read from that one, since what is withheld could not be told there."""
    withheld = cable.withholdings.filter(lifted_at=None, by_machine=False, paragraph__isnull=False)
    there = divided(cable, record, Readings.of_cable(cable))
    return set(withheld.values_list("paragraph__key", flat=True)) <= {*there.keys, *chain(*there.aliases)}


def again(witness: Witness) -> CableRecord:
    """The record of a witness whose source was loaded earlier."""
    source = Source.objects.get(pk=witness.source_id)
    received = next(iter(read_content(source.name, bytes(source.content))))
    return received.records[witness.position]


def _leave(cable: Cable) -> None:
    """What remains of a cable when its copy turned out to be another cable's: its place, if nothing else."""
    if not cable.witnesses.exists():
        cable.held = False
        cable.save(update_fields=["held"])

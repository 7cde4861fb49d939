"""Several copies of one cable: each is kept, the most whole one is what the record is read from."""

from __future__ import annotations

from dataclasses import dataclass

from cables.extract.records import CableRecord
from cables.models import Cable, Source, Witness

from .outcomes import Rejected
from .reading import read_content

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
    changed = witness.pk is None or before != (cable.pk, witness.text, witness.encoding, witness.wholeness)
    if changed:
        witness.save()
    if left:
        _leave(left)
    chosen, switched = _choose(cable)
    read = record if chosen == witness else _again(chosen) if switched else None
    return Settled(cable, read, switched or rewritten, created, changed or switched)


def _cable(cable_id: str) -> tuple[Cable, bool]:
    """The held cable, and whether it was not held before."""
    cable, created = Cable.objects.get_or_create(cable_id=cable_id)
    if not cable.held:
        cable.held = created = True
        cable.save(update_fields=["held"])
    return cable, created


def _choose(cable: Cable) -> tuple[Witness, bool]:
    """The witness to read from and whether it is another one than before.

    The one with most text, and of equals the one whose digest comes first, so that the order of arrival does
    not matter. An editor's decisions are bound to the copy that they were made on: then it stays.
    """
    witnesses = list(cable.witnesses.select_related("source").defer("source__content"))
    now = next((witness for witness in witnesses if witness.chosen), None)
    best = min(witnesses, key=lambda witness: (-witness.wholeness, witness.source.sha256, witness.position))
    if best == now or (now and _is_edited(cable)):
        return now or best, False
    if now:
        now.chosen = False
        now.save(update_fields=["chosen"])
    best.chosen = True
    best.save(update_fields=["chosen"])
    return best, now is not None


def _is_edited(cable: Cable) -> bool:
    decided = cable.withholdings.exclude(by_machine=True, lifted_at=None)
    return cable.corrections.filter(withdrawn_at=None).exists() or decided.exists()


def _again(witness: Witness) -> CableRecord:
    """The record of a witness whose source was loaded earlier."""
    source = Source.objects.get(pk=witness.source_id)
    received = next(iter(read_content(source.name, bytes(source.content))))
    return received.records[witness.position]


def _leave(cable: Cable) -> None:
    """What remains of a cable when one of its copies turned out to be another cable's."""
    if cable.witnesses.exists():
        _choose(cable)
    else:
        cable.held = False
        cable.save(update_fields=["held"])

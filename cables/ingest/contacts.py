"""Telephone numbers and addresses found at ingest are withheld until an editor decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cables.extract.records import CableRecord, Contact
from cables.models import Cable, Paragraph, Withholding
from cables.text.folding import folded, wherever

from .dividing import Divided
from .paragraphs import in_text

# The columns that ingest may write.
KEPT_UP = ["paragraph", "source_start", "source_end", "lift_asked_by", "lifted_by", "lifted_at"]


@dataclass
class Plan:
    """The withholdings of a cable as they have to be now, those not saved yet included."""

    rows: list[Withholding]
    before: dict[int, tuple[object, ...]]


def plan(cable: Cable, divided: Divided, moved: bool) -> Plan:
    """A contact that overlaps one already known, in force or lifted, is that one."""
    record = divided.record
    known = list(cable.withholdings.select_related("paragraph"))
    before = {withholding.pk: _state(withholding) for withholding in known}
    if moved:
        renewed = _renewed(divided)
        known = [w for w in _anchored(known, record.document.text) if not _is_renewed(w, renewed)]
    for contact in record.contacts:
        overlapping = [w for w in known if _overlaps(w, contact.start, contact.end)]
        if not overlapping:
            known.append(_withholding(cable, record, contact))
        elif not any(_covers(withholding, contact) for withholding in overlapping):
            _widen(overlapping[0], contact)
    return Plan(known, before)


def save(planned: Plan, paragraphs: Sequence[Paragraph]) -> bool:
    """Write what is new or has moved, each with the paragraph that its words stand in now."""
    for withholding in planned.rows:
        if withholding.source_start is not None:
            withholding.paragraph = _place(withholding, paragraphs)
    new = [withholding for withholding in planned.rows if withholding.pk is None]
    changed = [w for w in planned.rows if w.pk in planned.before and planned.before[w.pk] != _state(w)]
    gone = planned.before.keys() - {withholding.pk for withholding in planned.rows}
    Withholding.objects.filter(pk__in=gone).delete()
    Withholding.objects.bulk_update(changed, KEPT_UP)
    Withholding.objects.bulk_create(new)
    return bool(new or changed or gone)


def _state(withholding: Withholding) -> tuple[object, ...]:
    return withholding.paragraph_id, withholding.source_start, withholding.source_end, withholding.lifted_at


def _overlaps(withholding: Withholding, start: int, end: int) -> bool:
    if withholding.source_start is None or withholding.source_end is None:
        return False
    return withholding.source_start < end and start < withholding.source_end


def _covers(withholding: Withholding, contact: Contact) -> bool:
    start, end = withholding.source_start or 0, withholding.source_end or 0
    return start <= contact.start and contact.end <= end


def _withholding(cable: Cable, record: CableRecord, contact: Contact) -> Withholding:
    quote = record.document.text[contact.start : contact.end]
    if contact.index is not None:
        paragraph = record.paragraphs[contact.index]
        quote = paragraph.text[slice(*in_text(paragraph, contact.start, contact.end))]
    return Withholding(
        cable=cable,
        source_start=contact.start,
        source_end=contact.end,
        quote=quote,
        kind=contact.kind,
        reason="found at ingest",
        by_machine=True,
    )


def _widen(withholding: Withholding, contact: Contact) -> None:
    """What the machine withheld grows with what it finds; a decision of an editor stays as it is."""
    start, end = withholding.source_start or 0, withholding.source_end or 0
    if withholding.by_machine and withholding.lifted_at is None:
        withholding.source_start, withholding.source_end = min(start, contact.start), max(end, contact.end)


def _place(withholding: Withholding, paragraphs: Iterable[Paragraph]) -> Paragraph | None:
    start, end = withholding.source_start or 0, withholding.source_end or 0
    return next((p for p in paragraphs if p.start < end and start < p.end), None)


def _anchored(known: Sequence[Withholding], text: str) -> Iterator[Withholding]:
    """Find the words again in a text whose offsets moved: the like words nearest to where they stood.

    Words that are not there any more leave the paragraph withheld whole, until an editor looks; a withholding
    whose like words are all withheld by others is left out.
    """
    taken: set[tuple[int, int]] = set()
    for withholding in sorted(known, key=lambda w: w.lifted_at is not None):
        start = withholding.source_start
        if start is not None:
            found = _places_of(withholding, text)
            free = sorted(found - taken, key=lambda span: abs(span[0] - start))
            if found and not free:
                continue
            withholding.source_start, withholding.source_end = free[0] if free else (None, None)
            taken.update(free[:1])
        yield withholding


def _renewed(divided: Divided) -> set[tuple[str, str]]:
    """(paragraph's key, kind) of every contact that is read now."""
    return {(divided.keys[c.index], c.kind) for c in divided.record.contacts if c.index is not None}


def _is_renewed(withholding: Withholding, renewed: set[tuple[str, str]]) -> bool:
    """Whether the machine withheld a contact that is gone where another of its kind stands now."""
    lost = withholding.by_machine and withholding.lifted_at is None and withholding.source_start is None
    paragraph = withholding.paragraph
    return lost and paragraph is not None and (paragraph.key, withholding.kind) in renewed


def _places_of(withholding: Withholding, text: str) -> set[tuple[int, int]]:
    """Where its words stand; those of a header, which each publisher prints otherwise, in any case."""
    words = withholding.quote.split()
    if not words:
        return set()
    if withholding.paragraph_id is None:
        return {match.span() for match in wherever(withholding.quote).finditer(folded(text))}
    return {match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), text)}

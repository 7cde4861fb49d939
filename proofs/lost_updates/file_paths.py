"""Files and copies, as rounds like those of write_paths: each act is done once, however many ask for it."""

from __future__ import annotations

from cables.ingest import ingest_bytes
from cables.models import Source, Witness
from cables.models.history import EVENTS

from ..editions import Edition
from .write_paths import Path, Round, act

OTHER = Edition(612, copy=1, moved=3)  # another file of the cable, of as much text


def _source() -> Source:
    ingest_bytes(OTHER.name, OTHER.content)
    return Source.objects.get(name=OTHER.name)


def remove_and_put_back(round_: Round) -> None:
    source = _source()
    events = EVENTS[Source]._default_manager.filter(pgh_obj=source.pk)
    before = events.count()
    act(round_, Source, source.pk, ["remove"])
    source.refresh_from_db()
    round_.require(source.removed_at is not None, "not removed")
    round_.require(events.count() == before + 1, "removed more than once")
    act(round_, Source, source.pk, ["put_back"])
    source.refresh_from_db()
    round_.require(source.removed_at is None, "not put back")
    round_.require(events.count() == before + 2, "put back more than once")


def choose_and_leave(round_: Round) -> None:
    copy = Witness.objects.get(source=_source())
    act(round_, Witness, copy.pk, ["choose"])
    copy.refresh_from_db()
    round_.require(copy.chosen and copy.chosen_by, "not chosen")
    first = copy.chosen_by
    act(round_, Witness, copy.pk, ["choose"])
    copy.refresh_from_db()
    round_.require(copy.chosen_by == first, "who chose first is not on record any more")
    act(round_, Witness, copy.pk, ["leave_choice"])
    copy.refresh_from_db()
    round_.require(copy.chosen_by is None, "not left to the rule")


FILES: dict[str, Path] = {
    "remove a file and put it back": remove_and_put_back,
    "choose a copy": choose_and_leave,
}

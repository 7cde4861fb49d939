"""Which copy a cable is read from, and which file is none of the archive's: rules like the others."""

from __future__ import annotations

from hashlib import sha256

from cables.ingest import choose, leave_choice, put_back, remove
from cables.models import Cable, Source, Witness
from proofs.choices import Draw, NotNow

from .desk import Desk
from .editions import NUMBERS, READERS, Edition
from .expected import Shelf
from .rules import WHY, rule


def _shelf(desk: Desk, draw: Draw) -> Shelf:
    shelf = desk.expected.shelves[draw.one(NUMBERS)]
    if shelf.chosen is None:
        raise NotNow
    return shelf


def _source(edition: Edition) -> Source:
    return Source.objects.get(sha256=sha256(edition.content).hexdigest())


def _read_anew(desk: Desk, shelf: Shelf, reader: int) -> None:
    desk.received(shelf.best, READERS[reader])
    desk.done["edits"] += 1


@rule(2)
def choose_a_copy(desk: Desk, draw: Draw) -> None:
    shelf = _shelf(desk, draw)
    edition, reader = draw.one(shelf.standing), draw.one(range(len(READERS)))
    with desk.read_by(READERS[reader]):
        choose(Witness.objects.get(source=_source(edition)), editor=desk.editor, reason=WHY)
    shelf.picked = edition
    _read_anew(desk, shelf, reader)


@rule(1)
def leave_the_choice(desk: Desk, draw: Draw) -> None:
    shelf = _shelf(desk, draw)
    reader = draw.one(range(len(READERS)))
    with desk.read_by(READERS[reader]):
        cable = Cable.objects.get(cable_id=f"07PORTLISSE{shelf.best.number}")
        leave_choice(cable, editor=desk.editor, reason=WHY)
    shelf.picked = None
    _read_anew(desk, shelf, reader)


@rule(1)
def remove_a_file(desk: Desk, draw: Draw) -> None:
    shelf = _shelf(desk, draw)
    if len(shelf.standing) < 2:
        raise NotNow
    edition, reader = draw.one(shelf.standing), draw.one(range(len(READERS)))
    with desk.read_by(READERS[reader]):
        remove(_source(edition), editor=desk.editor, reason=WHY)
    shelf.removed.add(edition)
    _read_anew(desk, shelf, reader)


@rule(2)
def put_a_file_back(desk: Desk, draw: Draw) -> None:
    shelf = _shelf(desk, draw)
    edition = draw.one([copy for copy in shelf.copies if copy in shelf.removed])
    reader = draw.one(range(len(READERS)))
    with desk.read_by(READERS[reader]):
        put_back(_source(edition), editor=desk.editor, reason=WHY)
    shelf.removed.remove(edition)
    desk.received(edition, READERS[reader])
    desk.done["edits"] += 1

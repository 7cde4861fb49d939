"""One source, one transaction: its bytes, its cables, and every row that is read from it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep

from django.contrib.auth.models import User
from django.db import Error, InterfaceError, InternalError, OperationalError, connection

from cables.deciding.correcting import in_force
from cables.extract import VERSION, parse
from cables.extract.records import CableRecord
from cables.kinds import ANSWERING, DocumentKind
from cables.models import Cable, Pending, Receipt, Source
from cables.writing.acts import writing

from . import organizations, samples, vocabulary
from .outcomes import Outcome, Rejected, State
from .reading import PassedOver, Received, files, read_content, read_files
from .recording import record_cable
from .witnesses import again, settle

LOG = logging.getLogger(__name__)
# Seconds until a source is tried again where the database is away: a restart, a standby's promotion.
WAITS = (0.5, 1, 2, 4)
# Classes of SQLSTATE that are operational errors and still the source's own: limits exceeded, a statement
# that took too long. A deadlock is not: what two writers broke off holds when it is tried again.
OF_THE_SOURCE = ("54", "57014")


def ingest_paths(paths: Iterable[Path]) -> Iterator[Outcome]:
    """Load files and folders; one outcome for each cable, and one for each file or row that holds none.

    Where the database goes away, each source is tried again for some seconds; then its OperationalError ends
    the run. What was loaded stays, and the next run goes on from there.
    """
    prepare()
    found = list(files(paths))
    for passed in (item for item in found if isinstance(item, PassedOver)):
        yield Outcome(State.PASSED_OVER, str(passed.path), reason=passed.why)
    yield from load(read_files(item for item in found if isinstance(item, Path)))


def ingest_bytes(name: str, content: bytes, *, editor: User | None = None) -> list[Outcome]:
    """Load one file's bytes, uploaded by an editor or as a command does it."""
    prepare()
    return list(load(read_content(name, content), editor))


def reread(cable: Cable, *, editor: User, reason: str) -> bool:
    """Bring a cable to what is read in its chosen copy, after an editor's decision that takes effect there;
    says whether anything changed. Nothing is read of a cable whose files are all removed."""
    if not cable.witnesses.filter(source__removed_at=None).exists():
        return False
    chosen = cable.witnesses.select_related("source").get(chosen=True)
    record = again(chosen)
    with writing(editor, reason):
        return loaded(chosen.source, chosen.position, record).state is not State.UNCHANGED


def prepare() -> None:
    """What must be known before anything is loaded."""
    with writing("vocabulary", "the known words brought up to the extractor's"):
        vocabulary.fill()


def load(sources: Iterable[Received], editor: User | None = None) -> Iterator[Outcome]:
    """Each source in a transaction of its own, then what follows from all of them."""
    for received in sources:
        yield from _stored(received, editor)
    _follow_up()


def _follow_up() -> None:
    """What the transactions of this run, and of one that was killed, have noted to be done after them."""
    if Pending.objects.filter(step=Pending.NAMES).exists():
        with writing("ingest", "organizations called as most mentions do"):
            organizations.refresh()
            Pending.objects.filter(step=Pending.NAMES).delete()


def _stored(received: Received, editor: User | None) -> list[Outcome]:
    """Everything of one source or nothing of it."""
    if received.error:
        return [Outcome(State.REJECTED, received.name, reason=received.error)]
    for seconds in (*WAITS, None):
        try:
            with writing(*_who_and_why(received, editor), source=received.name):
                return _store(received)
        except Rejected as error:
            return [Outcome(State.REJECTED, received.name, reason=str(error))]
        except (Error, ValueError, TypeError, LookupError) as error:
            if not is_away(error):
                return [Outcome(State.REJECTED, received.name, reason=_unforeseen(error))]
            if seconds is None or connection.in_atomic_block:
                raise
            sleep(seconds)
            connection.close()
    raise AssertionError("the last turn returns or raises")


def is_away(error: Exception) -> bool:
    """Whether the database is at fault (it ended, its disk is full, it only reads), not what was to be
    stored: that would fail again, and would not elsewhere."""
    state = getattr(error.__cause__, "sqlstate", None) or ""
    return isinstance(error, (InterfaceError, OperationalError, InternalError)) and not state.startswith(
        OF_THE_SOURCE
    )


def _unforeseen(error: Exception) -> str:
    LOG.debug("an ingest failed", exc_info=True)
    reason = f"It could not be stored ({type(error).__name__}: {error}). Report it."
    return " ".join(reason.split())[:500]


def _who_and_why(received: Received, editor: User | None) -> tuple[User | str, str]:
    read = f"{received.name} by extractor {VERSION}"
    return (editor, f"upload of {read}") if editor else (f"ingest of {read}", "as the file is read")


def _store(received: Received) -> list[Outcome]:
    if not received.records:
        raise Rejected("It holds no cable. Check that it is the right file.")
    source = _source(received)
    outcomes = [loaded(source, position, record) for position, record in enumerate(received.records)]
    if any(outcome.state is not State.UNCHANGED for outcome in outcomes):
        Pending.objects.bulk_create([Pending(step=Pending.NAMES)], ignore_conflicts=True)
    return outcomes


def _source(received: Received) -> Source:
    """The row of these bytes; the same bytes under another name are the same source."""
    sha256 = received.sha256
    known = Source.objects.defer("content").filter(sha256=sha256).first()
    if known and known.removed_at:
        raise Rejected(f"{known} was removed on {known.removed_at:%d %B %Y}. Put it back at the desk.")
    if known:
        return known
    name = received.name[-255:]
    Receipt.objects.bulk_create([Receipt(sha256=sha256, name=name)], ignore_conflicts=True)
    return Source.objects.create(
        sha256=sha256,
        name=name,
        media_type=received.media_type[:60],
        size=len(received.content),
        content=received.content,
    )


def as_said(cable: Cable, record: CableRecord) -> CableRecord:
    """The record, read again where an editor says that the cable answers the questionnaire and the machine
    does not, or the other way round."""
    if not in_force(cable, "document"):
        return record
    said = DocumentKind(cable.document)
    if (said in ANSWERING) == (record.header.document.kind in ANSWERING):
        return record
    otherwise = parse(record.document, said)
    return replace(otherwise, header=replace(otherwise.header, document=record.header.document))


def loaded(source: Source, position: int, record: CableRecord) -> Outcome:
    """The cable and its rows brought to what is read in this copy, where it is the one to be read."""
    settled = settle(source, position, record)
    changed = settled.changed
    if settled.record is not None:
        record = settled.record if settled.created else as_said(settled.cable, settled.record)
        changed |= record_cable(settled.cable, record, settled.moved)
    if settled.created:
        samples.make_way(settled.cable)
    state = State.CREATED if settled.created else State.UPDATED if changed else State.UNCHANGED
    return Outcome(state, source.name, settled.cable.cable_id)

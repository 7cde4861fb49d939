"""Which copy a cable is read from, and which file is none of the archive's: what the page before it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cables.admin.deeds.confirming import Deed, Shown
from cables.admin.review.differences import foreseen
from cables.deciding.two_people import hinders
from cables.ingest import choose, destroy, leave_choice, put_back, remove
from cables.models import Cable, Source, Witness
from cables.reading.gaps import plural

SEEN = "seen before it is done"  # the reason of what is done and undone to be shown


def read_from(witness: Witness) -> str:
    """Whether the cable is read from this copy, and why."""
    if witness.source.removed_at:
        return "no: its file is removed"
    if witness.chosen:
        why = f"chosen by {witness.chosen_by}" if witness.chosen_by else "the copy with most text"
        return f"yes: {why}"
    return "no"


def _copy(change: Callable[[Witness, Any], object]) -> Callable[[Witness, Any], Shown]:
    """A page that shows what the change does to the cable."""

    def show(witness: Witness, editor: Any) -> Shown:
        now = witness.cable.witnesses.filter(chosen=True).first()
        notes = [f"{plural(witness.wholeness, 'character')} of text"]
        if now and now != witness:
            notes.append(f"read now: {now.source.name}, {plural(now.wholeness, 'character')}")
        return _foreseen(str(witness), notes, [witness.cable], lambda: change(witness, editor))

    return show


def _foreseen(name: str, notes: list[str], cables: list[Cable], act: Callable[[], object]) -> Shown:
    """With what would be published otherwise of these cables, if of any, or why it cannot be done."""
    try:
        differences = [one for cable in cables for one in foreseen(cable, act)]
    except ValueError as error:
        return Shown(name, [*notes, f"it cannot be done: {error}"])
    return Shown(name, notes, differences=differences if cables else None)


def _done(
    act: Callable[..., object], became: str, waiting: str = ""
) -> Callable[[Any, Any, dict[str, Any]], str]:
    """Do it; a refusal is counted by its reason. What takes two answers False to the first: `waiting`."""

    def deed(thing: Any, editor: Any, values: dict[str, Any]) -> str:
        try:
            done = act(thing, editor=editor, reason=values["reason"])
        except ValueError as error:
            return f"left as before: {error}"
        return waiting if done is False else became

    return deed


def _remove(source: Source, editor: Any) -> Shown:
    cables = list(Cable.objects.filter(witnesses__source=source, held=True).distinct())
    others = [cable for cable in cables if _elsewhere(cable, source)]
    notes = [_left(cable, source) for cable in cables] or ["no cable is read from it"]
    return _foreseen(source.name, notes, others, lambda: remove(source, editor=editor, reason=SEEN))


def _left(cable: Cable, source: Source) -> str:
    """What becomes of a cable."""
    if _elsewhere(cable, source):
        return f"{cable} is read from another copy"
    corrections = cable.corrections.filter(withdrawn_at=None).count()
    kept = f"; {plural(corrections, 'decision')} of editors kept for its return" if corrections else ""
    return f"{cable} leaves the archive, as this is its only copy{kept}"


def _elsewhere(cable: Cable, source: Source) -> bool:
    return cable.witnesses.exclude(source=source).filter(source__removed_at=None).exists()


def _removed(source: Source, editor: Any) -> Shown:
    return Shown(source.name, list(_about(source)))


def _about(source: Source) -> Iterator[str]:
    yield plural(source.size, "byte")
    for cable in Cable.objects.filter(witnesses__source=source).distinct():
        yield str(cable)
    if source.removed_at:
        yield f"removed on {source.removed_at:%Y-%m-%d}"
    if source.destroy_asked_by:
        yield f"{source.destroy_asked_by} asks to destroy it"


def _not_to_choose(witness: Witness, editor: Any) -> str:
    if witness.source.removed_at:
        return "of a file that is removed"
    return "chosen already" if witness.chosen_by_id else ""


def _not_to_destroy(source: Source, editor: Any) -> str:
    if source.removed_at is None:
        return "not removed: remove it first"
    return "destroyed already" if source.destroyed_at else hinders(source.destroy_asked_by, editor)


def _not_to_put_back(source: Source, editor: Any) -> str:
    if source.destroyed_at:
        return "destroyed"
    return "" if source.removed_at else "not removed"


def _leave(witness: Witness, *, editor: Any, reason: str) -> None:
    leave_choice(witness.cable, editor=editor, reason=reason)


CHOOSE = Deed(
    action="choose",
    title="Read the cable from this copy",
    button="Read it from this copy",
    will="The cable is read from this copy from now on, also when one with more text is loaded. Corrections "
    "and what is withheld stay. This is what would be published otherwise:",
    show=_copy(lambda witness, editor: choose(witness, editor=editor, reason=SEEN)),
    hinders=_not_to_choose,
    act=_done(choose, "chosen"),
)
LEAVE = Deed(
    action="leave_choice",
    title="Let the rule choose the copy",
    button="Let the rule choose",
    will="The cable is read from the copy with most text, as if nobody had chosen. This is what would be "
    "published otherwise:",
    show=_copy(lambda witness, editor: _leave(witness, editor=editor, reason=SEEN)),
    hinders=lambda witness, editor: "" if witness.chosen_by_id else "not chosen by an editor",
    act=_done(_leave, "left to the rule"),
)
REMOVE = Deed(
    action="remove",
    title="Remove a file",
    button="Remove",
    will="Nothing is read from the file any more, also when the same bytes are loaded again. Its bytes are "
    "kept: it can be put back, with all that editors have said.",
    show=_remove,
    hinders=lambda source, editor: "removed already" if source.removed_at else "",
    act=_done(remove, "removed"),
)
PUT_BACK = Deed(
    action="put_back",
    title="Put a file back",
    button="Put back",
    will="The file is part of the archive again, with all that editors have said of its cables.",
    show=_removed,
    hinders=_not_to_put_back,
    act=_done(put_back, "put back"),
)
DESTROY = Deed(
    action="destroy",
    title="Destroy the bytes of a file",
    button="Destroy",
    will="The bytes and the text as decoded are overwritten and cannot be put back; the same bytes are "
    "refused for ever. It takes two: the first asks, the second destroys. What was read from the file stays "
    "in the history of the record, and in backups: only whoever runs the database can remove it there.",
    show=_removed,
    hinders=_not_to_destroy,
    act=_done(destroy, "destroyed", waiting="not destroyed, until a second editor agrees"),
)

"""What editors decide of the files themselves: which copy a cable is read from, and which file is none of
the archive's. Corrections and withholdings stay with the cable, whatever it is read from."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from cables.deciding.naming import rename
from cables.deciding.two_people import agreed
from cables.models import Cable, Organization, Source, Witness
from cables.writing.acts import writing

from .loading import loaded, reread
from .outcomes import Rejected
from .reading import read_content
from .witnesses import NOT_THERE


def choose(witness: Witness, *, editor: User, reason: str) -> None:
    """Read the cable from this copy from now on, whatever else is loaded. Raises ValueError where it cannot
    be: its file is removed, or words are withheld in paragraphs that it has not."""
    with writing(editor, reason):
        now = Witness.objects.select_related("source", "cable").get(pk=witness.pk)
        if now.source.removed_at:
            raise ValueError(f"{now.source} is removed: put it back first.")
        now.cable.witnesses.exclude(pk=now.pk).exclude(chosen_by=None).update(chosen_by=None)
        now.chosen_by = editor
        now.save(update_fields=["chosen_by"])
        reread(now.cable, editor=editor, reason=reason)
        if not Witness.objects.filter(pk=now.pk, chosen=True).exists():
            raise ValueError(NOT_THERE.replace("no other copy", "this copy has not, and the copy read now"))


def leave_choice(cable: Cable, *, editor: User, reason: str) -> None:
    """Let the rule choose again: the copy with most text."""
    with writing(editor, reason):
        cable.witnesses.exclude(chosen_by=None).update(chosen_by=None)
        reread(cable, editor=editor, reason=reason)


def remove(source: Source, *, editor: User, reason: str) -> None:
    """Read nothing from this file any more: its cables are read from their other copies, and those that have
    none leave the archive with all that was said of them, until it is put back. Raises ValueError where words
    are withheld that could not be told in another copy."""
    with writing(editor, reason):
        now = Source.objects.defer("content").get(pk=source.pk)
        if now.removed_at:
            return
        now.removed_at = timezone.now()
        now.save(update_fields=["removed_at"])
        for cable in Cable.objects.filter(witnesses__source=now, held=True).distinct():
            _without(cable, editor, reason)


def _without(cable: Cable, editor: User, reason: str) -> None:
    """Read a cable from what is left of its copies."""
    if cable.witnesses.filter(source__removed_at=None).exists():
        try:
            reread(cable, editor=editor, reason=reason)
        except Rejected as error:
            raise ValueError(f"{cable}: {error}") from None
    else:
        cable.held = False
        cable.save(update_fields=["held"])
    _call(cable)


def put_back(source: Source, *, editor: User, reason: str) -> None:
    """What a removed file holds is part of the archive again. Raises ValueError where it cannot be: its bytes
    were destroyed, or it cannot be read any more."""
    with writing(editor, reason):
        now = Source.objects.get(pk=source.pk)
        if now.destroyed_at:
            raise ValueError("Its bytes were destroyed: nothing can be read from it.")
        if now.removed_at is None:
            return
        received = next(iter(read_content(now.name, bytes(now.content))))
        if received.error:
            raise ValueError(received.error)
        now.removed_at = now.destroy_asked_by = None
        now.save(update_fields=["removed_at", "destroy_asked_by"])
        try:
            outcomes = [loaded(now, position, record) for position, record in enumerate(received.records)]
        except Rejected as error:
            raise ValueError(str(error)) from None
        for cable in Cable.objects.filter(cable_id__in=[outcome.cable_id for outcome in outcomes]):
            _call(cable)


def destroy(source: Source, *, editor: User, reason: str) -> bool:
    """Destroy the bytes of a removed file and its text as decoded; False where a second editor has to agree
    first. Raises ValueError for a file that is not removed, and where the second is not another person."""
    with writing(editor, reason):
        now = Source.objects.defer("content").get(pk=source.pk)
        if now.removed_at is None:
            raise ValueError("Remove the file first.")
        if now.destroyed_at:
            return True
        if not agreed(now.destroy_asked_by, editor):
            now.destroy_asked_by = editor
            now.save(update_fields=["destroy_asked_by"])
            return False
        now.content, now.destroyed_at = b"", timezone.now()
        now.save(update_fields=["content", "destroyed_at"])
        now.witnesses.update(text="")
    return True


def _call(cable: Cable) -> None:
    """Organizations are called as the mentions that can be read call them."""
    rename(Organization.objects.filter(mentions__cable=cable).distinct())

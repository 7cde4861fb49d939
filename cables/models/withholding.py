"""What editors take out of what is public, and how it comes back."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F
from django.utils import timezone

from .cables import Cable, Paragraph
from .correcting import unchanged
from .editorial import Withholding
from .findings import Organization
from .naming import rename
from .publication import publication, republish
from .publishing import back
from .writing import writing

# To lift these it takes a second person.
GUARDED = {Withholding.Kind.SAFETY, Withholding.Kind.VICTIM}


def withhold(
    paragraph: Paragraph,
    kind: str,
    *,
    reason: str,
    editor: AbstractBaseUser,
    start: int | None = None,
    end: int | None = None,
    version: int | None = None,
) -> Withholding:
    """Take a stretch of the paragraph's public text (all of it where start is None) out of what is public.

    Raises ValueError where the stretch is empty or none of it was read from the source: then the words are an
    editor's own, and correcting the text is the way. Raises Stale where it was changed since `version`.
    """
    with writing(editor, reason or f"withheld: {Withholding.Kind(kind).label}"):
        paragraph = unchanged(paragraph, version)
        withholding = Withholding(
            cable=paragraph.cable, paragraph=paragraph, kind=kind, reason=reason, made_by=editor
        )
        if start is not None and end is not None:
            read = back(paragraph.public_runs, start, end) if start < end else None
            source = back(paragraph.runs, *read) if read else None
            if read is None or source is None:
                raise ValueError("These words were not read from the source; correct the text instead.")
            withholding.source_start, withholding.source_end = source
            _take_place(withholding)
            withholding.quote = publication(paragraph.cable).as_read(paragraph)[slice(*read)]
        withholding.save()
        _republish(paragraph.cable)
    return withholding


def _take_place(withholding: Withholding) -> None:
    """One withholding for each stretch: one that was lifted is in force again, as said now."""
    known = Withholding.objects.filter(
        cable=withholding.cable,
        source_start=withholding.source_start,
        source_end=withholding.source_end,
    ).first()
    if known is not None:
        if known.lifted_at is None:
            raise ValueError("These words are withheld already.")
        withholding.pk, withholding.made_at = known.pk, known.made_at


def withdraw_cable(
    cable: Cable,
    why: str,
    *,
    at: datetime,
    editor: AbstractBaseUser,
    reason: str = "",
    version: int | None = None,
) -> None:
    """Take a whole cable out of what is public; `why` is the class of reason, which its address tells.
    Raises Stale where it was changed since `version`."""
    with writing(editor, reason or f"withdrawn: {why}"):
        unchanged(cable, version)
        Cable.objects.filter(pk=cable.pk).update(
            withdrawn_at=at, withdrawn_reason=why, version=F("version") + 1
        )


def restore_cable(
    cable: Cable,
    *,
    editor: AbstractBaseUser,
    reason: str = "made public again",
    version: int | None = None,
) -> None:
    """Make a withdrawn cable public again. Raises Stale where it was changed since `version`."""
    with writing(editor, reason):
        unchanged(cable, version)
        Cable.objects.filter(pk=cable.pk).update(
            withdrawn_at=None, withdrawn_reason="", version=F("version") + 1
        )


def lift(withholding: Withholding, editor: AbstractBaseUser, reason: str = "made public again") -> bool:
    """Make public again; False where a second editor has to agree first."""
    with writing(editor, reason):
        withholding.refresh_from_db()
        if withholding.lifted_at is not None:
            return True
        if withholding.kind in GUARDED and withholding.lift_asked_by in (None, editor):
            withholding.lift_asked_by = editor
            withholding.save(update_fields=["lift_asked_by"])
            return False
        withholding.lifted_by, withholding.lifted_at = editor, timezone.now()
        withholding.save(update_fields=["lifted_by", "lifted_at"])
        _republish(withholding.cable)
    return True


def _republish(cable: Cable) -> None:
    republish(cable)
    rename(Organization.objects.filter(mentions__cable=cable).distinct())

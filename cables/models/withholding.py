"""What editors take out of what is public, and how it comes back."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F
from django.utils import timezone

from .cables import Cable, Paragraph
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
) -> Withholding:
    """Take a stretch of the paragraph's public text (all of it where start is None) out of what is public.

    Raises ValueError where the stretch is empty or none of it was read from the source: then the words are an
    editor's own, and correcting the text is the way.
    """
    with writing(editor, reason or f"withheld: {Withholding.Kind(kind).label}"):
        withholding = Withholding(
            cable=paragraph.cable, paragraph=paragraph, kind=kind, reason=reason, made_by=editor
        )
        if start is not None and end is not None:
            read = back(paragraph.public_runs, start, end) if start < end else None
            source = back(paragraph.runs, *read) if read else None
            if read is None or source is None:
                raise ValueError("These words were not read from the source; correct the text instead.")
            withholding.source_start, withholding.source_end = source
            withholding.quote = publication(paragraph.cable).as_read(paragraph)[slice(*read)]
        withholding.save()
        _republish(paragraph.cable)
    return withholding


def withdraw_cable(
    cable: Cable, why: str, *, at: datetime, editor: AbstractBaseUser, reason: str = ""
) -> None:
    """Take a whole cable out of what is public; `why` is the class of reason, which its address tells."""
    with writing(editor, reason or f"withdrawn: {why}"):
        Cable.objects.filter(pk=cable.pk).update(
            withdrawn_at=at, withdrawn_reason=why, version=F("version") + 1
        )


def restore_cable(cable: Cable, *, editor: AbstractBaseUser, reason: str = "made public again") -> None:
    """Make a withdrawn cable public again."""
    with writing(editor, reason):
        Cable.objects.filter(pk=cable.pk).update(
            withdrawn_at=None, withdrawn_reason="", version=F("version") + 1
        )


def lift(withholding: Withholding, editor: AbstractBaseUser, reason: str = "made public again") -> bool:
    """Make public again; False where a second editor has to agree first."""
    with writing(editor, reason):
        withholding.refresh_from_db()
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

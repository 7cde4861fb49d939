"""What editors say without changing a word: looked at, confirmed, stays as it is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from cables.deciding.correcting import Stale, correct
from cables.models.cables import Paragraph
from cables.models.editorial import Correction, Withholding
from cables.models.questions import Answer
from cables.models.sources import Source, Witness
from cables.writing.acts import writing
from cables.writing.answers import questions

DOUBTFUL = (Answer.Basis.REPAIRED, Answer.Basis.INFERRED, Answer.Basis.CARRIED)


def token(thing: Any) -> str:
    """What tells whether a thing was changed since an editor looked at it."""
    if isinstance(thing, Correction):
        return f"{thing.withdrawn_at}|{thing.changed_reading}|{thing.read}"[:500]
    if isinstance(thing, Withholding):
        place = f"{thing.paragraph_id}|{thing.source_start}|{thing.source_end}"
        state = f"{thing.lifted_at}|{thing.lift_asked_by_id}|{thing.by_machine}|{thing.kind}|{thing.weaker}"
        return f"{state}|{place}"
    if isinstance(thing, Source):
        return f"{thing.removed_at}|{thing.destroy_asked_by_id}|{thing.destroyed_at}"
    if isinstance(thing, Witness):
        return f"{thing.chosen}|{thing.chosen_by_id}|{thing.cable_id}|{thing.source.removed_at}"
    return str(thing.version) if hasattr(thing, "version") else str(thing.settled_at)


def current(thing: Any, seen: str | None) -> Any:
    """The thing as it is now, to be asked for while writing. Raises Stale where it is not as it was seen."""
    now = type(thing)._base_manager.get(pk=thing.pk)
    if seen is not None and token(now) != seen:
        raise Stale(now)
    return now


def confirm_withheld(withholding: Withholding, *, reason: str, editor: User) -> None:
    """What the machine withheld is withheld by an editor from now on; what was asked to be lifted stays."""
    with writing(editor, reason):
        now = Withholding.objects.get(pk=withholding.pk)
        if now.by_machine:
            now.by_machine, now.made_by = False, editor
        now.lift_asked_by = None
        now.save(update_fields=["by_machine", "made_by", "lift_asked_by"])


def confirm_codes(paragraph: Paragraph, *, reason: str, editor: User) -> None:
    """An editor stands for the question codes as they are."""
    correct(paragraph, "questions", questions(paragraph), reason=reason, editor=editor)


def strike_doubtful_codes(paragraph: Paragraph, *, reason: str, editor: User) -> None:
    """Only what is printed stays."""
    sure = [reading for reading in questions(paragraph) if reading["basis"] not in DOUBTFUL]
    correct(paragraph, "questions", sure, reason=reason, editor=editor)

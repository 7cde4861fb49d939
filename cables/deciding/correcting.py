"""The correction rule, in one place: what an editor says is published, what the machine reads kept beside it.

`correct` and `withdraw` are the editor's ways in, `Readings.apply` (readings.py) is ingest's: no other code
writes to a field that can be corrected.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from cables.deciding.bounds import LEADING, Bounds, following, read_bounds
from cables.deciding.fields import CORRECTABLE, Json, get, normal, put
from cables.deciding.merging import refuse_chain
from cables.deciding.naming import rename
from cables.models.cables import Cable, Paragraph
from cables.models.editorial import REPLACED, Correction
from cables.models.findings import Mention, Organization, Review, Statistic
from cables.publishing.headers import publish_header
from cables.publishing.publication import republish
from cables.writing.acts import writing
from cables.writing.links import relink

KEPT = "the machine's new reading was seen, the correction stays"


class Stale(Exception):
    """Somebody else saved the thing meanwhile; `current` is the thing as it stands now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{current} was changed by somebody else meanwhile.")
        self.current = current


def correct(
    thing: models.Model,
    field: str,
    says: Json,
    *,
    reason: str,
    editor: User,
    version: int | None = None,
    show_editor: bool = False,
) -> Correction:
    """Publish what the editor says, and keep what the machine read beside it.

    `version` is that of the thing when the editor saw it: raises Stale where it was changed since, and
    ValueError for a field that cannot be corrected. An earlier correction of the field stays in history; one
    that says the same already stays in force, so that two who say it at once say it once.
    """
    if field not in CORRECTABLE[type(thing)]:
        raise ValueError(f"{field} of a {type(thing)._meta.verbose_name} is not corrected by hand.")
    with writing(editor, reason):
        current = unchanged(thing, version)
        if field == "merged_into":
            refuse_chain(current, says)
        before = in_force(current, field)
        if before and before.says == normal(current, field, says) and not before.changed_reading:
            return before
        along = _along(current)
        correction = Correction(
            model=current._meta.model_name, object_id=current.pk, cable=_cable_of(current), field=field,
            read=before.read if before else along.get(field, get(current, field)),
            says=normal(current, field, says), along=along if field in LEADING else {},
            reason=reason, editor=editor, show_editor=show_editor,
        )  # fmt: skip
        if before:
            _close(before, editor, REPLACED)
        correction.save()
        _publish(current, field, says, along)
    return correction


def withdraw(correction: Correction, *, reason: str, editor: User) -> None:
    """Give the field back to the machine; the correction stays in history. One withdrawn already stays so."""
    with writing(editor, reason):
        correction.refresh_from_db()
        thing = thing_of(correction)
        if correction.withdrawn_at is None:
            along = _along(thing) if thing is not None else {}
            _close(correction, editor, reason)
            if correction.field == "added" and thing is not None:
                _take_back(thing, reason, editor)
            elif thing is not None:
                _publish(thing, correction.field, correction.read, along)
                if getattr(thing, "source_start", thing) is None and not _all_in_force(thing).exists():
                    thing.delete()  # the machine does not read it, and nobody vouches for it any more


def keep(correction: Correction, *, editor: User, reason: str = KEPT) -> None:
    """The editor has seen that the machine reads otherwise now, and stays with the correction."""
    with writing(editor, reason):
        Correction.objects.filter(pk=correction.pk).update(changed_reading=False, read_before=None)


def in_force(thing: models.Model, field: str) -> Correction | None:
    return Correction.objects.filter(
        model=thing._meta.model_name, object_id=thing.pk, field=field, withdrawn_at=None
    ).first()


def thing_of(correction: Correction) -> models.Model | None:
    """What the correction is about; None where it is gone."""
    model = next(m for m in CORRECTABLE if m._meta.model_name == correction.model)
    return model._base_manager.filter(pk=correction.object_id).first()


def unchanged(thing: models.Model, version: int | None) -> Any:
    """The thing as it is now. Raises Stale where it is another version than the one that was seen."""
    current: Any = type(thing)._base_manager.get(pk=thing.pk)
    if version is not None and current.version != version:
        raise Stale(current)
    return current


def _cable_of(thing: models.Model) -> Cable | None:
    return thing if isinstance(thing, Cable) else getattr(thing, "cable", None)


def _close(correction: Correction, editor: User, reason: str) -> None:
    correction.withdrawn_at = timezone.now()
    correction.withdrawn_by = editor
    correction.withdrawn_reason = reason
    correction.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


def _take_back(thing: models.Model, reason: str, editor: User) -> None:
    """Remove what only an editor vouched for, and whatever was corrected in it."""
    for correction in _all_in_force(thing):
        _close(correction, editor, reason)
    thing.delete()


def _all_in_force(thing: models.Model) -> models.QuerySet[Correction]:
    return Correction.objects.filter(model=thing._meta.model_name, object_id=thing.pk, withdrawn_at=None)


def _review(thing: Any) -> Review:
    """What the corrections in force make of it, where none says it itself."""
    fields = set(_all_in_force(thing).values_list("field", flat=True))
    if "added" in fields:
        return Review.ADDED if thing.source_start is not None else Review.UNPLACED
    return Review.CORRECTED if fields else Review.MACHINE


def _along(thing: models.Model) -> Bounds:
    """What the machine reads of a figure's bounds, as JSON; nothing of other things."""
    if not isinstance(thing, Statistic):
        return {}
    read = read_bounds(thing, _all_in_force(thing))
    return {name: normal(thing, name, value) for name, value in read.items()}


def _publish(thing: Any, field: str, value: Json, along: Bounds) -> None:
    """Save the published value and whatever follows from it."""
    before = get(thing, field)
    put(thing, field, value)
    if along:
        says = {name: get(thing, name) for name in (*LEADING, *along)}
        corrected = _all_in_force(thing).values_list("field", flat=True)
        for name, bound in following(says, along, corrected).items():
            put(thing, name, bound)
    if hasattr(thing, "review") and not in_force(thing, "review"):
        thing.review = _review(thing)
    thing.version += 1
    thing.save()
    if isinstance(thing, Cable):
        publish_header(thing, thing.withholdings.filter(lifted_at=None))
    if isinstance(thing, Mention):
        named = {thing.organization_id, *([before] if field == "organization" else [])}
        rename(Organization.objects.filter(pk__in=named))
    if (type(thing), field) == (Cable, "replaces"):
        relink(before, thing.replaces)
    if (type(thing), field) == (Paragraph, "text"):
        republish(thing.cable)

"""The versions of a thing: what each act made of it, and how it is made so again.

A version knows every column that has a history and every field that can be corrected, lists included. Going
back is a correction like any other, never a rewrite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import models

from cables.deciding.bounds import FOLLOWING
from cables.deciding.correcting import Stale, correct, in_force, withdraw
from cables.deciding.dividing import divided_since
from cables.deciding.fields import COLLECTIONS, CORRECTABLE, Json, get, normal
from cables.models.cables import Cable, CableTag, Paragraph, Reference
from cables.models.editorial import WHEN_READ
from cables.models.history import EVENTS, OWNER, WITNESS_TEXTS
from cables.models.questions import Answer, Question
from cables.models.sources import Witness
from cables.writing.acts import writing
from cables.writing.answers import AnswerReading, in_order
from cables.writing.links import ReferenceReading

Rows = Mapping[int, Any]  # the last event of each row of a list, by the row's id


@dataclass(frozen=True, slots=True)
class Version:
    """`state` holds the columns by attname and the lists by field; `changed` names those that differ from the
    version before. `gone` where the act deleted the thing."""

    act: UUID
    at: datetime
    said: Mapping[str, Any]
    state: Mapping[str, Any]
    changed: tuple[str, ...]
    gone: bool


class Listed(NamedTuple):
    """A list that is kept in rows of its own: their model, and the list as `fields.get` would give it."""

    model: type[models.Model]
    read: Callable[[Rows], Json]


def versions(thing: models.Model) -> list[Version]:
    """All of them, the first one first; none of what keeps no history, as a reader's report."""
    if type(thing) not in EVENTS:
        return []
    found: list[Version] = []
    own: Any = None
    state: dict[str, Any] = {}
    lists: dict[str, dict[int, Any]] = {name: {} for name in _lists(thing)}
    for act, events in groupby(_events(thing), key=lambda event: event.pgh_context_id):
        before = state
        for event in events:
            if event.pgh_tracked_model is type(thing):
                own = event
            else:
                _keep(lists, event, thing)
            last = event
        state = _state(thing, own, before, lists)
        if changed := tuple(name for name in state if before.get(name, None) != state[name]):
            gone = own is not None and own.pgh_label == "delete"
            found.append(Version(act, last.pgh_created_at, last.pgh_context.metadata, state, changed, gone))
    return found


def differing(thing: models.Model, to: Version) -> list[tuple[str, Json, Json]]:
    """(field, what it says, what it would say) of every field that going back to a version would change."""
    pairs = ((field, get(thing, field), value(thing, to, field)) for field in _kept_here(thing))
    return [(field, now, then) for field, now, then in pairs if now != then]


def revert(
    thing: models.Model, to: Version, *, editor: User, reason: str = "", version: int | None = None
) -> list[str]:
    """Correct every field that differs from that version; the names of those that did. What the machine reads
    is given back to the machine. Raises Stale where the thing was changed since `version`, ValueError where
    its text was divided otherwise since: its words of then stand elsewhere now."""
    changed = []
    reason = f"reverted to the version of {to.at:%Y-%m-%d %H:%M:%S} UTC{f': {reason}' if reason else ''}"
    with writing(editor, reason):
        now = _now(thing)
        if version is not None and now and now.version != version:
            raise Stale(now)
        if isinstance(now, Paragraph) and (divided := divided_since(now, to.act, to.at)):
            raise ValueError(
                f"Nothing was reverted. Since that version {'; '.join(divided)}: going back would drop or"
                " repeat words. Take that back first, on the review page of the cable."
            )
        for field in _kept_here(thing):
            if (now := _now(thing)) and _make(now, field, value(thing, to, field), reason, editor):
                changed.append(field)
    return changed


def _kept_here(thing: models.Model) -> list[str]:
    """How a text is divided stands in the cable's other paragraphs too: that is withdrawn, not reverted.
    What follows from other fields comes after them: bounds, then what is said of the whole."""
    kept = [field for field in CORRECTABLE[type(thing)] if field not in WHEN_READ]
    return sorted(kept, key=lambda name: (name == "review", name in FOLLOWING))


def value(thing: models.Model, of: Version, field: str) -> Json:
    """What a field said in a version, as `fields.get` would give it."""
    if (type(thing), field) in COLLECTIONS:
        return of.state[field]
    column: Any = type(thing)._meta.get_field(field)
    unmasked = of.state.get("unmasked") or {}
    return normal(thing, field, unmasked.get(field, of.state[column.attname]))


def _make(thing: models.Model, field: str, says: Json, reason: str, editor: User) -> bool:
    if get(thing, field) == says:
        return False
    correction = in_force(thing, field)
    if correction and correction.read == says:
        withdraw(correction, reason=reason, editor=editor)
    now = _now(thing)
    if now and get(now, field) != says:
        correct(now, field, says, reason=reason, editor=editor)
    return True


def _now(thing: models.Model) -> Any:
    """None where it went with the last word that an editor had said of it."""
    return type(thing)._base_manager.filter(pk=thing.pk).first()


def _lists(thing: models.Model) -> Mapping[str, Listed]:
    return {field: listed for (model, field), listed in LISTS.items() if model is type(thing)}


def _events(thing: models.Model) -> Iterator[Any]:
    """Those of the thing and of the rows of its lists, in the order in which they were written: writers take
    turns, so that their clock does not go back."""
    tables: list[Any] = [EVENTS[type(thing)]._default_manager.filter(pgh_obj=thing.pk)]
    tables += [
        EVENTS[listed.model]._default_manager.filter(**{OWNER[listed.model]: thing.pk})
        for listed in _lists(thing).values()
    ]
    if isinstance(thing, Witness):
        tables.append(WITNESS_TEXTS._default_manager.filter(pgh_obj=thing.pk))
    events = [event for table in tables for event in table.select_related("pgh_context").order_by("pgh_id")]
    return iter(sorted(events, key=lambda event: event.pgh_created_at))


def _keep(lists: dict[str, dict[int, Any]], event: Any, thing: models.Model) -> None:
    name = next(name for name, listed in _lists(thing).items() if listed.model is event.pgh_tracked_model)
    if event.pgh_label == "delete":
        lists[name].pop(event.pgh_obj_id, None)
    else:
        lists[name][event.pgh_obj_id] = event


def _state(
    thing: models.Model, own: Any, before: Mapping[str, Any], lists: Mapping[str, Rows]
) -> dict[str, Any]:
    columns = [f for f in own._meta.concrete_fields if not f.name.startswith("pgh_")] if own else []
    state = dict(before) | {f.attname: getattr(own, f.attname) for f in columns}
    return state | {name: listed.read(lists[name]) for name, listed in _lists(thing).items()}


def _questions(rows: Rows) -> list[AnswerReading]:
    kept = [row for row in rows.values() if not row.rejected]
    asked = Question.objects.in_bulk({row.question_id for row in kept})
    return in_order(
        AnswerReading(
            year=asked[row.question_id].year,
            code=asked[row.question_id].code,
            start=row.start,
            end=row.end,
            kind=row.kind,
            basis=row.basis,
        )
        for row in kept
    )


def _tags(rows: Rows) -> list[str]:
    return [row.tag_id for row in sorted(rows.values(), key=lambda row: row.order)]


def _references(rows: Rows) -> list[ReferenceReading]:
    """A stub that was forgotten meanwhile is found by the id in its own history."""
    stubs = EVENTS[Cable]._default_manager.filter(pgh_obj__in={row.target_id for row in rows.values()})
    ids = dict(stubs.values_list("pgh_obj_id", "cable_id"))
    return [
        ReferenceReading(
            printed=row.unmasked or row.printed,
            cable_id=ids.get(row.target_id, ""),
            kind=row.kind,
            label=row.label,
        )
        for row in sorted(rows.values(), key=lambda row: row.order)
    ]


LISTS: Mapping[tuple[type[models.Model], str], Listed] = {
    (Paragraph, "questions"): Listed(Answer, _questions),
    (Cable, "tags"): Listed(CableTag, _tags),
    (Cable, "references"): Listed(Reference, _references),
}

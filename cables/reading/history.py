"""What was changed in a cable: when, what and why, machine readings and editors' corrections told apart.

All of it is told as the public may hear it now: of things that are withheld nothing, and every older text
masked by the words that are withheld today (publishing/masking.py). Where more is withheld in a place than
what is known by its shape, no text of that place is set beside another, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Q

from cables.models import Cable, Correction, Mention, Organization, Paragraph, Statistic
from cables.models.cables import HEADER
from cables.models.editorial import REPLACED, WHEN_READ, CorrectionQuerySet
from cables.models.history import EVENTS
from cables.publishing.masking import OUTSIDE, Masking, masking_of, paragraphs_of
from cables.publishing.reading_room import in_the_stacks
from cables.publishing.withdrawals import withdrawals

from .differences import Difference, differences

MOST = 300  # entries of a page, the latest; words of one text that are compared
WORDS = 20_000
READ: dict[Any, tuple[str, ...]] = {
    # TAGS and references are rows of their own.
    Cable: tuple(field.attname for field in Cable._meta.concrete_fields if field.name in HEADER),
    Paragraph: ("number", "mark", "state", "heading", "text"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `kind` is read (for the first time), reread (by a machine), overruled (a machine's new
    reading beside a correction), corrected, checked (found right), withdrawn (the correction) or restored
    (the cable, which was withdrawn `since` then). `differences` is None where texts may not be compared, and
    empty where nothing that may be shown differs. `key` is the paragraph's."""

    at: datetime
    kind: str
    thing: str
    field: str = ""
    key: str = ""
    differences: list[Difference] | None = None
    reason: str = ""
    who: str = ""
    source: str = ""
    since: datetime | None = None


class Named(NamedTuple):
    """What a change is of, the key of its paragraph and that one's primary key."""

    thing: str
    key: str
    place: int | None


THE_CABLE = Named("the cable", "", OUTSIDE)
OTHER = "another organization"
NOUNS = {"statistic": "figure", "mention": "mention of an organization"}  # for who reads, by the model


@dataclass(slots=True)
class Scope:
    """A cable or one paragraph of it, as the public sees it."""

    cable: Cable
    paragraphs: dict[int, Paragraph]
    whole: bool
    masking: Masking = field(init=False)

    def __post_init__(self) -> None:
        self.masking = masking_of(self.cable)

    def compared(self, place: int | None, before: Any, after: Any) -> list[Difference] | None:
        """None where nothing may be compared."""
        if self.masking.silent(place):
            return None
        here, there = (self.masking.words(said(value))[:WORDS] for value in (before, after))
        return list(differences(here, there, wary=True))


@in_the_stacks()
def history(cable: Cable, paragraph: Paragraph | None = None) -> list[Entry]:
    """The changes of a cable and of all that is public in it, or of one public paragraph, latest first."""
    public = Paragraph.objects.public().filter(cable=cable).defer("search", "runs", "public_runs")
    shown = public.filter(pk=paragraph.pk) if paragraph else public
    scope = Scope(cable, {p.pk: p for p in shown}, whole=paragraph is None)
    entries = [*_corrected(scope), *_readings(scope), *_restored(scope)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST]


def public_corrections() -> CorrectionQuerySet:
    """Those of things that are public, withdrawn ones too: of what is withheld not even a correction is
    told."""
    things = Q(model="cable", cable__in=Cable.objects.public())
    for model in (Paragraph, Statistic, Organization, Mention):
        name = str(model._meta.model_name)
        things |= Q(model=name, object_id__in=model.objects.public().order_by().values("pk"))
    return Correction.objects.filter(things)


def _corrected(scope: Scope) -> Iterator[Entry]:
    """What editors said and took back, and what the machine read meanwhile."""
    rows = list(public_corrections().filter(cable=scope.cable).select_related("editor"))
    places = paragraphs_of(rows)
    told: dict[int, tuple[Correction, Named]] = {}
    for one in rows:
        paragraph = scope.paragraphs.get(places.get((one.model, one.object_id), 0))
        if not (paragraph or (one.model == "cable" and scope.whole)):
            continue
        told[one.pk] = one, _named(one, paragraph)
        yield from _decisions(*told[one.pk], scope)
    yield from _overruled(told, scope)


def _named(one: Correction, paragraph: Paragraph | None) -> Named:
    if paragraph is None:
        return THE_CABLE
    noun = NOUNS.get(one.model)
    label = f"a {noun} in {paragraph.label}" if noun else paragraph.label
    return Named(label, paragraph.key, paragraph.pk)


def _decisions(one: Correction, named: Named, scope: Scope) -> Iterator[Entry]:
    plain = one.field in WHEN_READ or one.is_check
    read, says = _spoken(one)
    compared = [] if plain else scope.compared(named.place, read, says)
    who = str(one.editor) if one.show_editor else ""
    reason = scope.masking.remark(one.reason, named.place, one.reason_withheld)
    kind = "checked" if one.is_check else "corrected"
    yield Entry(one.made_at, kind, named.thing, one.field, named.key, compared, reason, who)
    if one.withdrawn_at and one.withdrawn_reason != REPLACED:
        reason = scope.masking.remark(one.withdrawn_reason, named.place, one.reason_withheld)
        yield Entry(one.withdrawn_at, "withdrawn", named.thing, one.field, named.key, [], reason)


def _spoken(one: Correction) -> tuple[Any, Any]:
    """What was read and what is said; of organizations the names of those that are public."""
    if one.field != "organization":
        return one.read, one.says
    names = dict(Organization.objects.public().filter(pk__in=[one.read, one.says]).values_list("pk", "name"))
    return names.get(one.read or 0, OTHER), names.get(one.says or 0, OTHER)


def _overruled(told: dict[int, tuple[Correction, Named]], scope: Scope) -> Iterator[Entry]:
    """Where the machine came to read otherwise what an editor has corrected."""
    events = EVENTS[Correction]._default_manager.filter(pgh_obj__in=told).select_related("pgh_context")
    for old, new in pairwise(events.order_by("pgh_obj_id", "pgh_id")):
        same = old.pgh_obj_id == new.pgh_obj_id and new.field not in (*WHEN_READ, "organization")
        if same and old.read != new.read:
            one, named = told[new.pgh_obj_id]
            if found := scope.compared(named.place, old.read, new.read):
                source = new.pgh_context.metadata["source"]
                at = new.pgh_created_at
                yield Entry(at, "overruled", named.thing, one.field, named.key, found, source=source)


def _restored(scope: Scope) -> Iterator[Entry]:
    """When the whole cable was not public, and for what class of reason."""
    for one in withdrawals([scope.cable.pk]) if scope.whole else ():
        reason = f"Reason: {one.label}."
        yield Entry(one.until, "restored", "the cable", differences=[], reason=reason, since=one.since)


def _readings(scope: Scope) -> Iterator[Entry]:
    """When the cable and its paragraphs were read first, and what the machine read otherwise later."""
    if scope.whole:
        yield from _versions(Cable, {scope.cable.pk: THE_CABLE}, scope)
    named = {pk: Named(one.label, one.key, pk) for pk, one in scope.paragraphs.items()}
    for entry in _versions(Paragraph, named, scope):
        if entry.kind == "reread" or not scope.whole:
            yield entry


def _versions(model: Any, things: dict[int, Named], scope: Scope) -> Iterator[Entry]:
    """One state for each act; what an act without a source did is an editor's and is told as such."""
    events = EVENTS[model]._default_manager.filter(pgh_obj__in=things).select_related("pgh_context")
    last: dict[int, dict[str, Any]] = {}
    for event in _ends(events.order_by("pgh_obj_id", "pgh_id")):
        if getattr(event, "held", True):
            state = {name: getattr(event, name) for name in READ[model]}
            said_by, named = event.pgh_context.metadata, things[event.pgh_obj_id]
            before = last.get(event.pgh_obj_id)
            if before is None:
                at, source = event.pgh_created_at, said_by["source"]
                yield Entry(at, "read", named.thing, key=named.key, source=source)
            elif said_by["source"]:
                yield from _reread(event, named, before, state, scope)
            last[event.pgh_obj_id] = state


def _ends(events: Iterable[Any]) -> Iterator[Any]:
    """The last event of each act on each thing."""
    for event, after in pairwise([*events, None]):
        if after is None or (event.pgh_obj_id, event.pgh_context_id) != (
            after.pgh_obj_id,
            after.pgh_context_id,
        ):
            yield event


def _reread(
    event: Any, named: Named, before: dict[str, Any], state: dict[str, Any], scope: Scope
) -> Iterator[Entry]:
    """Only what differs where it may be shown: else it would tell that withheld words changed."""
    at, source = event.pgh_created_at, event.pgh_context.metadata["source"]
    for name, value in state.items():
        if value != before[name] and (found := scope.compared(named.place, before[name], value)):
            field = name.removesuffix("_id")
            yield Entry(at, "reread", named.thing, field, named.key, found, source=source)


def said(value: Any) -> str:
    """A value in words: lists by what each item is called."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(said, value))
    if isinstance(value, dict):
        return str(value.get("code") or value.get("printed") or value.get("name") or _pairs(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


def _pairs(value: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {said(part)}" for name, part in value.items())

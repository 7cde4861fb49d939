"""How a cable's text is divided into paragraphs, where an editor says otherwise than the machine.

A split is a correction of the paragraph that is divided, a join one of the later of the two paragraphs. Both
are applied where the cable is read (ingest), so that they hold for every copy and every extractor.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from cables.deciding.correcting import correct, in_force
from cables.models.cables import Cable, Paragraph
from cables.models.editorial import Correction
from cables.models.history import EVENTS
from cables.text.alignment import align, back

ANCHOR_WORDS = 12
NOT_THERE = "These words do not stand in the paragraph, or stand at its very beginning."


class Part(TypedDict):
    """A paragraph that an editor begins: `words` are its first ones as read, `at` where they stood in the
    witness then. `key` is its address and never another one's."""

    key: str
    words: str
    at: int
    number: int | None
    mark: str


def as_read(paragraph: Paragraph) -> str:
    """The paragraph's text as the machine reads it."""
    correction = in_force(paragraph, "text")
    return str(correction.read) if correction else paragraph.text


def place(paragraph: Paragraph, words: str) -> tuple[int, int] | None:
    """Where words of the published text stand in the text as read, however their lines are broken."""
    found = re.search(like(words), paragraph.text) if words.split() else None
    if found is None:
        return None
    runs = align(as_read(paragraph), paragraph.text)
    span = back(runs, *found.span())
    return (span.start, span.end) if span else None


def like(words: str) -> str:
    """A pattern for these words with any space between them."""
    return r"\s+".join(re.escape(word) for word in words.split())


def split(
    paragraph: Paragraph,
    words: str,
    *,
    number: int | None = None,
    mark: str = "",
    reason: str,
    editor: User,
    version: int | None = None,
) -> Correction:
    """Let a new paragraph begin with these words. It is there when the cable is read again.

    Raises ValueError where the words do not stand inside the paragraph, Stale as `correct` does.
    """
    found, read = place(paragraph, words), as_read(paragraph)
    source = back(paragraph.runs, *found) if found else None
    if found is None or source is None or not read[: found[0]].strip():
        raise ValueError(NOT_THERE)
    _refuse_seam(paragraph, read[found[0] :])
    before = in_force(paragraph, "division")
    said: list[Part] = list(before.says or []) if before else []
    part = Part(
        key=new_key(paragraph.cable, paragraph.key, said),
        words=" ".join(read[found[0] :].split()[:ANCHOR_WORDS]),
        at=source.start,
        number=number,
        mark=mark,
    )
    return correct(paragraph, "division", [*said, part], reason=reason, editor=editor, version=version)


def _refuse_seam(paragraph: Paragraph, words: str) -> None:
    """Where a paragraph was joined, the join is to be withdrawn, so that the old address comes back."""
    for row in paragraph.cable.paragraphs.filter(key__in=paragraph.aliases):
        if words.startswith(as_read(row)):
            raise ValueError(f"An editor joined {row.key} here. Withdraw that instead.")


def new_key(cable: Cable, key: str, said: list[Part]) -> str:
    """par45-b, par45-c: an address that no paragraph of the cable ever had."""
    taken = set(cable.paragraphs.values_list("key", flat=True)) | {part["key"] for part in said}
    letters = (f"{key}-{chr(code)}" for code in range(ord("b"), ord("z") + 1))
    free = next((name for name in letters if name not in taken and len(name) <= 20), None)
    if free is None:
        raise ValueError("This paragraph was divided too often; join some of its parts first.")
    return free


def join(paragraph: Paragraph, *, reason: str, editor: User, version: int | None = None) -> Correction:
    """Make the paragraph one with the one before it. It is so when the cable is read again.

    Raises ValueError for the first of a cable.
    """
    before = above(paragraph)
    if before is None:
        raise ValueError("No paragraph stands before this one.")
    return correct(paragraph, "joined", before.key, reason=reason, editor=editor, version=version)


def divided_since(paragraph: Paragraph, act: UUID, at: datetime) -> list[str]:
    """What editors have said since that act of the division of this text, or have taken back, in words: to go
    back to its words of then would drop or repeat those of other paragraphs."""
    then, now = _divisions(paragraph.cable, act, at), _divisions(paragraph.cable)
    differ = then ^ now
    mine = {paragraph.key, *paragraph.aliases}
    for _ in differ:  # a paragraph may have been joined to one that was joined itself
        mine |= {key for one in differ if mine & one.keys for key in one.keys}
    return sorted(
        f"{one.said}{'' if one in now else ', and that was taken back'}" for one in differ if mine & one.keys
    )


class Divided(NamedTuple):
    """A correction of the division: the paragraphs that it concerns, and what it says."""

    keys: frozenset[str]
    said: str


def _divisions(cable: Cable, act: UUID | None = None, at: datetime | None = None) -> set[Divided]:
    """Those in force now, or at the end of an act of that time."""
    events = EVENTS[Correction]._default_manager.filter(
        cable=cable.pk, model="paragraph", field__in=("division", "joined")
    )
    if at:
        events = events.filter(Q(pgh_context=act) | Q(pgh_created_at__lte=at))
    last = {event.pgh_obj_id: event for event in events.order_by("pgh_id")}
    keys = dict(cable.paragraphs.values_list("pk", "key"))
    return {
        _divided(keys[event.object_id], event.field, event.says)
        for event in last.values()
        if event.withdrawn_at is None and event.object_id in keys
    }


def _divided(key: str, field: str, says: Any) -> Divided:
    if field == "joined":
        return Divided(frozenset({key, says}), f"{key} was joined to {says}")
    parts = [part["key"] for part in says]
    return Divided(frozenset({key, *parts}), f"{key} was divided: {', '.join(parts) or 'no more'}")


def above(paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that is read before this one."""
    read = paragraph.cable.paragraphs.filter(removed_at=None, order__lt=paragraph.order)
    return read.order_by("order").last()

"""What would be published otherwise, word by word, told before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from django.db import transaction

from cables.admin.review.summaries import figure
from cables.deciding.fields import get
from cables.models import Cable, Organization, Statistic
from cables.models.cables import HEADER
from cables.reading.history import said
from cables.text.alignment import MAX_COMPARED_TOKENS, PLACEHOLDER, TOKEN
from cables.writing.acts import alone

Snapshot = dict[tuple[str, str], str]
CONTEXT = 160
PART = re.compile(f"{PLACEHOLDER.pattern}|{TOKEN.pattern}")  # a placeholder is one word


class Words(NamedTuple):
    """A stretch of the comparison: kept, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    thing: str
    field: str
    words: list[Words]


def foreseen(cable: Cable, act: Callable[[], object]) -> list[Difference]:
    """What `act` changes of what is published; it is done and undone. Whatever it raises is raised."""
    with alone():
        before = published(cable)
        with transaction.atomic():
            act()
            after = published(cable)
            transaction.set_rollback(True)
    return differing(before, after)


def published(cable: Cable) -> Snapshot:
    """Everything public of a cable that an editor can change, in words; nothing of one that is not public."""
    cable = Cable.objects.get(pk=cable.pk)
    if not cable.held or cable.withdrawn_at:
        return {}
    found: Snapshot = {("header", field): said(get(cable, field)) for field in HEADER}
    paragraphs = cable.paragraphs.filter(removed_at=None).order_by("order").defer("search")
    codes: dict[int, list[str]] = {}
    for answer in cable.answers.filter(rejected=False).select_related("question").order_by("start"):
        codes.setdefault(answer.paragraph_id, []).append(answer.question.code)
    for p in paragraphs:
        about = {"number": p.number or "", "mark": p.mark, "state": p.state, "heading": p.heading}
        about |= {"words": p.public_text, "questions": ", ".join(dict.fromkeys(codes.get(p.pk, ())))}
        found |= {(p.key, name): str(value) for name, value in about.items()}
    for one in Statistic.objects.public().filter(cable=cable).select_related("paragraph"):
        words = f"{one.paragraph.key}: {figure(one)} · {one.get_review_display()}"
        name = f"“{one.quote}”"
        while (name, "figure") in found:
            name += " again"
        found[name, "figure"] = words
    for body in Organization.objects.public().filter(mentions__cable=cable).distinct():
        found["organization", body.slug] = f"{body.name} ({body.kind}) {body.country_id or ''}"
    return found


def differing(
    before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> list[Difference]:
    """What differs of two snapshots, in the order of the cable."""
    pairs = ((key, before.get(key, ""), after.get(key, "")) for key in dict.fromkeys([*before, *after]))
    return [Difference(*key, compared(old, new)) for key, old, new in pairs if old != new]


def compared(old: str, new: str) -> list[Words]:
    """Both texts as one, word by word; long stretches that are the same are cut short."""
    ours, theirs = PART.findall(old), PART.findall(new)
    if max(len(ours), len(theirs)) > MAX_COMPARED_TOKENS:
        return [Words("gone", old), Words("new", new)]
    found: list[Words] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words("kept", _short("".join(ours[a:b]))))
            continue
        found += [Words("gone", "".join(ours[a:b]))] if a < b else []
        found += [Words("new", "".join(theirs[c:d]))] if c < d else []
    return found


def _short(text: str) -> str:
    return text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]} … {text[-CONTEXT:]}"

"""The source text as the public may see it, cut at paragraphs, its repaired places marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from cables.models import Cable, Paragraph
from cables.publishing.publication import public_source
from cables.publishing.reading_room import in_the_stacks
from cables.text.alignment import Published, inner, outer
from cables.text.annotate import Span, annotate, note


@dataclass(frozen=True, slots=True)
class PublicSource:
    """`pieces` maps a paragraph's primary key to its part of the source; `between` to what stands before it;
    `after` is what follows the last paragraph."""

    pieces: dict[int, SafeString]
    between: dict[int, SafeString]
    after: SafeString


@in_the_stacks()
def published_source(cable: Cable) -> Published | None:
    """The copy that is read, less what is withheld; None where the archive holds no text of the cable."""
    witness = cable.witnesses.filter(chosen=True).select_related("cable").first()
    return public_source(witness) if witness else None


def source_pieces(cable: Cable, paragraphs: Sequence[Paragraph]) -> PublicSource | None:
    """The source beside each of the paragraphs."""
    published = published_source(cable)
    if published is None:
        return None
    text, runs = published.text, published.runs
    repairs = [*cable.repairs, *(repair for p in paragraphs for repair in p.public_repairs)]
    marks = list(repair_spans(repairs, published))
    pieces, between, at = {}, {}, 0
    for paragraph in paragraphs:
        start, end = outer(runs, paragraph.start, paragraph.end, len(text))
        if paragraph.end > paragraph.start and start >= at:
            between[paragraph.pk] = annotate(text, marks, at, start)
            pieces[paragraph.pk] = annotate(text, marks, start, end)
            at = end
    return PublicSource(pieces, between, annotate(text, marks, at))


def repair_spans(repairs: Iterable[dict[str, Any]], published: Published) -> Iterable[Span]:
    """Marks for those places that are wholly public."""
    for repair in repairs:
        place = inner(published.runs, repair["start"], repair["end"])
        if place and repair.get("read"):
            yield note(*place, "repair", f"read as “{repair['read']}” ({repair['kind']})")

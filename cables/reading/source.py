"""The source text as the public may see it: as received, less what is withheld, cut at paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cables.annotate import Span, annotate, note
from cables.models import Cable, Paragraph, Withholding
from cables.models.publishing import placeholder

Hidden = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class PublicSource:
    """`pieces` maps a paragraph's primary key to its part of the source; `between` to what stands before it.

    `after` is what follows the last paragraph; `intact` whether nothing at all is withheld.
    """

    pieces: dict[int, SafeString]
    between: dict[int, SafeString]
    after: SafeString


def withheld_spans(cable: Cable, paragraphs: Iterable[Paragraph]) -> list[Hidden]:
    """(start, end, placeholder) in the chosen witness, in order and without overlaps."""
    found = [
        (w.source_start, w.source_end, placeholder(w.get_kind_display()))
        for w in Withholding.objects.filter(cable=cable, lifted_at=None, source_start__isnull=False)
    ]
    found += [(p.start, p.end, placeholder("paragraph")) for p in paragraphs if p.withheld]
    merged: list[Hidden] = []
    for start, end, words in sorted(found, key=lambda s: (s[0], -s[1])):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, words))
    return merged


def public_source(cable: Cable, paragraphs: Sequence[Paragraph], hidden: list[Hidden]) -> PublicSource | None:
    """None where the archive holds no text of the cable. `hidden` are its withheld_spans."""
    witness = cable.witnesses.filter(chosen=True).first()
    if witness is None:
        return None
    repairs = [repair for p in paragraphs for repair in p.repairs] + list(cable.repairs)
    pieces, between, at = {}, {}, 0
    for paragraph in paragraphs:
        if paragraph.end > paragraph.start >= at:
            between[paragraph.pk] = shown(witness.text, at, paragraph.start, hidden, repairs)
            pieces[paragraph.pk] = shown(witness.text, paragraph.start, paragraph.end, hidden, repairs)
            at = paragraph.end
    return PublicSource(pieces, between, shown(witness.text, at, len(witness.text), hidden, repairs))


def shown(
    text: str, start: int, end: int, hidden: list[Hidden], repairs: list[dict[str, object]]
) -> SafeString:
    """text[start:end] with placeholders for what is withheld and the repaired places marked."""
    parts = []
    for low, high, words in visible(start, end, hidden):
        parts.append(
            annotate(text, repair_spans(repairs, low, high), low, high) if not words else annotate(words, [])
        )
    return SafeString("".join(parts))


def visible(start: int, end: int, hidden: list[Hidden]) -> Iterator[tuple[int, int, str]]:
    """Stretches of start..end: (from, to, "") to be shown, (from, to, placeholder) to be replaced."""
    at = start
    for low, high, words in hidden:
        if high <= at or low >= end:
            continue
        if low > at:
            yield at, low, ""
        yield max(low, at), min(high, end), words
        at = min(high, end)
    if at < end:
        yield at, end, ""


def repair_spans(repairs: list[dict[str, object]], start: int, end: int) -> list[Span]:
    return [
        note(int(str(r["start"])), int(str(r["end"])), "repair", f"read as “{r['read']}” ({r['kind']})")
        for r in repairs
        if start <= int(str(r["start"])) and int(str(r["end"])) <= end and r.get("read")
    ]


def public_text_of(cable: Cable, paragraphs: Sequence[Paragraph]) -> str:
    """The whole source as plain text, by the same rule; empty where there is none."""
    witness = cable.witnesses.filter(chosen=True).first()
    if witness is None:
        return ""
    hidden = withheld_spans(cable, paragraphs)
    return "".join(w or witness.text[a:b] for a, b, w in visible(0, len(witness.text), hidden))


def public_repairs(repairs: Iterable[dict[str, object]], hidden: list[Hidden]) -> list[dict[str, object]]:
    """Those that touch nothing withheld."""
    return [
        r
        for r in repairs
        if not any(a < int(str(r["end"])) and int(str(r["start"])) < b for a, b, _ in hidden)
    ]

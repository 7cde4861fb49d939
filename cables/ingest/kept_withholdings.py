"""A paragraph that is withheld whole keeps its words withheld, however the text is divided later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from cables.deciding.dividing import like
from cables.extract.records import ParagraphRecord
from cables.extract.text.runs import Span
from cables.ingest.contacts import Plan
from cables.ingest.dividing import Divided
from cables.models import Paragraph, Withholding

REASON = "carried over from a paragraph that is now read differently"


def carry(
    rows: Mapping[str, Paragraph],
    division: Divided,
    planned: Plan,
    as_read: Callable[[Paragraph], str] | None,
) -> None:
    """Add to the plan what is withheld of words that left a paragraph which is withheld whole. `as_read` is
    given for a text whose offsets moved: then the words of the paragraph as it was are looked for."""
    whole = {w.paragraph_id: w for w in planned.rows if w.source_start is None and w.lifted_at is None}
    paragraphs = dict(zip(division.keys, division.record.paragraphs, strict=True))
    text = division.record.document.text
    for row in rows.values():
        secret = whole.get(row.pk)
        if secret is None or row.removed_at is not None:
            continue
        own = paragraphs.get(row.key)
        found = list(_moved(row.key, as_read(row), paragraphs) if as_read else _left(row, own, text))
        for span in found:
            _withhold(planned, secret, span, text)
        # What the machine found by its shape, it finds again wherever it stands now.
        nowhere = not found and own is None and not secret.by_machine
        if as_read and nowhere and (before := _before(row, rows, paragraphs)):
            planned.rows.append(_like(secret, paragraph=before))


def _left(row: Paragraph, own: ParagraphRecord | None, text: str) -> Iterator[Span]:
    """The stretches of the source that were the paragraph's and are not any more."""
    edges = (row.start, own.start, own.end, row.end) if own else (row.start, row.end, row.end, row.end)
    for start, end in (edges[:2], edges[2:]):
        if text[start:end].strip():
            yield Span(start, end)


def _moved(own: str, text: str, paragraphs: Mapping[str, ParagraphRecord]) -> Iterator[Span]:
    """The same for a text whose offsets moved: where the words of the one are the words of another."""
    words = " ".join(text.split())
    for key, other in paragraphs.items():
        theirs = " ".join(other.text.split())
        if key == own or not theirs:
            continue
        if theirs in words:
            yield Span(other.start, other.end)
        elif own not in paragraphs and (found := re.search(like(words), other.text)):
            yield other.body.span(*found.span())


def _before(
    row: Paragraph, rows: Mapping[str, Paragraph], paragraphs: Mapping[str, ParagraphRecord]
) -> Paragraph | None:
    """The paragraph that came before one whose words are not found any more: they may be in it now."""
    earlier = [r for r in rows.values() if r.key in paragraphs and r.order < row.order]
    return max(earlier, key=lambda r: r.order, default=None)


def _withhold(planned: Plan, secret: Withholding, span: Span, text: str) -> None:
    """Withhold a stretch; one that was withheld once and made public is withheld again."""
    known = next((w for w in planned.rows if (w.source_start, w.source_end) == span), None)
    if known is None:
        quote = text[span.start : span.end]
        planned.rows.append(_like(secret, source_start=span.start, source_end=span.end, quote=quote))
    elif known.lifted_at is not None:
        known.lifted_at = known.lifted_by = known.lift_asked_by = None


def _like(secret: Withholding, **where: object) -> Withholding:
    return Withholding(cable=secret.cable, kind=secret.kind, reason=REASON, made_by=secret.made_by, **where)

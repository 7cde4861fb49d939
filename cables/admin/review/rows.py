"""One cable for review: each paragraph's source beside what was read in it, tied to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.admin.review.items import Item, items_of
from cables.models import Cable, Paragraph, Witness
from cables.text.alignment import align, inner, outer
from cables.text.annotate import Span, annotate

TOP = "top"
LINK = '<a href="#{0}" tabindex="-1" class="of {1}" data-of="{0}"{2}>'
WORDS = '<span class="of {1}" data-of="{0}"{2}>'
EMPTY = SafeString("")


@dataclass(slots=True)
class Row:
    """A paragraph (None for what stands before the first one) and what was found in it."""

    paragraph: Paragraph | None
    source: SafeString
    before: str = ""
    text: SafeString = EMPTY
    items: list[Item] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.paragraph.key if self.paragraph else TOP

    @property
    def doubts(self) -> int:
        return sum(bool(item.doubt) for item in self.items)


def rows(cable: Cable, user: Any, only: str | None = None) -> list[Row]:
    """All of a cable, or the one row with this key, as this user may review it; a fixed number of queries."""
    witness = Witness.objects.filter(cable=cable, chosen=True).first()
    text = witness.text if witness else ""
    read = cable.paragraphs.filter(removed_at=None).defer("search").order_by("order")
    paragraphs = list(read.select_related("cable"))
    items = items_of(cable, paragraphs, user)
    for item in chain(*items.values()):
        item.allow(user)
    corrected = cable.corrections.filter(model="paragraph", field="text", withdrawn_at=None)
    texts = dict(corrected.values_list("object_id", "read"))
    at = min((p.start for p in paragraphs), default=len(text))
    found = [Row(None, _source(text, 0, at, items[0]), items=items[0])] if only in (None, TOP) else []
    for paragraph in paragraphs:
        start = max(at, paragraph.start)
        between, at = text[at:start].strip(), max(at, paragraph.end)
        if only in (None, paragraph.key):
            row = Row(paragraph, _source(text, start, paragraph.end, items[paragraph.pk]), between)
            row.items = items[paragraph.pk]
            row.text = _text(paragraph, row.items, texts.get(paragraph.pk))
            found.append(row)
    return found


def _text(paragraph: Paragraph, items: list[Item], read: str | None) -> SafeString:
    """The published text before anything is withheld from it; `read` is what the machine reads instead."""
    runs = align(read, paragraph.text) if read is not None else [[0, 0, len(paragraph.text)]]
    length = len(paragraph.text if read is None else read)
    marks = []
    for item in items:
        for span in item.spans:
            place = inner(runs, *outer(paragraph.runs, *span, length))
            if place:
                marks.append((*place, item))
    return annotate(paragraph.text, _linked(marks, "text"))


def _source(text: str, start: int, end: int, items: Iterable[Item]) -> SafeString:
    marks = [(*span, item) for item in items for span in item.spans]
    return annotate(text, _linked(marks, "source"), start, end)


def _linked(marks: Iterable[tuple[int, int, Item]], where: str) -> Iterator[Span]:
    """Words that lead to what was read in them; of words within words only the outer ones are a link."""
    reached, named = 0, set()
    for start, end, item in sorted(marks, key=lambda m: (m[0], -m[1])):
        known = "" if item.key in named else format_html(' id="{}-{}"', where, item.key)
        named.add(item.key)
        if start >= reached:
            opening = format_html(
                '<a href="#{0}" tabindex="-1" class="of {1}" data-of="{0}"{2}>', item.key, item.kind, known
            )
            yield Span(start, end, opening, SafeString("</a>"))
            reached = end
        else:
            opening = format_html(WORDS, item.key, item.kind, known)
            yield Span(start, end, opening, SafeString("</span>"))

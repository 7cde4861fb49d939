"""Where the words that were looked for stand: PostgreSQL marks them with sentinels, we count or escape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cables.models import Paragraph

from .syntax import Query
from .words import CONFIG, sought, wanted

START, STOP, GAP = "\x02", "\x03", "\x04"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Text with sentinels around the words looked for."""

    text: str

    def html(self) -> SafeString:
        """Escaped first, then the sentinels become elements."""
        escaped = conditional_escape(self.text)
        marked = escaped.replace(START, "<mark>").replace(STOP, "</mark>")
        return mark_safe(marked.replace(GAP, ' <span class="gap">…</span> '))


def snippets(paragraphs: Iterable[Paragraph], query: Query) -> dict[int, Snippet]:
    """A few words around what was looked for, by paragraph; the beginning where nothing was looked for."""
    paragraphs = list(paragraphs)
    looked_for = wanted(query)
    if looked_for is None:
        return {p.pk: Snippet(beginning(p.public_text)) for p in paragraphs}
    headline = SearchHeadline(
        "public_text",
        looked_for,
        config=CONFIG,
        start_sel=START,
        stop_sel=STOP,
        max_words=38,
        min_words=18,
        max_fragments=2,
        fragment_delimiter=GAP,
    )
    rows = Paragraph.objects.public().filter(pk__in=[p.pk for p in paragraphs]).annotate(headline=headline)
    whole = {p.pk: p.public_text for p in paragraphs}
    found = rows.order_by().values_list("pk", "headline")
    return {pk: Snippet(with_gaps(text, whole[pk])) for pk, text in found}


def with_gaps(marked: str, text: str) -> str:
    """A gap also before and after the words shown, where the paragraph goes on there."""
    shown = marked.replace(START, "").replace(STOP, "").split(GAP)
    before = text.partition(shown[0].strip())[0]
    after = text.rpartition(shown[-1].strip())[2]
    return f"{gap(before)}{marked}{gap(after)}"


def gap(left_out: str) -> str:
    """PostgreSQL leaves out a last full stop as well, which is no gap."""
    return GAP if re.search(r"\w", left_out) else ""


def beginning(text: str, words: int = 40) -> str:
    parts = text.split(None, words)
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


def marked_spans(cable_pk: int, query: Query) -> dict[int, list[tuple[int, int]]]:
    """Where the words stand in each matching paragraph of one cable: {paragraph: [(start, end), ...]}."""
    looked_for = wanted(query)
    if looked_for is None:
        return {}
    headline = SearchHeadline(
        "public_text", looked_for, config=CONFIG, start_sel=START, stop_sel=STOP, highlight_all=True
    )
    holding = RawSQL("search @@ %s::tsquery", [sought(query).wanted], output_field=BooleanField())
    rows = Paragraph.objects.public().filter(holding, cable=cable_pk).annotate(headline=headline)
    found = rows.order_by().values_list("pk", "public_text", "headline")
    return {pk: spans(text, marked) for pk, text, marked in found}


def spans(text: str, marked: str) -> list[tuple[int, int]]:
    """Offsets in `text`. Where PostgreSQL left out what looks like an HTML tag, the words are looked up."""
    exact = marked.replace(START, "").replace(STOP, "") == text
    result, at = [], 0
    for number, piece in enumerate(marked.split(START)):
        word, _, after = piece.partition(STOP) if number else ("", "", piece)
        start = at if exact else text.find(word, at)
        if number and start >= 0:
            result.append((start, start + len(word)))
            at = start + len(word)
        at += len(after) if exact else 0
    return result

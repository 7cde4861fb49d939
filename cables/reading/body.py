"""A paragraph's words as HTML: sub-items as blocks of their own, and everything that is marked in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString

from cables.annotate import Span, annotate, hit, link, note
from cables.models import Mention, Paragraph, Statistic
from cables.models.publishing import outer
from cables.sections import spelled

from .links import cable_links, paragraph_links


class Block(NamedTuple):
    """`letter` is empty for the text outside sub-items."""

    letter: str
    html: SafeString


def spans_of(
    paragraph: Paragraph,
    statistics: Iterable[Statistic],
    mentions: Iterable[Mention],
    hits: Iterable[tuple[int, int]],
    keys: set[str],
    addresses: dict[str, str],
) -> list[Span]:
    """Everything to be marked in `public_text`, in characters of it."""
    text = paragraph.public_text
    spans = [hit(start, end) for start, end in hits]
    for statistic in statistics:
        if place := paragraph.public_span(statistic.start, statistic.end):
            spans.append(note(*place, "statistic", describe(statistic)))
    for mention in mentions:
        if place := paragraph.public_span(mention.start, mention.end):
            named = mention.named
            spans.append(link(*place, named.get_absolute_url(), "organization", named.name))
    return [*spans, *paragraph_links(text, keys, paragraph.key), *cable_links(text, addresses)]


def describe(statistic: Statistic) -> str:
    """For the tooltip: kind, value, period, and who says so."""
    value = "not available" if statistic.value is None else f"{statistic.value.normalize():,f}"
    parts = [spelled(statistic.kind), f"{value} {statistic.unit}".strip(), statistic.period, statistic.source]
    return " · ".join(part for part in parts if part)


def blocks(paragraph: Paragraph, spans: list[Span]) -> list[Block]:
    """The text before, in and between the sub-items; one block where there are none."""
    text = paragraph.public_text
    found, at = [], 0
    for item in paragraph.items:
        place = outer(paragraph.public_runs, item["start"], item["end"], len(text))
        if at <= place.start < place.end:
            found.append(Block("", annotate(text, spans, at, place.start)))
            found.append(Block(str(item["letter"]), annotate(text, spans, *place)))
            at = place.end
    found.append(Block("", annotate(text, spans, at)))
    return [block for block in found if block.html.strip()]

"""A paragraph's words as HTML: sub-items as blocks of their own, and everything that is marked in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString

from cables.figures.words import period_words, unit_words
from cables.models import Paragraph
from cables.models.addresses import address
from cables.sections import figure_kind_label
from cables.text.alignment import Span as Place
from cables.text.alignment import outer
from cables.text.annotate import Span, annotate, hit, link, note

from .findings import Figure, Named
from .links import cable_links, paragraph_links


class Block(NamedTuple):
    """`letter` is empty for the text outside sub-items."""

    letter: str
    html: SafeString


def spans_of(
    paragraph: Paragraph,
    figures: Iterable[tuple[Place, str]],
    named: Iterable[Named],
    hits: Iterable[tuple[int, int]],
    keys: set[str],
    addresses: dict[str, str],
) -> list[Span]:
    """Everything to be marked in `public_text`, in characters of it; `figures` are places and what is said
    there."""
    text = paragraph.public_text
    spans = [hit(start, end) for start, end in hits]
    spans += [note(*place, "statistic", said) for place, said in figures]
    for one in named:
        if place := paragraph.public_span(one.start, one.end):
            spans.append(link(*place, address("organization", one.slug), "organization", one.name))
    return [*spans, *paragraph_links(text, keys, paragraph.key), *cable_links(text, addresses)]


def describe(figure: Figure) -> str:
    """For the tooltip: kind, value, period, and who says so."""
    value = "not available" if figure.value is None else f"{figure.value.normalize():,f}"
    unit = unit_words(figure.unit, figure.value)
    parts = [
        figure_kind_label(figure.kind),
        f"{value} {unit}".strip(),
        period_words(figure.period),
        figure.source,
    ]
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

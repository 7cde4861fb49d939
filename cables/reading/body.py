"""A paragraph's words as HTML: sub-items as blocks of their own, and everything that is marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString

from cables.figures.words import period_words, unit_words
from cables.models import Paragraph
from cables.models.addresses import address
from cables.sections import figure_kind_label
from cables.text.alignment import Span as Place
from cables.text.alignment import outer
from cables.text.annotate import Span, annotate, hit, link, note

from .acronyms import explained
from .findings import Figure, Named
from .links import cable_links, paragraph_links

NEAR = 6  # characters between the letter of a sub-item and the answer that begins there


class Mark(NamedTuple):
    """Where an answer begins, in characters of the public text: its anchors, the short one first."""

    at: int
    code: str
    anchors: tuple[str, ...]


class Block(NamedTuple):
    """`letter` is empty for the text outside sub-items; `mark` is the answer that begins with the block, if
    any, `aliases` the anchors besides its own."""

    letter: str
    html: SafeString
    mark: Mark | None = None
    aliases: tuple[str, ...] = ()


def spans_of(
    paragraph: Paragraph,
    figures: Iterable[tuple[Place, str]],
    named: Iterable[Named],
    hits: Iterable[tuple[int, int]],
    keys: set[str],
    addresses: dict[str, str],
    known: dict[str, str],
) -> list[Span]:
    """Everything to be marked in `public_text`, in characters of it; `figures` are places and what is said
    there, `known` the acronyms that the cable defines."""
    text = paragraph.public_text
    spans = [hit(start, end) for start, end in hits]
    links = [*paragraph_links(text, keys, paragraph.key), *cable_links(text, addresses)]
    spans += [note(*place, "statistic", said) for place, said in figures]
    for one in named:
        if place := paragraph.public_span(one.start, one.end):
            links.append(link(*place, address("organization", one.slug), "organization", one.name))
    return [*spans, *links, *explained(text, known, [Place(each.start, each.end) for each in links])]


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


def blocks(paragraph: Paragraph, spans: list[Span], marks: Sequence[Mark] = ()) -> list[Block]:
    """The text cut where sub-items begin and end and where answers begin; one block where nothing does."""
    text = paragraph.public_text
    items = {
        outer(paragraph.public_runs, item["start"], item["end"], len(text)): str(item["letter"])
        for item in paragraph.items
    }
    begun = beginnings(marks, items)
    edges = sorted({0, len(text), *begun, *(edge for place in items for edge in place)})
    found = []
    for start, end in pairwise(edges):
        letter = next((letter for place, letter in items.items() if place.start <= start < place.end), "")
        here = begun.get(start, [])
        aliases = tuple(anchor for mark in here for anchor in mark.anchors)[1:]
        found.append(Block(letter, annotate(text, spans, start, end), here[0] if here else None, aliases))
    return [block for block in found if block.html.strip() or block.mark]


def beginnings(marks: Iterable[Mark], items: Iterable[Place]) -> dict[int, list[Mark]]:
    """By the place of the block: what begins right behind the letter of a sub-item begins with it."""
    starts = [place.start for place in items]
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        at = next((start for start in starts if abs(start - mark.at) <= NEAR), mark.at)
        found.setdefault(at, []).append(mark)
    return found

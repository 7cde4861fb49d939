"""The few words that templates need besides Django's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cables.figures.words import period_words, unit_words
from cables.models import Cable, Mention
from cables.search import Filters
from cables.sections import (
    doubt_label,
    figure_kind_label,
    mark_label,
    organization_kind_label,
    section_label,
    spelled,
)
from cables.text.annotate import annotate, hit

register = template.Library()
register.filter("section_label", section_label)
register.filter("mark_label", mark_label)
register.filter("spelled", spelled)
register.filter("figure_kind", figure_kind_label)
register.filter("doubt", doubt_label)
register.filter("organization_kind", organization_kind_label)
register.filter("period_words", period_words)
register.filter("in_number", unit_words)


@register.filter
def of(key: Any, mapping: Mapping[Any, Any]) -> Any:
    """{{ key|of:mapping }}: the value, or nothing."""
    return mapping.get(key, "")


@register.filter
def sorted_by(filters: Filters, sort: str) -> str:
    return replace(filters, sort=sort).query_string() or "?"


@register.filter
def with_replaced(filters: Filters) -> str:
    return replace(filters, replaced=True).query_string()


@register.filter
def without_replaced(filters: Filters) -> str:
    return replace(filters, replaced=False).query_string() or "?"


@register.filter
def other_fields(filters: Filters, name: str) -> list[tuple[str, str]]:
    """The pairs that a form must carry along besides its own field."""
    return [pair for pair in filters.pairs() if pair[0] != name]


@register.simple_tag
def asking(facet: str, value: object, filters: Filters | None = None) -> str:
    """`?country=KZ`, added to what is asked already."""
    chosen = filters or Filters()
    return chosen.with_values(facet, (*chosen.values(facet), str(value))).query_string()


@register.filter
def around(mention: Mention, words: int = 160) -> SafeString:
    """The published words around a mention, the name itself marked."""
    paragraph = mention.paragraph
    place = paragraph.public_span(mention.start, mention.end)
    if place is None:
        return annotate(paragraph.public_text, [], 0, 2 * words)
    start = paragraph.public_text.rfind(" ", 0, max(0, place.start - words)) + 1
    end = paragraph.public_text.find(" ", place.end + words)
    end = len(paragraph.public_text) if end < 0 else end
    marked = annotate(paragraph.public_text, [hit(*place)], start if place.start > words else 0, end)
    return format_html(
        "{}{}{}",
        "… " if place.start > words else "",
        marked,
        " …" if end < len(paragraph.public_text) else "",
    )


@register.filter
def coded(text: str) -> SafeString:
    """`country` in backticks, as descriptions for programs have it, as an element."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text)))


@register.filter
def plain(value: Any) -> str:
    """A figure without idle zeros, in groups of three: 143,350 and 4.3."""
    return f"{value.normalize():,f}" if value is not None else ""


@register.inclusion_tag("parts/sample_notice.html")
def sample_notice() -> dict[str, bool]:
    """Says that sample cables stand among the real ones, on pages that draw on all cables."""
    return {"without_samples": not Cable.objects.public().filter(sample=True).exists()}

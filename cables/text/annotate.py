"""Text and spans to HTML: everything escaped, spans nested properly, whatever they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe


class Span(NamedTuple):
    """text[start:end] between `opening` and `closing`, both already safe HTML; wider spans go outside."""

    start: int
    end: int
    opening: str
    closing: str


HIT = ('<mark class="hit">', "</mark>")


def link(start: int, end: int, href: str, css: str, title: str = "") -> Span:
    said = f' title="{escape(title)}"' if title else ""
    return Span(start, end, f'<a href="{escape(href)}" class="{escape(css)}"{said}>', "</a>")


def note(start: int, end: int, css: str, title: str) -> Span:
    return Span(start, end, f'<span class="{escape(css)}" title="{escape(title)}">', "</span>")


def abbreviation(start: int, end: int, meaning: str) -> Span:
    """Can be reached by the keyboard, since a title shows under a mouse alone."""
    return Span(start, end, f'<abbr title="{escape(meaning)}" tabindex="0">', "</abbr>")


def hit(start: int, end: int) -> Span:
    return Span(start, end, *HIT)


def annotate(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> SafeString:
    """text[start:end] escaped, with the parts of the spans that fall into it."""
    stop = len(text) if end is None else min(end, len(text))
    inside = [s._replace(start=max(s.start, start), end=min(s.end, stop)) for s in spans]
    inside = sorted((s for s in inside if s.start < s.end), key=lambda s: (s.start, -s.end))
    return mark_safe("".join(pieces(text, without_nested_links(inside), start, stop)))


def without_nested_links(spans: list[Span]) -> list[Span]:
    """A link inside a link is no HTML: the first one stays."""
    kept: list[Span] = []
    reached = 0
    for span in spans:
        if span.closing == "</a>":
            if span.start < reached:
                continue
            reached = span.end
        kept.append(span)
    return kept


def pieces(text: str, spans: list[Span], start: int, end: int) -> Iterable[str]:
    """The HTML of text[start:end]; a span that crosses the end of the one around it is cut in two there."""
    at = start
    while spans:
        first, rest = spans[0], spans[1:]
        inner = [s._replace(end=min(s.end, first.end)) for s in rest if s.start < first.end]
        crossing = [s._replace(start=first.end) for s in rest if s.start < first.end < s.end]
        spans = sorted(crossing + [s for s in rest if s.start >= first.end], key=lambda s: (s.start, -s.end))
        yield escape(text[at : first.start])
        yield f"{first.opening}{''.join(pieces(text, inner, first.start, first.end))}{first.closing}"
        at = first.end
    yield escape(text[at:end])

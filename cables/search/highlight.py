"""Where the words that were looked for stand. PostgreSQL marks words by their stems; what is looked for as it
is (a phrase, a number) is found here, so that a phrase is marked as one and its lone words are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.postgres.search import SearchHeadline
from django.db.models.expressions import RawSQL
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cables.models import Paragraph
from cables.models.words import CONFIG, as_indexed
from cables.text.folding import folded, indexed
from cables.text.phrases import words_of

from .syntax import Query, Term
from .words import Sought, digits, phrasings, sought

START, STOP, GAP = "\x02", "\x03", "\x04"
BEFORE, SHOWN = 8, 30  # words of a fragment before its first mark, and in all
FRAGMENTS, BEGINNING = 2, 40
WORD = re.compile(r"\S+")
Spans = list[tuple[int, int]]


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
    texts = {paragraph.pk: paragraph.public_text for paragraph in paragraphs}
    found = spans_in(texts, sought(query))
    return {pk: Snippet(shown(text, found.get(pk, []))) for pk, text in texts.items()}


def marked_spans(cable_pk: int, query: Query) -> dict[int, Spans]:
    """Where the words stand in each matching paragraph of one cable: {paragraph: [(start, end), ...]}."""
    words = sought(query)
    if not words.held:
        return {}
    holding = RawSQL(
        "select paragraph_id from cables_passage where cable_id = %s and search @@ %s::tsquery",
        [cable_pk, words.held],
    )
    rows = Paragraph.objects.public().filter(pk__in=holding).order_by()
    return spans_in(dict(rows.values_list("pk", "public_text")), words)


def spans_in(texts: dict[int, str], words: Sought) -> dict[int, Spans]:
    """Where the words stand in these public texts, by paragraph; none overlaps another."""
    found: dict[int, Spans] = {}
    if words.marked:
        marked = SearchHeadline(
            as_indexed("public_text"),
            RawSQL("%s::tsquery", [words.marked]),
            config=CONFIG, start_sel=START, stop_sel=STOP, highlight_all=True,
        )  # fmt: skip
        rows = Paragraph.objects.public().filter(pk__in=texts).annotate(headline=marked).order_by()
        found = {pk: spans(indexed(texts[pk]), text) for pk, text in rows.values_list("pk", "headline")}
    for pk, text in texts.items() if words.exact else ():
        exact = [span for term in words.exact for span in occurrences(folded(text), term)]
        found[pk] = joined([*found.get(pk, []), *exact])
    return found


def spans(text: str, marked: str) -> Spans:
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


def occurrences(text: str, term: Term) -> Iterator[tuple[int, int]]:
    """Where what is looked for as it is stands in a text without accents."""
    for pattern in patterns(term):
        yield from (match.span() for match in pattern.finditer(text))


@lru_cache(maxsize=256)
def patterns(term: Term) -> tuple[re.Pattern[str], ...]:
    if term.kind == "acronym":
        letters = term.text.replace(".", "")
        return (re.compile(rf"\b(?:{letters}\b|{'[.]'.join(letters)}\b[.]?)"),)
    if term.kind == "number":
        grouped = f"{int(digits(term.text)):,}".replace(",", ",?")
        return (re.compile(rf"(?<![\w,.])[$€£¥]?{grouped}(?![\d,]*\d)"),)
    ends = r"\w*" if term.kind == "prefix" else r"\b"
    found = (r"\W+".join(map(re.escape, words_of(text))) for text in phrasings(term.text))
    return tuple(re.compile(rf"\b{words}{ends}", re.IGNORECASE) for words in found if words)


def joined(found: Spans) -> Spans:
    """In order, those that overlap as one."""
    result: Spans = []
    for start, end in sorted(found):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def shown(text: str, found: Spans) -> str:
    """The fragments that show most of what was found, with sentinels; the beginning where nothing was."""
    words = [match.span() for match in WORD.finditer(text)]
    if not words:
        return ""
    if not found:
        end = words[min(BEGINNING, len(words)) - 1][1]
        return text[words[0][0] : end] + ("…" if len(words) > BEGINNING else "")
    stretches = fragments(text, words, found)
    pieces = (marked(text, start, end, found) for start, end in stretches)
    outside = text[: stretches[0][0]], text[stretches[-1][1] :]
    before, after = (GAP if re.search(r"\w", rest) else "" for rest in outside)
    return before + GAP.join(pieces) + after


def fragments(text: str, words: Spans, found: Spans) -> Spans:
    """At most two stretches of words, in their order: the one that holds most of what was looked for, and one
    more with what the first does not hold."""
    windows, ends = [], [end for _, end in words]
    for start, _ in found:
        first = max(0, bisect_right(ends, start) - BEFORE)
        last = min(len(words), first + SHOWN) - 1
        first = max(0, last - SHOWN + 1)
        window = words[first][0], words[last][1]
        held = {text[a:b].lower() for a, b in found if window[0] <= a < window[1]}
        windows.append((window, held))
    chosen: Spans = []
    seen: set[str] = set()
    for _ in range(FRAGMENTS):
        free = [one for one in windows if all(one[0][0] >= b or one[0][1] <= a for a, b in chosen)]
        best = max(free, key=lambda one: (len(one[1] - seen), -one[0][0]), default=None)
        if best is None or (chosen and not best[1] - seen):
            break
        chosen.append(best[0])
        seen |= best[1]
    return sorted(chosen)


def marked(text: str, start: int, end: int, found: Spans) -> str:
    """text[start:end] with sentinels around what stands there."""
    pieces, at = [], start
    for a, b in found:
        if start <= a < end:
            stop = min(b, end)
            pieces += [text[at:a], START, text[a:stop], STOP]
            at = stop
    return "".join([*pieces, text[at:end]])

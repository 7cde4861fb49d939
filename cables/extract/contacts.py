"""Telephone numbers and e-mail addresses in the joined text: withheld by default until an editor decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cables.extract.records import Contact, ParagraphRecord
from cables.extract.text.runs import Span

# A line may break after its signs; behind a point only before what ends an address.
EMAIL = re.compile(
    r"""(?<![\w.+-]) [\w.+-]{1,64} @ \s? [A-Za-z0-9-]{1,63}
        (?: \s? \. (?: [A-Za-z0-9-]{1,63} | \s (?:gov|com|org|net|int|mil|edu)\b ) ){1,5}""",
    re.VERBOSE | re.IGNORECASE,
)
# Written so that no program should read it: name [at] example (dot) org
SPELLED = re.compile(
    r"""(?<![\w.+-]) [\w.+-]{1,64} [ ]? [\[(] [ ]?at[ ]? [\])] [ ]? [A-Za-z0-9-]{1,63}
        (?: (?: \. | [ ]? [\[(] [ ]?dot[ ]? [\])] [ ]? ) [A-Za-z0-9-]{1,63} ){1,5}""",
    re.VERBOSE | re.IGNORECASE,
)
NUMBER = re.compile(
    r"""
    (?<![\w$.,/])
    (?: \+ \s? | \( (?=\d) )?  \d
    (?: [ \n]?[-./()][ \n]?-? | [ \n] | (?=\d) | [ \n]?(?:ext\.?|x)[ \n]? ) \d
    (?: (?:[ \n]?[-./()]{1,2}[ \n]?\(? | [ \n] | [ \n]?(?:ext\.?|x)[ \n]?)? \d ){2,20}
    (?![\w%]|,\d|\.\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
SAID = re.compile(
    r"""
    \b(?: tele?(?:phones?)? | phones? | fax(?:es)? | facsimile | mobiles? | cell(?:ular)?s? | call(?:ed)?
      | ext(?:ension)? | reached | reachable | voip | ivg | dsn | landline | switchboard
      | contact[ ]numbers? )\b [^.;]{0,40} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
PUBLIC = re.compile(r"hot[ -]?line|help[ -]?line|emergency (?:number|line)|toll[ -]free", re.IGNORECASE)
SHAPED = re.compile(
    r"\+\s?\d[\d ().-]{6,}|\(?\d{1,4}(?:-\d{1,3})?\)[ -]?\d{2,4}[ -]?\d{2,4}|\d{2,4}-\d{3,4}-\d{4}"
    r"|(?:\d{1,4}-){3,6}\d{1,4}|(?:\(\d{1,4}\)[ ]?){2}\d{2,4}-?\d{2,4}|\d{1,3} \d{3,4}(?: \d\d){3}$"
)
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d ?[-/] ?(?:19|20)?\d\d")
LINE = re.compile(r"[^\n]+")
BEFORE = 60
FEWEST_DIGITS = 6


def find(source: str, paragraphs: Sequence[ParagraphRecord]) -> tuple[Contact, ...]:
    """Every telephone or fax number and e-mail address, with its span in the source: in the paragraphs,
    and in the lines before, between and after them."""
    found: list[Contact] = [Contact(kind, None, None, *span) for kind, span in _outside(source, paragraphs)]
    for index, paragraph in enumerate(paragraphs):
        for kind, start, end in sorted(_in_text(paragraph.text), key=lambda place: place[1]):
            span = paragraph.body.span(start, end)
            found.append(Contact(kind, paragraph.number, index, span.start, span.end))
    return tuple(found)


def _outside(source: str, paragraphs: Sequence[ParagraphRecord]) -> Iterator[tuple[str, Span]]:
    at = 0
    for start, end in (*((p.start, p.end) for p in paragraphs), (len(source), len(source))):
        for line in LINE.finditer(source, at, max(at, start)):
            for kind, low, high in _in_text(line.group()):
                yield kind, Span(line.start() + low, line.start() + high)
        at = max(at, end)


def _in_text(text: str) -> Iterator[tuple[str, int, int]]:
    for match in EMAIL.finditer(text) if "@" in text else ():
        yield "email", match.start(), match.end()
    for match in SPELLED.finditer(text):
        yield "email", match.start(), match.end()
    latest = 0
    for match in NUMBER.finditer(text):
        before = text[max(latest, match.start() - BEFORE) : match.start()]
        if _is_telephone(match.group(), before):
            yield "phone", match.start(), match.end()
            latest = match.start()


def _is_telephone(printed: str, before: str) -> bool:
    """By its shape, or by a word such as `fax` before it; dates and public hotlines are none."""
    digits = sum(character.isdigit() for character in printed)
    if (
        DATE.fullmatch(printed.strip("() "))
        or PUBLIC.search(before)
        or printed.count("(") != printed.count(")")
    ):
        return False
    if SAID.search(before):
        return digits >= FEWEST_DIGITS or (
            digits >= 4 and bool(re.search(r"ext(?:ension)?\b[^.;]{0,12}$", before, re.I))
        )
    return digits >= FEWEST_DIGITS + 1 and bool(SHAPED.match(printed))

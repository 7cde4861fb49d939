"""Where the header ends and the message text begins."""

from __future__ import annotations

import re
from itertools import accumulate

from cables.extract.text.header import is_double_spaced
from cables.extract.text.marks import PAGE_MARKER, PORTION

HEADER_LINES = 400
REPEATED_WITHIN = 40  # lines
TAGS = re.compile(r"\W{0,3}TAGS?\b", re.IGNORECASE)
LONG_LINE = 300
SUBJECT = re.compile(r"\W{0,3}SUBJ(?:ECT)?\b\s?[:;.]?", re.IGNORECASE)
FIELD = re.compile(
    r"""
    \W{0,3}(?: VZCZC | [OPRZ]{2}\s[A-Z]{4} | DE\s[A-Z]{4,8}\s\# | ZN[RY]\s | [OPRZ](?:\s[OPRZ])?\s\d{6}Z\s
      | FM:?\s | TO:?\s[A-Z]{3} | INFO\s | XMT\s | [A-Z]{4,7}/[A-Z] | UNCLAS | C\sO\sN\sF | SIPDIS | SENSITIVE
      | NOFORN
      | E\.?\s?O\.?\s?1\d{4} | TAGS?\b | SUBJ | REF\b | REFS\b | REFTEL\b
      | (?i:TAGS|REF(?:S|TELS?|ERENCES?)?)\s?: | CLASSIFIED\sBY | Classified\sBy
      | (?:STATE|DEPT|DEPARTMENT|SECSTATE|PLEASE)\s(?:FOR|PASS|ALSO) | THIS\sRECORD\sIS | ///// )
    """,
    re.VERBOSE,
)
WEAK_FIELD = re.compile(r"\W{0,3}(?:UNCLAS(?:SIFIED)?\W{0,3}$|SENSITIVE|SIPDIS|NOFORN)")
REFERENCE = re.compile(r"\W{0,3}REF(?:S|TEL|TELS|ERENCE|ERENCES)?\b", re.IGNORECASE)
REFERENCE_ITEM = re.compile(
    r"[ \t]{0,8}¶?\(?[A-Z][.)\]]\)?\s{0,4}(?:\(?\d{2,4}\)?\s{1,3})?[A-Za-z. ]{3,24}\s?\d{1,7}\b"
)
FIRST_PARAGRAPH = re.compile(
    rf"""
    [ \t]{{0,12}}
    (?: ¶\s?\d{{1,2}}\s?\.? | 1\s?\.(?!\d) | I[QI1]\s?\. | \d{{1,2}}\s?\.\s?(?={PORTION}) )
    [ \t]{{0,4}}\S
    """,
    re.VERBOSE,
)
INLINE_FIRST = re.compile(r"(?<=\s)(?:¶\s?1\s?\.?|1\s?\.)\s{0,3}(?=[(A-Z])")
UNFINISHED = re.compile(
    r"""
    (?: [,&-] | SUBJECT: | \b(?:A|AN|AND|AS|AT|BY|FOR|FROM|IN|OF|ON|OR|THE|TO|WITH) )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
PLAIN_WORD = re.compile(r"\b[a-z]{2,}\b")
PROSE_WORDS = 5
RUN_TOGETHER = re.compile(r"\S\s{1,3}SUBJ(?:ECT)?:")


def is_unfinished(line: str) -> bool:
    """Whether a subject goes on after this line, and a blank one: it ends with `FOR`, or is bare."""
    return bool(UNFINISHED.search(line.strip()))


def body_begins(source: str, start: int) -> int:
    """The offset of the first character after the header; `start` where there is none.

    `start` is where the publisher's markup puts the message, 0 where it does not say.
    """
    lines = source[start : start + 200_000].splitlines(keepends=True)[:HEADER_LINES]
    offsets = list(accumulate((len(line) for line in lines), initial=start))
    lines, offsets = _single_spaced(lines, offsets)
    subject = _subject_line(lines)
    if subject is None:
        return _without_subject(source, start, lines, offsets)
    if len(lines[subject]) > LONG_LINE:
        return _inside_line(source, offsets[subject], offsets[subject] + len(lines[subject]))
    return offsets[_after_fields(lines, subject + 1)]


def _single_spaced(lines: list[str], offsets: list[int]) -> tuple[list[str], list[int]]:
    """Without the blank line after each line, where a publisher put one throughout the header."""
    ends = next((at for at, line in enumerate(lines) if FIRST_PARAGRAPH.match(line)), len(lines))
    if not is_double_spaced(lines[:ends]):
        return lines, offsets
    spare = {at for at in range(1, ends) if not lines[at].strip() and lines[at - 1].strip()}
    kept = [at for at in range(len(lines)) if at not in spare]
    return [lines[at] for at in kept], [*(offsets[at] for at in kept), offsets[-1]]


def _subject_line(lines: list[str]) -> int | None:
    """The index of the SUBJECT line; of the last one where a publisher repeats the header."""
    found = None
    for at, line in enumerate(lines):
        if found is not None and (FIRST_PARAGRAPH.match(line) or at > found + REPEATED_WITHIN):
            break
        if SUBJECT.match(line) and (found is None or any(map(TAGS.match, lines[max(found, at - 6) : at]))):
            found = at
    return found


def _after_fields(lines: list[str], at: int) -> int:
    """The index of the first line of the message, given the line after the subject's first one."""
    at = _block_end(lines, at)
    if is_unfinished(lines[at - 1]):
        at = _block_end(lines, _next_text(lines, at))
    while True:
        ahead = _next_text(lines, at)
        if ahead == len(lines) or not _goes_on(lines, ahead):
            return at
        at = _block_end(lines, ahead + 1)


def _next_text(lines: list[str], at: int) -> int:
    """The index of the first line from `at` on that is not blank."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether the block that begins at a line still belongs to the header."""
    line = lines[at]
    if FIRST_PARAGRAPH.match(line) or PAGE_MARKER.search(line) or len(line) > LONG_LINE:
        return bool(REFERENCE_ITEM.match(line)) and len(line) <= LONG_LINE
    return bool(REFERENCE.match(line) or FIELD.match(line) or REFERENCE_ITEM.match(line))


def _block_end(lines: list[str], at: int) -> int:
    """The first blank line, page marker, first paragraph or, after references, line of prose from `at` on."""
    referring = bool(REFERENCE.match(lines[at - 1]))
    while at < len(lines) and lines[at].strip():
        if referring and len(PLAIN_WORD.findall(lines[at])) >= PROSE_WORDS:
            break
        referring = referring or bool(REFERENCE.match(lines[at]))
        if FIRST_PARAGRAPH.match(lines[at]) and not REFERENCE_ITEM.match(lines[at]):
            break
        if len(lines[at]) > LONG_LINE or PAGE_MARKER.search(lines[at]):
            break
        at += 1
    return at


def _inside_line(source: str, start: int, end: int) -> int:
    """Header and message on one line: the first paragraph's number parts them, else the line's end."""
    match = INLINE_FIRST.search(source, start, end)
    if match:
        return match.start()
    if source[end:].strip() or end - start <= LONG_LINE:
        return end
    cut = source.find("  ", start + 20, min(end, start + LONG_LINE))
    return cut if cut > 0 else start


def _without_subject(source: str, start: int, lines: list[str], offsets: list[int]) -> int:
    """No subject line: the header is what comes before the first paragraph, as far as it looks like one."""
    last, prose = -1, False
    for at, line in enumerate(lines):
        if FIELD.match(line) and not (prose and last < 0 and WEAK_FIELD.match(line)):
            if len(line) > LONG_LINE or RUN_TOGETHER.search(line):
                return _inside_line(source, offsets[at], offsets[at] + len(line))
            last = at
        elif FIRST_PARAGRAPH.match(line):
            break
        prose = prose or bool(line.strip())
    return offsets[_block_end(lines, last + 1)] if last >= 0 else start

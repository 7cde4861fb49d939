"""REF: the list of what a cable answers or continues, cables and other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from cables.extract.header.cable_ids import cable_id, cables_in, implied_year
from cables.extract.records import Reference
from cables.extract.text.header import HeaderText, message_cut

LABEL = re.compile(
    r"""
    (?: (?<=^) | (?<=[\s,;.)(]) ) (?: [(\[] [ ]? (?P<closed> [A-Za-z]|\d{1,2} ) [ ]? [)\]]
      | (?P<open> [A-Za-z]|\d{1,2} ) (?: [)\]] | [.:](?![A-Za-z]\.|\d{3}) )
      | (?P<bare> [A-Z] ) (?=[ ]{1,3}(?:\d\d[ ])?[A-Z]{4}) )
    [ ]{0,4} [.:-]? [ ]{0,4}
    """,
    re.VERBOSE,
)
KINDS = (
    ("e-mail", re.compile(r"\bE-? ?MAILS?\b|@", re.IGNORECASE)),
    (
        "telephone call",
        re.compile(r"\bTEL(?:EPHONE|E?CONS?|CON)\b|\bPHONE|\bCALLS?\b|\bFONE?CON", re.IGNORECASE),
    ),
    ("press", re.compile(r"\bFBIS\b|\bOSC\b|\bPRESS\b|\bNEWSPAPER|\b[A-Z]{3}20\d{11,17}\b", re.IGNORECASE)),
    ("memo", re.compile(r"\bMEMO|\bMEMCON|\bLETTER|\bFAX\b|\bNOTE\b|\bDIPNOTE", re.IGNORECASE)),
    (
        "law",
        re.compile(
            r"\bUNSCR\b|\bRESOLUTION\b|\bACT\b|\bU\.?S\.?C\b|\bFAM\b|\bFAH\b|\bTREATY|\bE\.O\.", re.IGNORECASE
        ),
    ),
    (
        "report",
        re.compile(r"\bREPORT|\bBOOK|\bSTUDY|\bPUBLICATION|\bIIR\b|\bTD\b|\bGUIDELINES?\b", re.IGNORECASE),
    ),
    ("message", re.compile(r"\b\d{6}Z\b")),
    (
        "meeting",
        re.compile(r"\bMEETINGS?\b|\bCONVERSATION|\bDISCUSSION|\bCONSULTATION|\bVISIT\b", re.IGNORECASE),
    ),
)
LEFT_OUT = re.compile(
    r"\b(?:NOTAL|AND|PREVIOUS|EXDIS|NODIS|SEPTEL|BOTH|ALL|ET AL|SERIES|REFS?|REFTEL|DTG)\b", re.IGNORECASE
)


def read_references(
    header: HeaderText, date: datetime | None = None, own: str | None = None
) -> tuple[Reference, ...]:
    """The REF line's items in order. A missing year is taken from the cable's `date`; `own` is its id.

    A cable's canonical id is None where no year is printed and no date is known.
    """
    printed = " ".join(_item_lines(_content(header)))
    return tuple(
        reference for label, item in _items(printed) for reference in _read_item(label, item, date, own)
    )


def _content(header: HeaderText) -> str:
    """What follows REF, and REF B, REF C where each item repeats the word."""
    every, first = header.fields, header.find("ref")
    found = list(takewhile(lambda each: each.name == "ref", every[every.index(first) :])) if first else []
    return "\n".join(_cut(header.plain[each.start : each.end]) for each in found)


def _cut(content: str) -> str:
    """The content before the message's first paragraph, unless that 1. is the number of the first item."""
    body = content.lstrip()
    if re.match(r"\(?1[.)] ?", body) and any(found.start < 9 for found in cables_in(body[:60])):
        return body[:2] + message_cut(body[2:])
    return message_cut(content)


def _item_lines(content: str) -> Iterator[str]:
    """The lines that belong to the list: up to a blank line after which no further item comes."""
    kept, gap = 0, False
    for line in content.replace("¶", " ").split("\n"):
        line = line.strip()
        if not line:
            gap = kept > 0
            continue
        if kept and (_is_caveat(line) or (gap and not _goes_on(line))):
            return
        kept, gap = kept + 1, False
        yield line


def _goes_on(line: str) -> bool:
    label = LABEL.match(line)
    rest = line[label.end() :] if label else line
    cable = next(cables_in(rest), None)
    return bool(cable and cable.start < 6 and (label or cable.end >= len(rest) - 24)) and len(line) < 400


def _is_caveat(line: str) -> bool:
    return bool(
        re.match(
            r"(?:SENSITIVE|UNCLASSIFIED|SBU|SIPDIS|THIS (?:CABLE|MESSAGE|IS)|SUMMARY|CLASSIFIED)\b",
            line,
            re.IGNORECASE,
        )
    )


def _items(printed: str) -> Iterator[tuple[str | None, str]]:
    """(label, text) of each item: `A.`, `(A)`, `A)`, `a)`, `[A]`, `1.` in sequence; one item if none."""
    marks: list[tuple[str, int, int]] = []
    for match in LABEL.finditer(printed):
        letter = (match["closed"] or match["open"] or match["bare"]).upper()
        if _follows(letter, marks[-1][0] if marks else None) and not _in_parentheses(printed, match.start()):
            marks.append((letter, match.start(), match.end()))
    head = printed[: marks[0][1]] if marks else printed
    if head.strip(" ,;:.-("):
        yield None, head
    for at, (letter, _, end) in enumerate(marks):
        yield letter, printed[end : marks[at + 1][1] if at + 1 < len(marks) else len(printed)]


def _follows(label: str, before: str | None) -> bool:
    """Whether a label may come next: the list begins at A, B or 1 and leaves out one letter at most."""
    if before is None:
        return label in {"A", "B", "1"}
    if label.isdigit() or before.isdigit():
        return label.isdigit() and before.isdigit() and 0 < int(label) - int(before) <= 2
    return 0 < ord(label) - ord(before) <= 2


def _in_parentheses(printed: str, at: int) -> bool:
    return printed.count("(", max(0, at - 200), at) > printed.count(")", max(0, at - 200), at)


def _read_item(label: str | None, item: str, date: datetime | None, own: str | None) -> Iterator[Reference]:
    """The cables that one item names, or what else it is."""
    at = 0
    for found in cables_in(item):
        if label is None:
            yield from _others(None, item[at : found.start])
        year = found.year or (implied_year(found, date, own) if date else None)
        yield Reference(
            item[found.start : found.end].strip(" (,;"),
            cable_id(year, found.post, found.number),
            "cable",
            label,
        )
        at = found.end
    if at == 0 or label is None:
        yield from _others(label, item[at:])


def _others(label: str | None, text: str) -> Iterator[Reference]:
    """References of another kind: one for a labelled item, one for each piece between semicolons else."""
    for piece in [text] if label else re.split(r";|,(?= [A-Z])", text):
        piece = piece.strip(" ,;:.&-()")
        words = LEFT_OUT.sub(" ", piece)
        kind = next((name for name, pattern in KINDS if pattern.search(words)), "other")
        if kind != "other" or (label and len(re.findall("[A-Za-z]", words)) > 3):
            yield Reference(piece, None, kind, label)

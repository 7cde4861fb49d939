"""How a cable ends: the signature, and whatever the sender or a publisher put around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.extract.layout_lines import Line
from cables.extract.records import Span

NAME = r"(?:[A-Z][A-Z.'’-]{1,20}|Ma?c[A-Z]{2,16}|D[eiu]|[Vv]an|[Vv]on|L[ae])"
SIGNATURE = re.compile(rf"(?:{NAME}[ ]{{1,2}}){{0,3}}[A-Za-z'’-]{{0,3}}[A-Z][A-Z'’-]{{1,20}}(?:[ ](?:JR|II|III))?\.?")
GLUED = re.compile(rf"""
    (?<=[.!?:;)"”*\]X]) [ \t]{{1,12}}        # a sentence or a footer ends
    (?P<name>(?:{NAME}[ ]){{0,2}}[A-Z][A-Z'’-]{{2,20}})
    $""", re.VERBOSE)
CLOSING = re.compile(r"""
    [=*#~_ -]{0,80}
    (?: CABLE[ ]ENDS? | END[ ]OF?[ ]?(?:CABLE|MESSAGE|TEXT)? | NNNN | BT(?:[ ]\#\d{4})? | SIPDIS | SENSITIVE
      | (?:SENSITIVE[ ]BUT[ ])?UNCLASSIFIED(?:[ ]{0,2}[A-Z/,-]{1,20}){0,4} | (?:PAGE[ ])?-?\d{1,3}-?(?:[ ]OF[ ]\d{1,3})? )
    [=*#~_. -]{0,80}
    """, re.VERBOSE)
FOOTER = re.compile(r"(?:visit|https?://|www\.|website|web site|classified by|declassif)", re.IGNORECASE)
NO_NAME = re.compile(r"\b(?:END|TEXT|NONE|NO|YES|SUMMARY|COMMENT|NOTE|POST|REPORT|PART|UNCLAS\w*|SIPDIS|SENSITIVE|"
                     r"APPLICABLE|CABLE|BEGIN|CONTINUED|TIP|NGO|NGOS|USG|SECRET|CONFIDENTIAL|VICTIMS|PREVENTION|"
                     r"PROTECTION|PROSECUTION|OVERVIEW|HEROES|PRACTICES|TRAFFICKING|XXX\w*)\b")
LINES_FROM_THE_END = 40


class Ending(NamedTuple):
    """The signature as printed (None where there is none), where it stands, and what else stands there."""

    signature: str | None
    spans: tuple[Span, ...]
    noise: tuple[Span, ...]


def read_ending(source: str, lines: list[Line]) -> Ending:
    """The signature: a surname in capitals on the last line of text, perhaps doubled, followed or glued."""
    noise: list[Span] = []
    at = len(lines) - 1
    floor = max(0, at - LINES_FROM_THE_END)
    while at >= floor:
        line = lines[at]
        if line.kind in {"text", "stray"} and not _is_closing(source[line.start:line.end], at == len(lines) - 1):
            break
        if line.kind == "text":
            noise.append(Span(line.start, line.end))
        at -= 1
    if at < floor:
        return Ending(None, (), ())
    line = lines[at]
    text = source[line.start:line.end]
    if line.kind == "text" and _is_name(text) and at:
        spans = [Span(line.start, line.end), *_doubled(source, lines[floor:at], text)]
        return Ending(text.rstrip("."), tuple(spans), tuple(noise))
    glued = GLUED.search(text, max(0, len(text) - 80)) if line.kind == "text" else None
    if glued and not NO_NAME.search(glued["name"]):
        return Ending(glued["name"], (Span(line.start + glued.start("name"), line.end),), tuple(noise))
    return Ending(None, (), tuple(noise))


def _is_closing(text: str, last: bool) -> bool:
    if len(text) > 200:
        return False
    return bool(CLOSING.fullmatch(text)) or (bool(FOOTER.search(text)) and len(text) < 120 and "¶" not in text)


def _is_name(text: str) -> bool:
    return len(text) <= 48 and bool(SIGNATURE.fullmatch(text)) and not NO_NAME.search(text)


def _doubled(source: str, before: list[Line], name: str) -> list[Span]:
    """The lines just before that repeat the signature."""
    spans: list[Span] = []
    for line in reversed(before):
        if line.kind == "text" and source[line.start:line.end].rstrip(".") == name.rstrip("."):
            spans.append(Span(line.start, line.end))
        elif line.kind not in {"blank", "rule", "stray"}:
            break
    return spans


def cut_out(source: str, line: Line, spans: tuple[Span, ...]) -> Line | None:
    """The line without a span at its end; None where nothing is left, the line itself where it is not touched."""
    for span in spans:
        if span.start <= line.start and line.end <= span.end:
            return None
        if line.start < span.start < line.end:
            return line._replace(end=line.start + len(source[line.start:span.start].rstrip()))
    return line

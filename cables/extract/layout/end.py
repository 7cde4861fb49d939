"""How a cable ends: the signature, and whatever the sender or a publisher put around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.extract.layout.lines import Line
from cables.extract.layout.signature import follows_signature, read_signature
from cables.extract.text.runs import Span

LINES_FROM_THE_END = 40


class Ending(NamedTuple):
    """The signature as printed (None where there is none), where it stands, and what else stands there."""

    signature: str | None
    spans: tuple[Span, ...]
    noise: tuple[Span, ...]


def read_ending(source: str, lines: list[Line]) -> Ending:
    """The signature and its lines, perhaps doubled, and the caveats and footers that follow it."""
    noise: list[Span] = []
    floor = max(0, len(lines) - 1 - LINES_FROM_THE_END)
    signature = read_signature(source[lines[floor].start : lines[-1].end]) if lines else None
    if signature is None:
        return Ending(None, (), ())
    for at in range(len(lines) - 1, floor - 1, -1):
        line = lines[at]
        if line.kind not in {"text", "stray"}:
            continue
        text = source[line.start : line.end]
        begins = _begins(text, signature)
        if begins is not None:
            spans = (Span(line.start + begins, line.end), *_doubled(source, lines[floor:at], text))
            return Ending(signature, spans, tuple(noise))
        if not follows_signature(text):
            break
        if line.kind == "text":
            noise.append(Span(line.start, line.end))
    return Ending(signature, (), ())


def _begins(line: str, signature: str) -> int | None:
    """Where the signature begins in a line that ends with it, once or twice, and with a caveat perhaps."""
    name = re.escape(signature).replace("'", "['’]")
    match = re.search(rf"(?<![A-Za-z])(?i:(?:{name}[ .,#]{{0,4}}){{1,2}})[^a-z0-9]{{0,80}}$", line)
    return match.start() if match else None


def _doubled(source: str, before: list[Line], name: str) -> list[Span]:
    """The lines just before that repeat the signature."""
    spans: list[Span] = []
    for line in reversed(before):
        if line.kind == "text" and source[line.start : line.end].rstrip(".") == name.rstrip("."):
            spans.append(Span(line.start, line.end))
        elif line.kind not in {"blank", "rule", "stray"}:
            break
    return spans


def cut_out(source: str, line: Line, spans: tuple[Span, ...]) -> Line | None:
    """The line without a span at its end; None where nothing is left of it."""
    for span in spans:
        if span.start <= line.start and line.end <= span.end:
            return None
        if line.start < span.start < line.end:
            return line._replace(end=line.start + len(source[line.start : span.start].rstrip()))
    return line

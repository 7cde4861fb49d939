"""Classification, captions and attention lines: from UNCLAS to the E.O. line."""

from __future__ import annotations

import re

from cables.extract.text.header import PARAGRAPH_ONE, HeaderText, captions

SITE_LEVEL = re.compile(r"TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED", re.IGNORECASE)
CORRECTED = re.compile(r"C ?O ?R ?R ?E ?C ?T ?E ?D {1,3}C ?O ?P ?Y")
WORD = re.compile(r"[A-Z]+")


def read_classification(header: HeaderText, hint: str = "") -> str | None:
    """UNCLASSIFIED, CONFIDENTIAL, SECRET or TOP SECRET by the first line of the message, else by the site."""
    said = SITE_LEVEL.search(hint)
    return header.first.level if header.first else said.group().upper() if said else None


def is_caption_line(line: str) -> bool:
    """Whether a line holds captions and nothing else."""
    words = WORD.findall(line)
    return bool(words) and set(words) <= captions() and not re.search(r"[a-z0-9]", line)


def read_captions(header: HeaderText) -> tuple[str, ...]:
    """SIPDIS, SENSITIVE and the like in the order in which they first stand, each once."""
    found: list[str] = []
    for line in _lines(header):
        found.extend(_captions_of(line))
    return tuple(dict.fromkeys(found))


def read_attention(header: HeaderText) -> tuple[str, ...]:
    """The lines between the captions and the E.O. line that say who should read the cable, as printed."""
    lines = (_without_captions(line) for line in _lines(header))
    return tuple(
        line for line in lines if line and not CORRECTED.search(line) and re.search("[A-Za-z]", line)
    )


def _lines(header: HeaderText) -> list[str]:
    """The lines after the first one and before the first labelled field or paragraph."""
    text, first = header.plain, header.first
    if not first and not header.field("eo"):
        return [line for line in text.split("\n")[:40] if is_caption_line(line)]
    start = first.end if first else _after_blank(text)
    paragraph = PARAGRAPH_ONE.search(text, start)
    ends = [each.label for each in header.fields if each.label >= start]
    end = min([*ends[:1], paragraph.start() if paragraph else len(text)])
    return [line.strip() for line in text[start:end].split("\n")]


def _after_blank(text: str) -> int:
    """Where a header without its first line may have captions: after the addresses, else at its beginning."""
    match = re.search(r"\n\s*\n", text)
    return match.end() if match and re.match(r"\s*(?:VZCZC|[OPRZ]{1,2} |FM )", text) else 0


def _captions_of(line: str) -> list[str]:
    """The captions at the beginning of a line, and SIPDIS at its end."""
    words = re.findall(r"[A-Za-z']+", line)
    found = []
    for at, word in enumerate(words):
        if word not in captions() or (word == "SENSITIVE" and words[at + 1 : at + 2] == ["BUT"]):
            break
        found.append(word)
    if len(found) < len(words) and words[-1] == "SIPDIS":
        found.append("SIPDIS")
    return found


def _without_captions(line: str) -> str:
    """What is left of an attention line when its captions are taken away."""
    found = _captions_of(line)
    if not found:
        return line
    for word in found:
        line = re.sub(rf"^[\s,/-]*{word}\b[\s,/-]*|\s+{word}$", "", line, count=1)
    return line.strip(" ,/-")

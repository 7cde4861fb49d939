"""Classification, captions, attention lines and the number of sections: from UNCLAS to the E.O. line."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cables.extract.header.fields import FIRST_LINE, PARAGRAPH_ONE, field, fields, plain
from cables.extract.vocabulary import load

LEVELS = {
    "UNCLAS": "UNCLASSIFIED",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "TOPSECRET": "TOP SECRET",
    "SECRET": "SECRET",
}
LEVEL = re.compile(
    r"""
    (?<![A-Z])
    (?P<level> UNCLAS(?:SIFIED)? | U[ ]N[ ]C[ ]L[ ]A[ ]S(?:[ ]S[ ]I[ ]F[ ]I[ ]E[ ]D)?
      | C[ ]?O[ ]?N[ ]?F[ ]?I[ ]?D[ ]?E[ ]?N[ ]?T[ ]?I[ ]?A[ ]?L
      | T[ ]?O[ ]?P[ ]{0,3}S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T | S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T )
    (?![A-Z])
    """,
    re.VERBOSE,
)
SECTION = re.compile(r"\bSECTION\s{1,3}(\d{1,3})\s{1,3}OF\s{1,3}(\d{1,3})\b")
MARKED_TOTAL = re.compile(r"\b0\d{7}\s{1,4}\d{3}(?:\.\d)?\s{1,4}OF\s{1,4}(\d{3})\b")
POST_SERIAL = re.compile(
    r"""
    [ ]{0,4}
    (?P<post> [A-Z][A-Z0.'-]{0,20} (?:[ ][A-Z0][A-Z0.'-]{0,20}){0,7} ) [ ]{1,4} (?P<serial> \d{3,8} )\b
    """,
    re.VERBOSE,
)
EFTO = re.compile(r"(?:^|[ ])E[ ]?F[ ]?T[ ]?O(?=[ ]|$)")
SITE_LEVEL = re.compile(r"TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED", re.IGNORECASE)
CORRECTED = re.compile(r"C ?O ?R ?R ?E ?C ?T ?E ?D {1,3}C ?O ?P ?Y")
WORD = re.compile(r"[A-Z]+")


class FirstLine(NamedTuple):
    """`UNCLAS SECTION 01 OF 16 POST 000614`: level, number of sections, post as printed, serial, its span."""

    level: str
    total: int | None
    post: str | None
    serial: int | None
    start: int
    end: int


def read_first_line(text: str) -> FirstLine | None:
    """CLASS [EFTO] [SECTION nn OF nn] [POST nnnnnn] wherever it begins; None where it is missing."""
    text = plain(text)
    match = next((m for line in FIRST_LINE.finditer(text) if (m := LEVEL.search(text, line.start()))), None)
    match = match or LEVEL.search(text)
    if not match:
        return None
    level = LEVELS[re.sub(r"\s|SIFIED", "", match["level"])[:12]]
    end_of_line = text.find("\n", match.end())
    end = min(end_of_line if end_of_line > 0 else len(text), match.end() + 160)
    section = SECTION.search(text, match.end(), end)
    at = section.end() if section else match.end()
    named = _post_serial(text, at, end)
    return FirstLine(
        level, int(section[2]) if section else None, *named[:2], match.start(), max(at, named[2])
    )


def _post_serial(text: str, start: int, end: int) -> tuple[str | None, int | None, int]:
    """Post and serial after the classification, captions and EFTO left out; and where they end."""
    match = POST_SERIAL.search(text, start, end)
    if not match:
        return None, None, start
    words = [word for word in EFTO.sub(" ", match["post"]).split() if word not in captions()]
    return " ".join(words) or None, int(match["serial"]), match.end()


def read_classification(text: str, hint: str = "") -> str | None:
    """UNCLASSIFIED, CONFIDENTIAL, SECRET or TOP SECRET by the first line of the message, else by the site."""
    first = read_first_line(text)
    said = SITE_LEVEL.search(hint)
    return first.level if first else said.group().upper() if said else None


def sections_total(text: str) -> int | None:
    """How many transmission sections were sent, by the first line or a page marker; None for one."""
    first = read_first_line(text)
    if first and first.total:
        return first.total
    match = SECTION.search(plain(text)) or MARKED_TOTAL.search(text)
    return int(match[match.lastindex or 1]) if match else None


@cache
def captions() -> frozenset[str]:
    """The words that are captions."""
    return frozenset(row["code"] for row in load("captions")["captions"])


def is_caption_line(line: str) -> bool:
    """Whether a line holds captions and nothing else."""
    words = WORD.findall(line)
    return bool(words) and set(words) <= captions() and not re.search(r"[a-z0-9]", line)


def read_captions(text: str) -> tuple[str, ...]:
    """SIPDIS, SENSITIVE and the like in the order in which they first stand, each once."""
    found: list[str] = []
    for line in _lines(text):
        found.extend(_captions_of(line))
    return tuple(dict.fromkeys(found))


def read_attention(text: str) -> tuple[str, ...]:
    """The lines between the captions and the E.O. line that say who should read the cable, as printed."""
    lines = (_without_captions(line) for line in _lines(text))
    return tuple(
        line for line in lines if line and not CORRECTED.search(line) and re.search("[A-Za-z]", line)
    )


def _lines(text: str) -> list[str]:
    """The lines after the first one and before the first labelled field or paragraph."""
    text = plain(text)
    first = read_first_line(text)
    if not first and not field(text, "eo"):
        return [line for line in text.split("\n")[:40] if is_caption_line(line)]
    start = first.end if first else _after_blank(text)
    paragraph = PARAGRAPH_ONE.search(text, start)
    ends = [each.label for each in fields(text) if each.label >= start]
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

"""The SUBJECT line, joined where it was wrapped."""

from __future__ import annotations

import re

from cables.extract.header.captions import is_caption_line
from cables.extract.header.fields import field, message_cut, plain

MARK = re.compile(r"\((?:U|C|S|TS|SBU|LOU|FOUO|[CSU]/[A-Z/]{2,12}|SBU/[A-Z/]{1,12})\)\s?")
UNFINISHED = re.compile(
    r"""
    (?: [,&-] | SUBJECT: | \b(?:A|AN|AND|AS|AT|BY|FOR|FROM|IN|OF|ON|OR|THE|TO|WITH) )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
ESCAPED = re.compile(r"\\([$*_#\[\]()&~`>.-])")


def read_subject(text: str) -> str | None:
    """SUBJECT: text to the next blank line or label; without its portion mark; None where there is none."""
    content = field(plain(text), "subject")
    subject = _joined(message_cut(content)) if content else ""
    return ESCAPED.sub(r"\1", MARK.sub("", subject, count=1) if MARK.match(subject) else subject) or None


def is_unfinished(line: str) -> bool:
    """Whether a subject goes on after this line, and a blank one: it ends with `FOR`, or is bare."""
    return bool(UNFINISHED.search(line.strip()))


def _joined(content: str) -> str:
    """The lines of a wrapped subject as one; a word cut at its hyphen is joined without a blank."""
    joined = ""
    blank = False
    for line in map(str.strip, content.split("\n")):
        if not line:
            blank = bool(joined)
            continue
        if joined and (is_caption_line(line) or (blank and not is_unfinished(joined))):
            break
        glued = re.search(r"[A-Za-z][-/]$", joined)
        joined, blank = f"{joined}{'' if glued or not joined else ' '}{line}", False
    return re.sub(r"\s+", " ", joined).strip()

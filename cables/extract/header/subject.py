"""The SUBJECT line, joined where it was wrapped."""

from __future__ import annotations

import re

from cables.extract.header.captions import is_caption_line
from cables.extract.layout.header import is_unfinished
from cables.extract.text.header import HeaderText, message_cut
from cables.extract.text.marks import PORTION

MARK = re.compile(PORTION + r"\s?")
ESCAPED = re.compile(r"\\([$*_#\[\]()&~`>.-])")


def read_subject(header: HeaderText) -> str | None:
    """SUBJECT: text to the next blank line or label; without its portion mark; None where there is none."""
    content = header.field("subject")
    subject = _joined(message_cut(content)) if content else ""
    return ESCAPED.sub(r"\1", MARK.sub("", subject, count=1) if MARK.match(subject) else subject) or None


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

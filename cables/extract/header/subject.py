"""The SUBJECT line, joined where it was wrapped."""

from __future__ import annotations

import re

from cables.extract.header.captions import is_caption_line
from cables.extract.layout.header import is_unfinished
from cables.extract.text.header import HeaderText, is_double_spaced, message_cut
from cables.extract.text.marks import PORTION

SPACED = re.compile(r"[ \t]*\n[ \t]*\n")
SHORTENED = re.compile(r"^[^\n]*(?:\.\.\.|…)\s*(?:\n|$)")
MARK = re.compile(PORTION + r"\s?")
ESCAPED = re.compile(r"\\([$*_#\[\]()&~`>.-])")


def read_subject(header: HeaderText) -> str | None:
    """SUBJECT: text to the next blank line or label; without its portion mark; None where there is none."""
    content = _content(header)
    if content and is_double_spaced(header.plain.split("\n")):
        content = SPACED.sub("\n", content)
    subject = _joined(message_cut(content)) if content else ""
    return ESCAPED.sub(r"\1", MARK.sub("", subject, count=1) if MARK.match(subject) else subject) or None


def _content(header: HeaderText) -> str | None:
    """What follows SUBJECT; of a repeated header's, where a publisher has shortened the first one."""
    found = header.find("subject")
    later = [one for one in header.fields if found and one.name == "subject" and one.start > found.start]
    if found and later and SHORTENED.search(header.plain[found.start : found.end]):
        found = later[-1]
    return header.plain[found.start : found.end] if found else None


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

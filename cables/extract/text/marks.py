"""What the transmission puts into a text and is none of its words: page markers, portion marks."""

from __future__ import annotations

import re

BLANK = r"[ \t\r\n]{1,4}"
# Cable serial of eight digits, section and printed page, number of sections.
MARKER = (
    rf"(?<![0-9A-Za-z])(?P<serial>0[0-9OolI]{{7}}){BLANK}(?P<section>[0-9OolI]{{3}})(?:\.[0-9])?"
    rf"{BLANK}OF{BLANK}(?P<total>[0-9OolI]{{3}})(?![0-9])"
)
PAGE_MARKER = re.compile(MARKER)
PAGE_MARKER_WITH_POST = re.compile(r"(?:\b[A-Z][A-Z.'-]{1,15} ){0,4}" + MARKER)
PAGE_MARKER_AT_LINE_START = re.compile(r"(?m)^\s{0,8}(?P<post>[A-Z][A-Z.' -]{2,30}?) {1,3}" + MARKER)

# How a portion is marked, with what is often added: (SBU/NF).
PORTION = r"\((?P<portion>TS|SBU|LOU|FOUO|U|C|S|sbu|u)(?:[/ ]{1,2}[A-Za-z/]{1,16})?\)"

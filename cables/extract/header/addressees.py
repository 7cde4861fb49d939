"""FM, TO and INFO: who sent the cable and who received it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cables.extract.records import Addressee
from cables.extract.text.header import AT_LINE_START, HeaderText
from cables.extract.vocabulary import load

ROUTING = r"(?:R[A-Z]{3,7}(?: [A-Z]{1,3})? ?/{1,2} ?)(?=[A-Z(])"
HEADS = load("addressees")
NAME_HEAD = rf"(?:{'|'.join(HEADS['prefixes'])}|(?:{'|'.join(HEADS['words'])})\b)"
KEYWORD = re.compile(r"^[ ]{0,8}(?P<key>FM|FROM|TO|INFO|XMT)\b:?[ ]{0,6}", re.MULTILINE)
INLINE_KEY = re.compile(rf"(?<=[A-Z0-9)]) {{1,4}}(?=(?:TO|INFO|XMT|FM) {{1,4}}(?:{ROUTING}|{NAME_HEAD}))")
INLINE_ROUTING = re.compile(
    rf"""
    (?<=[A-Z0-9/)])
    (?<!\bTO)(?<!\bINFO)(?<!\bXMT)(?<!\bFM)(?<!MMEDIATE)(?<!PRIORITY)(?<!ROUTINE)   # they go with it
    [ ]{{1,4}} (?={ROUTING.replace(" ", "[ ]")})
    """,
    re.VERBOSE,
)
BEFORE_SENDER = re.compile(r"(?<=[0-9]) {1,4}(?:Z[A-Z]{2}[0-9]? {1,4}){0,2}(?=FM [A-Z])")
END = re.compile(
    r"""
    ^[ ]{0,4}
    (?: UNCLAS | C[ ]O[ ]N[ ]F | S[ ]E[ ]C[ ]R | T[ ]O[ ]P | CONFIDENTIAL\b | SECRET\b | BT\b | SIPDIS
      | SENSITIVE | NOFORN | LIMITED[ ]OFFICIAL )
    | (?<=[A-Z0-9]) [ ]{1,4}
      (?: UNCLAS | C[ ]O[ ]N[ ]F[ ]I | S[ ]E[ ]C[ ]R[ ]E | CONFIDENTIAL[ ](?:SECTION|[A-Z]+[ ]\d{6}) )
    """,
    re.VERBOSE | re.MULTILINE,
)
PRECEDENCE = re.compile(r"(?:NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE|FLASH)", re.IGNORECASE)
TRAILING_SERIAL = re.compile(r"[ ](\d{3,7})$")
TRAILING_PRECEDENCE = re.compile(rf"(?:^|[ ])({PRECEDENCE.pattern})$", re.IGNORECASE)
ADDRESS = re.compile(r"^(?:(?P<routing>R[A-Z]{3,7}(?: [A-Z]{1,3})?)\s?/{1,2}\s?)?(?P<name>.+)$")
DETAILS = re.compile(rf"^(?:{PRECEDENCE.pattern})?\s{{0,3}}(?:\d{{3,7}})?$", re.IGNORECASE)
HEAD = re.compile(NAME_HEAD)


def read_sender(header: HeaderText) -> str | None:
    """FM <PLAD>; None where there is none."""
    lines = [line for key, line in _entries(header) if key == "FM"]
    return (_addressee(lines[0]) or Addressee(lines[0])).name if lines else None


def read_to(header: HeaderText) -> tuple[Addressee, ...]:
    """The action addressees, [RI/]PLAD [precedence] [serial] each, in order."""
    return _addressees(header, "TO")


def read_info(header: HeaderText) -> tuple[Addressee, ...]:
    """The information addressees, in order."""
    return _addressees(header, "INFO")


def _addressees(header: HeaderText, key: str) -> tuple[Addressee, ...]:
    lines = [line for each, line in _entries(header) if each == key]
    return tuple(found for line in lines if (found := _addressee(line)))


def _addressee(line: str) -> Addressee | None:
    """`RUEHC/SECSTATE WASHDC IMMEDIATE 8716` taken apart, precedence and serial in either order."""
    line = " ".join(line.split())
    front = re.match(rf"({PRECEDENCE.pattern})[ ](?=R[A-Z]{{3,7}}\s?/)", line)
    line = line[front.end() :] if front else line
    serial = precedence = None
    for _ in range(2):
        if not serial and (match := TRAILING_SERIAL.search(line)):
            serial, line = match[1], line[: match.start()].rstrip()
        if not precedence and (match := TRAILING_PRECEDENCE.search(line)):
            precedence, line = match[1].upper(), line[: match.start()].rstrip()
    match = ADDRESS.match(line)
    if not match:
        return None
    precedence = precedence or (front[1].upper() if front else None)
    routing = match["routing"].replace(" ", "") if match["routing"] else None
    return Addressee(match["name"].rstrip(" ,;"), routing, precedence, serial)


def _entries(header: HeaderText) -> Iterator[tuple[str, str]]:
    """(FM, TO, INFO or XMT; one addressee's text) with wrapped addressees joined."""
    key, parts = "", list[tuple[str, str]]()
    coded = False
    for line in _address_lines(header):
        match = KEYWORD.match(line)
        if match:
            key, line = match["key"].upper().replace("FROM", "FM"), line[match.end() :]
        line = line.strip(" ,;")
        if not key or not line:
            continue
        if not match and parts and _continues(line, parts[-1][1], coded):
            parts[-1] = (key, f"{parts[-1][1]} {line}")
            continue
        coded = coded or bool(re.match(ROUTING, line))
        parts.append((key, line))
    yield from parts


def _continues(line: str, before: str, coded: bool) -> bool:
    """Whether a line is the rest of the addressee before it and not the next one.

    `coded`: addressees of this header carry routing indicators, so that a line without one is suspect.
    """
    if DETAILS.match(line):
        return True
    if re.match(ROUTING, line) or HEAD.match(line) or TRAILING_SERIAL.search(before):
        return False
    return coded and bool(re.match(ROUTING, before)) and not TRAILING_PRECEDENCE.search(before)


def _address_lines(header: HeaderText) -> list[str]:
    """The lines from FM (else TO, else INFO) to the classification line, one addressee on each."""
    text = BEFORE_SENDER.sub("\n", header.plain)
    text = INLINE_ROUTING.sub("\n", INLINE_KEY.sub("\n", text))
    begin = KEYWORD.search(text)
    if not begin:
        return []
    ends = [match.start() for pattern in (END, AT_LINE_START) if (match := pattern.search(text, begin.end()))]
    block = text[begin.start() : min(ends, default=len(text))]
    return _until_gap(block.split("\n"))


def _until_gap(lines: list[str]) -> list[str]:
    """The lines as long as they go on: a blank line ends them unless another address follows it."""
    kept: list[str] = []
    gap = False
    for line in lines:
        if not line.strip():
            gap = bool(kept)
            continue
        if gap and not (KEYWORD.match(line) or re.match(r"\s{0,4}" + ROUTING, line)):
            break
        kept.append(line)
        gap = False
    return kept

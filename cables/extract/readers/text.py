"""Bytes -> text: the encoding is found, misread encodings are repaired, control characters taken out."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from cables.extract.readers.limits import ReadError, check_text
from cables.extract.records import Document, Repair

BYTE_ORDER_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b\ufeff\ud800-\udfff]")
CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a")
SAMPLE_BYTES = 65536
MOJIBAKE = re.compile(r"[ÂÃâÐÑ][\x80-\xbf\u0152-\u02dc\u2013-\u2122]")


def read_text(name: str, data: bytes, media_type: str = "text/plain", position: int = 0) -> Document:
    """One text file as one document; raises ReadError where it is no text."""
    text, encoding = decode(data, name)
    check_text(text, name)
    text, repairs = repair(text)
    return Document(text, name, media_type, encoding, position, repairs=repairs)


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text and the name of its encoding: a byte order mark, else UTF-8, else UTF-16, else CP1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    sample = data[:SAMPLE_BYTES]
    if (len(sample) - len(sample.translate(None, CONTROL_BYTES))) * 20 > len(sample):
        raise ReadError(
            "The file is binary, not text.",
            where,
            "Give a text file, a web page, a PDF with text or a CSV dump.",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark shows in the zeros: nearly every second byte of Latin text is one."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) * 10 > half * 7 and sample[0::2].count(0) * 10 < half:
        return "utf-16-le"
    if sample[0::2].count(0) * 10 > half * 7 and sample[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Text without misread encodings and control characters, and the repairs by offset in it."""
    text, repairs = _repair_encoding(text) if MOJIBAKE.search(text) else (text, [])
    controls = [
        # By its number: no database keeps a NUL, and nobody sees the others.
        Repair(m.start(), m.end(), f"U+{ord(m.group()):04X}", " ", "control character")
        for m in CONTROL.finditer(text)
    ]
    if controls:
        text = CONTROL.sub(" ", text)
    return text, (*repairs, *controls[:200])


def _repair_encoding(text: str) -> tuple[str, list[Repair]]:
    """Each line through ftfy's encoding repair; only what changed in a line is recorded."""
    from ftfy import fix_encoding

    parts: list[str] = []
    repairs: list[Repair] = []
    at = 0
    for line in text.splitlines(keepends=True):
        fixed = fix_encoding(line) if MOJIBAKE.search(line) else line
        if fixed != line:
            repairs.append(_difference(line, fixed, at))
        parts.append(fixed)
        at += len(fixed)
    return "".join(parts), repairs


def _difference(line: str, fixed: str, at: int) -> Repair:
    shortest = min(len(line), len(fixed))
    head = next((i for i in range(shortest) if line[i] != fixed[i]), shortest)
    tail = next((i for i in range(shortest - head) if line[-1 - i] != fixed[-1 - i]), shortest - head)
    return Repair(
        at + head,
        at + len(fixed) - tail,
        line[head : len(line) - tail],
        fixed[head : len(fixed) - tail],
        "encoding",
    )

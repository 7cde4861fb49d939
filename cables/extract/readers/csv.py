"""A dump of many cables in one CSV file -> one document for each row, streamed.

The columns are those of the Cablegate dump: id, date, reference id, origin, classification, references,
header, body; a first row of names is recognised. Quotes inside a field are doubled or escaped by a backslash.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from cables.extract.readers.limits import (
    MAX_CSV_BAD_ROWS,
    MAX_CSV_COLUMNS,
    MAX_CSV_FIELD_CHARACTERS,
    ReadError,
    check_text,
    file_name,
)
from cables.extract.readers.text import repair
from cables.extract.records import Document

COLUMNS = ("id", "date", "cable_id", "origin", "classification", "references", "header", "body")
ALIASES = {
    "id": "id",
    "number": "id",
    "date": "date",
    "datetime": "date",
    "created": "date",
    "reference id": "cable_id",
    "reference": "cable_id",
    "reference_id": "cable_id",
    "refid": "cable_id",
    "canonical_id": "cable_id",
    "cable_id": "cable_id",
    "origin": "origin",
    "source": "origin",
    "classification": "classification",
    "references": "references",
    "refs": "references",
    "header": "header",
    "body": "body",
    "content": "body",
    "text": "body",
    "subject": "subject",
    "tags": "tags",
}
FIRST_ROW = re.compile(
    r'^"?\d{1,9}"?,"?\d{1,4}[/-]\d{1,2}[/-]\d{1,4}[^",]{0,12}"?,"?\d{2}[A-Z]{2,30}\d{1,7}[^",]{0,4}"?,'
)
ROW_START = re.compile(r'"[^"\n]{1,40}","[^"\n]{1,60}","[^"\n]{0,60}",')
SAMPLE_BYTES = 1 << 20
CABLE_ID = re.compile(r"\d{2}[A-Z]{2,30}\d{1,7}[A-Z_a-z]{0,2}")


def is_dump(name: str, head: bytes) -> bool:
    """Whether the file is a dump: by a first row of names or by the shape of the first row."""
    lines = head[:2048].decode(_encoding(head[:2048]), "replace").splitlines()
    line = lines[0].strip() if lines else ""
    if FIRST_ROW.match(line):
        return True
    try:
        names = _names(next(csv.reader([line]), []))
    except csv.Error:
        return False
    return bool(names) or (name.lower().endswith(".csv") and line.count(",") >= 5)


def _names(row: list[str]) -> list[str] | None:
    """The row as column names, None where it is data."""
    names = [ALIASES.get(cell.strip().lower(), "") for cell in row]
    return names if "body" in names and ("cable_id" in names or "header" in names) else None


def read_dump(path: Path) -> Iterator[Document | ReadError]:
    """The documents of a dump of any size, one row in memory at a time; a bad row comes as a ReadError."""
    with path.open("rb") as file:
        yield from _read(file_name(path), file)


def read_dump_bytes(name: str, data: bytes) -> Iterator[Document | ReadError]:
    """The same from bytes in memory."""
    yield from _read(name, BytesIO(data))


def _read(name: str, file: BinaryIO) -> Iterator[Document | ReadError]:
    sample = file.read(SAMPLE_BYTES)
    file.seek(0)
    encoding = _encoding(sample)
    escape = "\\" if '\\"' in sample.decode(encoding, "replace") else None
    csv.field_size_limit(MAX_CSV_FIELD_CHARACTERS)
    text = TextIOWrapper(file, encoding, errors="replace", newline="")
    lines = iter(lambda: text.readline(MAX_CSV_FIELD_CHARACTERS), "")
    names, bad = list(COLUMNS), 0
    for position, row in _rows(lines, escape):
        if isinstance(row, csv.Error):
            found: Document | ReadError = _bad(name, position, f"The row cannot be read ({row}).")
        elif position == 1 and (heading := _names(row)):
            names = heading
            continue
        elif any(cell.strip() for cell in row):
            found = _document(name, position, row, names, encoding.removesuffix("-sig"))
        else:
            continue
        yield found
        bad = bad + 1 if isinstance(found, ReadError) else 0
        if bad == MAX_CSV_BAD_ROWS:
            yield _given_up(name, position)
            return


def _encoding(sample: bytes) -> str:
    """Of the bytes that a dump begins with: what its mark says, else UTF-8 where that fits, else Windows'."""
    if sample.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if _is_utf8(sample) else "cp1252"


def _is_utf8(sample: bytes) -> bool:
    """Judged by the beginning; a character cut at its end does not count against it."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4
    return True


def _rows(lines: Iterable[str], escape: str | None) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Numbered rows; an open quote costs only its own row."""
    for position, record in enumerate(_records(lines, escape), start=1):
        try:
            yield position, next(csv.reader(record, escapechar=escape, strict=True), [])
        except csv.Error as error:
            yield position, error


def _records(lines: Iterable[str], escape: str | None) -> Iterator[list[str]]:
    """Groups of lines: a new record starts outside quotes, or at a line that looks like a row's beginning.

    A record longer than the cap is given as it is; the csv module then refuses it by its field limit.
    """
    record: list[str] = []
    quoted, size = False, 0
    for line in lines:
        if record and (not quoted or FIRST_ROW.match(line) or ROW_START.match(line)):
            yield record
            record, quoted, size = [], False, 0
        size += len(line)
        if size <= MAX_CSV_FIELD_CHARACTERS * 2:
            record.append(line)
        quotes = line.count('"') - (line.count(escape + '"') if escape else 0)
        quoted ^= quotes % 2 == 1
    if record:
        yield record


def _given_up(name: str, position: int) -> ReadError:
    what = f"{MAX_CSV_BAD_ROWS:,} rows one after the other hold no cable; what follows was not read."
    return ReadError(what, f"{name}, row {position}", "Give a file of the rows that hold cables.")


def _bad(name: str, position: int, what: str) -> ReadError:
    return ReadError(what, f"{name}, row {position}", "Correct the row; the rows beside it were read.")


def _document(
    name: str, position: int, row: list[str], names: list[str], encoding: str
) -> Document | ReadError:
    """Header and body of one row as one text; the other columns become hints."""
    if len(row) > MAX_CSV_COLUMNS or len(row) != len(names):
        return _bad(name, position, f"The row has {len(row):,} columns where {len(names)} are expected.")
    cells = dict(zip(names, row, strict=True))
    where = f"{name}, row {position}"
    head = cells.get("header", "").strip("\r\n")
    head += "\n\n" if head else ""
    try:
        check_text(cells.get("body", ""), where)
    except ReadError as error:
        return error
    head, head_repairs = repair(head)
    body, body_repairs = repair(cells["body"])
    moved = tuple(
        type(r)(r.start + len(head), r.end + len(head), r.printed, r.read, r.kind) for r in body_repairs
    )
    hints = {
        key: value
        for key, cell in cells.items()
        if key not in {"", "id", "header", "body"} and (value := repair(cell)[0].strip())
    }
    if "cable_id" in hints and not CABLE_ID.fullmatch(hints["cable_id"].replace(" ", "")):
        return _bad(name, position, f"The reference id {hints['cable_id'][:40]!r} is not one of a cable.")
    return Document(
        head + body, where, "text/csv", encoding, position, hints, len(head), head_repairs + moved
    )

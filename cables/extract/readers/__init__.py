"""Bytes -> documents: looks at what a file is and hands it to the reader of that format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cables.extract.readers.csv import is_dump, read_dump, read_dump_bytes
from cables.extract.readers.html import read_html
from cables.extract.readers.limits import MAX_MARKUP_BYTES, ReadError, check_bytes, file_name, reading
from cables.extract.readers.pdf import read_pdf
from cables.extract.readers.text import read_text
from cables.extract.records import Document

HTML_START = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|pre|table|div)\b", re.IGNORECASE)
SNIFFED_BYTES = 65536
MARKUP = frozenset({"text/html", "application/pdf"})


def media_type(name: str, head: bytes) -> str:
    """What the first bytes are, whatever the file is called."""
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        raise ReadError(
            "The file is an archive or an office document.", name, "Unpack it, or save it as text."
        )
    if name.lower().endswith(".json"):
        raise ReadError("The file is JSON, no cable.", name, "Give the file that it was made from.")
    if is_dump(name, head):
        return "text/csv"
    if HTML_START.search(head.replace(b"\x00", b"")[:4096]):
        return "text/html"
    return "text/plain"


def kind_of(path: Path) -> str:
    """What a file holds; raises ReadError where it cannot be read or is no file of bytes."""
    with reading(path), path.open("rb") as file:
        return media_type(file_name(path), file.read(SNIFFED_BYTES))


def content_of(path: Path) -> bytes:
    """All of a file of at most the size that is read; raises ReadError where that cannot be."""
    with reading(path):
        check_bytes(path.stat().st_size, file_name(path))
        return path.read_bytes()


def read_path(path: Path) -> Iterator[Document | ReadError]:
    """The documents of one file; a dump is streamed and a bad row is yielded as a ReadError in its place.

    Raises ReadError where the file as a whole cannot be read.
    """
    if kind_of(path) != "text/csv":
        yield from read_bytes(file_name(path), content_of(path))
        return
    with reading(path):
        yield from read_dump(path)


def read_bytes(name: str, data: bytes) -> Iterator[Document | ReadError]:
    """The documents in `data`; `name` is only said in messages and given to the header as a last hint."""
    check_bytes(len(data), name)
    kind = media_type(name, data[:SNIFFED_BYTES])
    if kind in MARKUP:
        check_bytes(len(data), name, MAX_MARKUP_BYTES)
    if kind == "text/csv":
        yield from read_dump_bytes(name, data)
    elif kind == "application/pdf":
        yield read_pdf(name, data)
    elif kind == "text/html":
        yield from read_html(name, data)
    else:
        yield read_text(name, data)

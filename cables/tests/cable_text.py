"""Small cables of an invented post, for the tests of the extractor's structure."""

from __future__ import annotations

from cables.extract.layout import Layout, split
from cables.extract.paragraphs import Body, read_body
from cables.extract.records import Document, ParagraphRecord

HEADER = """UNCLAS SECTION 01 OF 03 PORT LISSE 000112

SIPDIS
SENSITIVE

DEPARTMENT FOR G/TIP AND EUR/SAMPLE

E.O. 12958: N/A
TAGS: PHUM KCRM KWMN
SUBJECT: AVERNA: SUBMISSION FOR THE TIP REPORT

REF: 06 STATE 202745

"""


def layout_of(body: str, header: str = HEADER) -> Layout:
    return split(Document(header + body))


def body_of(body: str, header: str = HEADER) -> Body:
    return read_body(layout_of(body, header))


def paragraphs_of(body: str, header: str = HEADER) -> tuple[ParagraphRecord, ...]:
    return body_of(body, header).paragraphs


def numbers_of(body: str, header: str = HEADER) -> list[int | None]:
    return [paragraph.number for paragraph in paragraphs_of(body, header)]

"""What publishers do to a header: repeat it, shorten its subject, put a blank line after every line of it."""

from __future__ import annotations

from cables.extract import parse
from cables.extract.records import CableRecord, Document

BODY = "1. (U) The police helped 12 victims.\n\n2. (U) The shelter is full.\n\nMARLOWE\n"
LINES = (
    "UNCLAS PORT LISSE 000717",
    "SIPDIS",
    "E.O. 12958: N/A",
    "TAGS: KCRM PHUM XE",
    "SUBJECT: NEW TRAFFICKING LAW STALLED IN PARLIAMENT",
    "UNTIL AFTER NOVEMBER ELECTIONS",
    "REF: DROVNIK 685",
)


def read(header: str) -> CableRecord:
    return parse(Document(f"{header}\n\n{BODY}", name="08PORTLISSE717.txt"))


def facts(record: CableRecord) -> tuple[str | None, list[str | None], list[int | None]]:
    header = record.header
    return header.subject, [one.cable_id for one in header.references], [p.number for p in record.paragraphs]


def test_a_blank_line_after_every_line_parts_nothing() -> None:
    single, double = read("\n".join(LINES)), read("\n\n".join(LINES))
    assert single.header.subject == "NEW TRAFFICKING LAW STALLED IN PARLIAMENT UNTIL AFTER NOVEMBER ELECTIONS"
    assert facts(double) == facts(single)
    assert double.signature == "MARLOWE"


def test_of_a_header_that_is_repeated_the_whole_subject_is_read_and_nothing_is_a_figure() -> None:
    shortened = (
        "\n".join(LINES[:4])
        + "\nSUBJECT: NEW TRAF...\n\n\n16331\n\n2008-04-26\n\n08PORTLISSE717\n\nEmbassy\n\n"
    )
    record = read(shortened + "\n".join(LINES))
    assert record.header.subject == "NEW TRAFFICKING LAW STALLED IN PARLIAMENT UNTIL AFTER NOVEMBER ELECTIONS"
    assert [p.number for p in record.paragraphs] == [1, 2]
    assert [one.value for one in record.statistics] == [12.0]


def test_a_subject_that_was_shortened_does_not_run_on_into_the_first_line() -> None:
    header = "\n".join(
        [*LINES[:4], "SUBJECT: POLICE ON ...", "14:25 UNCLAS SECTION 01 OF 03 PORT LISSE 000717 SIPDIS"]
    )
    assert read(header).header.subject == "POLICE ON ..."

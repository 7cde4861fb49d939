"""Whatever stands in a file, a record comes out, and every offset leads back to the words it quotes."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract import Document, ReadError, parse, read_bytes, to_json
from cables.extract.layout import split
from cables.extract.paragraphs import read_body
from cables.extract.records import CableRecord
from cables.extract.text.runs import Span
from cables.tests.cable_text import HEADER

PIECES = [
    "1. (U) ",
    "2. (SBU) ",
    "¶3. ",
    "¶2007. ",
    "16. (SBU) ",
    "IQ. ",
    "1.3. ",
    "12 . ",
    "27.A. (SBU) ",
    "27. (SBU) ",
    "-- A. ",
    "--B. ",
    "a) ",
    "- b) ",
    "(1) ",
    "(29 N) ",
    "Question 23 A: ",
    "PORT LISSE 00000112  002 OF 003",
    "PORT LISSE 00000112  003.2 OF 003",
    "* Missing Section 002 *",
    "##########",
    "-----",
    "OVERVIEW (PARA. 27)",
    "Prevention",
    "SIPDIS",
    "UNCLAS SECTION 02 OF 03 PORT LISSE 000112",
    "TREVANE",
    "CABLE ENDS",
    "\n",
    "\n\n",
    " \n \n",
    "\r\n",
    "\t",
    " ",
    "¶",
    ".",
    "The police found 12 victims. ",
    "in the year\n2006. ",
    "mid-\n\nsentence ",
    "+7-777-232-9941",
    "a.b@c.example",
    "\x00",
    "\u2028",
    "é",
    "SUBJECT: ",
    "REF: ",
    "TAGS: PHUM ",
    "END SUMMARY.",
]
BODIES = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(BODIES, st.booleans())
def test_any_text_gives_a_record_whose_spans_hold(body: str, headed: bool) -> None:
    text = HEADER + body if headed else body
    record = parse(Document(text, "sample.txt"))
    assert [p for p in record.problems if p.kind == "reading failed"] == []
    assert_numbers_increase(record)
    assert_every_character_has_its_source(record)
    assert_repairs_quote_the_source(record)
    assert_items_lie_in_their_paragraph(record)
    to_json(record)


@settings(max_examples=300, deadline=None)
@given(BODIES, st.booleans())
def test_paragraphs_and_what_was_removed_are_the_whole_body(body: str, headed: bool) -> None:
    text = HEADER + body if headed else body
    layout = split(Document(text))
    found = read_body(layout)
    kept = [Span(r.start, r.start + r.length) for p in found.paragraphs for r in p.body.runs]
    heads = [Span(p.start, p.body.runs[0].start if p.body.runs else p.end) for p in found.paragraphs]
    covered = without_blanks(text, [*kept, *heads, *found.removed])
    everything = without_blanks(text, [layout.body])
    assert covered == everything


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | BODIES.map(lambda body: (HEADER + body).encode("utf-16")))
def test_any_bytes_give_documents_or_a_named_refusal(data: bytes) -> None:
    try:
        found: list[Document | ReadError] = list(read_bytes("file", data))
    except ReadError as error:
        found = [error]
    for each in found:
        assert each.text if isinstance(each, Document) else each.what and each.advice


def without_blanks(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def assert_numbers_increase(record: CableRecord) -> None:
    numbers = [p.number for p in record.paragraphs if p.number is not None]
    assert numbers == sorted(set(numbers))


def assert_every_character_has_its_source(record: CableRecord) -> None:
    source = record.document.text
    removed = {at for start, end in record.removed for at in range(start, end)}
    for paragraph in record.paragraphs:
        latest = -1
        for run in paragraph.body.runs:
            assert run.start > latest
            latest = run.start + run.length - 1
            for at in range(run.length):
                read, printed = paragraph.text[run.at + at], source[run.start + at]
                assert read == printed or (
                    read.isspace() and (printed.isspace() or run.start + at in removed)
                )
        assert sum(run.length for run in paragraph.body.runs) == len(paragraph.text)


def assert_repairs_quote_the_source(record: CableRecord) -> None:
    for paragraph in record.paragraphs:
        for repair in paragraph.repairs:
            assert record.document.text[repair.start : repair.end] == repair.printed


def assert_items_lie_in_their_paragraph(record: CableRecord) -> None:
    for paragraph in record.paragraphs:
        for item in paragraph.items:
            assert 0 <= item.start <= item.end <= len(paragraph.text)
            assert item.letter in paragraph.text[item.start : item.end]

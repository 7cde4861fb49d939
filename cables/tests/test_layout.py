"""The parts of a cable: header, page markers, sections present and missing, captions, signature."""

from __future__ import annotations

import pytest

from cables.extract.layout import split
from cables.extract.records import Document
from cables.tests.cable_text import HEADER, body_of, layout_of, paragraphs_of

MARK = "PORT LISSE 00000112 "
LONG = "The officer of the port wrote many words about the ships that came in. " * 60


@pytest.mark.parametrize(
    "marker",
    [
        "PORT LISSE 00000112  002 OF 003",
        "PORT LISSE 00000112  002.2 OF 003",
        "PORT LISS 00000112  002 OF 003",
        "PORT LISSE 00000112  0O2 OF O03",
        "PORT LISSE 00000112  002 OF\n003",
    ],
)
def test_a_page_marker_is_taken_out_of_a_sentence(marker: str) -> None:
    layout = layout_of(
        f"1. (U) The police of the\n\n{marker}\n\ncountry found twelve victims.\n\n2. (U) Enough.\n"
    )
    (first, _) = paragraphs_of(
        f"1. (U) The police of the\n\n{marker}\n\ncountry found twelve victims.\n\n2. (U) Enough.\n"
    )
    assert first.text == "The police of the country found twelve victims."
    assert [layout.source[m.span.start : m.span.end] for m in layout.markers] == [marker]
    assert ("page marker", marker) in {(r.kind, r.printed) for r in first.repairs}


def test_a_page_marker_inside_a_line_is_taken_out() -> None:
    body = "1. (U) The police found PORT LISSE 00000112  002 OF 003 twelve victims.\n\n2. (U) Enough.\n"
    (first, second) = paragraphs_of(body)
    assert first.text == "The police found twelve victims."
    assert (first.transmission_sections, second.transmission_sections) == ((1, 2), (2,))


def test_numbers_in_a_text_are_no_page_markers() -> None:
    layout = layout_of("1. (U) Account 00000112 holds 002 of 003 parts, 00000112 in all.\n\n2. (U) Enough.\n")
    assert layout.markers == ()


def test_a_notice_names_the_missing_section() -> None:
    body = "1. (U) One.\n\n***** \n* Missing Section 002 * \n*****\n\n"
    body += "PORT LISSE 00000112  003 OF 003\n\n3. (U) Three.\n"
    layout = layout_of(body)
    assert (layout.sections.total, layout.sections.present, layout.sections.missing) == (3, (1, 3), (2,))


def test_a_skipped_marker_means_a_missing_section_where_text_is_short() -> None:
    body = f"{MARK} 001 OF 003\n\n1. (U) {LONG}\n\n{MARK} 003 OF 003\n\n2. (U) {LONG}\n\nTREVANE"
    assert layout_of(body).sections.missing == (2,)


def test_a_skipped_marker_alone_loses_no_section() -> None:
    body = f"{MARK} 001 OF 004\n\n1. (U) {LONG}{LONG}\n\n{MARK} 003 OF 004\n\n2. (U) {LONG}\n\n"
    body += f"{MARK} 004 OF 004\n\n3. (U) {LONG}\n\nTREVANE"
    assert layout_of(body).sections.missing == ()


def test_hash_signs_mark_lost_text() -> None:
    found = body_of(
        "1. (U) One.\n\n2. (U) Two is about the protec\n\n##########\n\n4. (U) Four.\n\n5. (U) Five.\n"
    )
    assert [(p.number, p.state) for p in found.paragraphs] == [
        (1, "whole"),
        (2, "cut"),
        (3, "lost"),
        (4, "whole"),
        (5, "whole"),
    ]


def test_a_repeated_section_header_is_taken_out() -> None:
    again = "UNCLAS SECTION 02 OF 02 PORT LISSE 000112\n\nSIPDIS\n\nTAGS: PHUM\nSUBJECT: AVERNA\n"
    (first, _) = paragraphs_of(
        f"1. (U) The police of the\n\n{again}\ncountry found victims.\n\n2. (U) Enough.\n"
    )
    assert first.text == "The police of the country found victims."


def test_a_caption_astray_in_the_text_is_taken_out() -> None:
    (first, _) = paragraphs_of(
        "1. (U) From June until\n\nSIPDIS\nJuly the port was closed.\n\n2. (U) Enough.\n"
    )
    assert first.text == "From June until July the port was closed."
    assert [r.kind for r in first.repairs] == ["stray caption"]


@pytest.mark.parametrize(
    ("end", "signature"),
    [
        ("Enough.\n\nTREVANE", "TREVANE"),
        ("Enough.\n\nTREVANE\nTREVANE\n", "TREVANE"),
        ("Enough.\nVAN DOORN", "VAN DOORN"),
        ("Enough. TREVANE", "TREVANE"),
        ("Enough.\n\nTREVANE\n\nSENSITIVE BUT UNCLASSIFIED\n", "TREVANE"),
        ("Enough.\nTREVANE\n\n=====CABLE ENDS=====\n", "TREVANE"),
        ("Enough.\n\nTREVANE\n\nNNNN\n", "TREVANE"),
        ("Enough, says the IOM", None),
    ],
)
def test_the_signature_is_found_and_leaves_the_text(end: str, signature: str | None) -> None:
    layout = layout_of(f"1. (U) One.\n\n2. (U) {end}")
    last = paragraphs_of(f"1. (U) One.\n\n2. (U) {end}")[-1]
    assert layout.signature == signature
    assert last.text == ("Enough." if signature else "Enough, says the IOM")


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        HEADER.replace("\n\nREF: 06 STATE 202745", "  REF: 06 STATE 202745"),
        HEADER.replace("REF: 06 STATE 202745", "REFS: A. 06 STATE 202745\n  ¶B. 06 PORT LISSE 12"),
        HEADER.replace("REF: 06 STATE 202745", "REF: A) 06 STATE 202745  B)\n06 LISSE 12\n\nC) 05 STATE 3"),
        HEADER.replace("TAGS: PHUM KCRM KWMN", "TAGS: PHUM KCRM\n\nKWMN, XE"),
        HEADER.replace("SUBMISSION FOR THE TIP REPORT", "SUBMISSION FOR\nTHE TIP REPORT"),
        HEADER.split("DEPARTMENT")[0],
        "",
    ],
    ids=["usual", "REF beside", "REF list", "REF wrapped", "TAGS wrapped", "two lines", "short", "none"],
)  # fmt: skip
def test_the_message_begins_after_the_header(header: str) -> None:
    layout = split(Document(header + "1. (U) Post answers.\n\n2. (U) Enough.\n"))
    assert layout.source[layout.body.start :].strip().startswith("1. (U) Post answers.")


@pytest.mark.parametrize("blank", ["\n", ""])
def test_prose_right_below_the_references_is_message(blank: str) -> None:
    header = HEADER.rstrip("\n").replace("\n\n", "\n" + blank)
    text = header + "\nThe following is what the embassy of Averna\nhas to say about it.\n\nIt is little.\n"
    layout = split(Document(text))
    assert layout.source[layout.body.start :].startswith("The following is what")


def test_header_and_message_on_one_line_are_parted() -> None:
    text = " ".join(
        (HEADER + "1. (U) Post answers reftel. 2. (SBU) The police found 12 victims. TREVANE").split()
    )
    layout = split(Document(text))
    assert text[: layout.body.start].strip().endswith("202745")
    assert layout.signature == "TREVANE"


def test_a_heading_joined_to_the_line_before_it_heads_what_follows() -> None:
    rule = "-" * 20
    (first, second) = paragraphs_of(
        f"1. (U) The officer wrote in May. {rule} Law Enforcement {rule} -\n\n2. (U) Police helped.\n"
    )
    assert (first.text, first.heading) == ("The officer wrote in May.", None)
    assert (second.text, second.heading) == ("Police helped.", "Law Enforcement")


def test_a_single_rule_within_a_line_stays_in_it() -> None:
    (only,) = paragraphs_of("1. (U) The officer wrote ---------- and paused.\n")
    assert only.text == "The officer wrote ---------- and paused."

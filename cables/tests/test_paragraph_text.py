"""The running text of a paragraph: lines joined, lists kept apart, items found, headings taken."""

from __future__ import annotations

import pytest

from cables.tests.cable_text import body_of, paragraphs_of

FILL = "The police of the port looked into every one of these cases\nfor months and found very little.\n"


def text_of(body: str) -> str:
    return paragraphs_of(f"1. (U) {body}\n\n2. (U) {FILL}")[0].text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The police found\ntwelve victims.", "The police found twelve victims."),
        ("The police found\n\ntwelve victims.", "The police found twelve victims."),
        ("The police found \n \n \ntwelve victims.", "The police found twelve victims."),
        ("His telephone is +99-3172-70-22-\n\n96, or fax.", "His telephone is +99-3172-70-22-96, or fax."),
        ("They slept in a 20-square-\nmeter room.", "They slept in a 20-square-meter room."),
        ("It lists pre- \nand postwar laws.", "It lists pre- and postwar laws."),
        ("This is law -\nand practice.", "This is law - and practice."),
        ("It has 12 beds.\n\nThe second is new.", "It has 12 beds.\n\nThe second is new."),
        ("Two came:\n-- one by sea;\n-- one by land.", "Two came:\n-- one by sea;\n-- one by land."),
        ("Charges are:\n\n- a) theft;\n\nb) rape.", "Charges are:\n- a) theft;\nb) rape."),
        ("Hours:\n- Officer 12 hrs\n- Assistant 3 hrs", "Hours:\n- Officer 12 hrs\n- Assistant 3 hrs"),
    ],
)  # fmt: skip
def test_lines_are_joined_as_the_writer_meant(body: str, text: str) -> None:
    assert text_of(body) == text


def test_items_run_from_marker_to_marker() -> None:
    (paragraph, _) = paragraphs_of(
        f"1. (U) Charges are:\n\n- a) theft;\n- b) rape;\n\nc) fraud.\n\n2. (U) {FILL}"
    )
    assert [(i.letter, paragraph.text[i.start : i.end]) for i in paragraph.items] == [
        ("a", "- a) theft;"),
        ("b", "- b) rape;"),
        ("c", "c) fraud."),
    ]


def test_a_letter_out_of_sequence_is_no_item() -> None:
    (paragraph, _) = paragraphs_of(f"1. (U) The law says in clause\nq) that it is void.\n\n2. (U) {FILL}")
    assert paragraph.items == ()


def test_items_with_capital_letters_hold_their_paragraphs() -> None:
    body = f"1. (U) OVERVIEW\n\n-- A. Averna is a source.\n\nIt is small.\n\n-- B. It leads.\n\n2. (U) {FILL}"
    (paragraph, _) = paragraphs_of(body)
    assert [(i.letter, paragraph.text[i.start : i.end]) for i in paragraph.items] == [
        ("A", "-- A. Averna is a source.\n\nIt is small."),
        ("B", "-- B. It leads."),
    ]


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("--------\nOVERVIEW\n--------", "OVERVIEW"),
        ("-----  \nOVERVIEW (PARA. 27)  \n-----", "OVERVIEW (PARA. 27)"),
        ("Prevention\n----------", "Prevention"),
        ("--------- ---\n¶I. THE TIP SITUATION\n------------", "I. THE TIP SITUATION"),
        ("Averna's TIP Situation", "Averna's TIP Situation"),
        ("PROTECTION OF AND\nASSISTANCE TO VICTIMS\n-----", "PROTECTION OF AND ASSISTANCE TO VICTIMS"),
    ],
)  # fmt: skip
def test_a_heading_heads_the_paragraphs_after_it(printed: str, heading: str) -> None:
    body = f"1. (U) {FILL}\n{printed}\n\n2. (U) {FILL}\n3. (U) {FILL}"
    assert [p.heading for p in paragraphs_of(body)] == [None, heading, heading]
    removed = body_of(body).removed
    assert removed


@pytest.mark.parametrize(
    "title", ["PREVENTION:", "INVESTIGATION AND PROSECUTION OF TRAFFICKERS:", "Prevention:"]
)
def test_a_numbered_paragraph_may_be_a_heading(title: str) -> None:
    paragraphs = paragraphs_of(f"1. (U) {FILL}\n2. (SBU) {title}\n\n-- A. Yes.\n\n3. (SBU) {FILL}")
    assert [p.heading for p in paragraphs] == [None, title.rstrip(":"), title.rstrip(":")]


def test_a_titled_story_stays_in_its_paragraph() -> None:
    body = f"1. (U) {FILL}\n2. (SBU) Overview:\n\n-- A. Few.\n\n------\nA Hard Winter\n------\n{FILL}\n"
    (_, second, third) = paragraphs_of(body + f"3. (U) {FILL}")
    assert "A Hard Winter\nThe police" in second.text
    assert (second.number, third.number) == (2, 3)


def test_an_unmarked_line_of_prose_is_no_heading() -> None:
    paragraphs = paragraphs_of(f"1. (U) {FILL}\nThe following answers the questions.\n\n2. (U) {FILL}")
    assert {p.heading for p in paragraphs} == {None}

"""True paragraph numbers: the running sequence decides, whatever a publisher or a scanner made of them."""

from __future__ import annotations

import pytest

from cables.tests.cable_text import body_of, numbers_of, paragraphs_of

MARKED = "1. (U) Post answers reftel.\n\n2. (SBU) Averna is a source.\n\n3. (SBU) It is also a destination.\n"


@pytest.mark.parametrize(
    "body",
    [
        MARKED,
        MARKED.replace("\n\n", "\n"),
        " ".join(MARKED.split()),
        MARKED.replace("1. ", "¶1. ").replace("2. ", "¶2. ").replace("3. ", "¶3. "),
        MARKED.replace("2. (SBU)", "2.(SBU)").replace("3. (SBU)", "3 . (SBU)"),
        MARKED.replace("(SBU) ", "").replace("(U) ", ""),
        "\n".join(" " + line for line in MARKED.split("\n")),
        MARKED.replace("\n", "\r\n"),
        MARKED.replace("3. (SBU)", "3. 23 A."),
        MARKED.replace("3. (SBU) ", "3. (SBU)25A: "),
    ],
    ids=[
        "plain",
        "no blank lines",
        "one line",
        "pilcrows",
        "blanks missing and added",
        "no marks",
        "every line indented",
        "CRLF",
        "a question's code follows",
        "a code glued to the mark",
    ],
)
def test_a_plain_sequence_is_read(body: str) -> None:
    assert numbers_of(body + "\nTREVANE\n") == [1, 2, 3]


def test_a_misread_pilcrow_is_repaired() -> None:
    texts = [f"¶{n}. (SBU) Paragraph {n} ends here." for n in range(1, 6)]
    texts += [f"1{n}. (SBU) Paragraph {n} ends here." for n in range(6, 10)]
    texts += [f"¶{n}. (SBU) Paragraph {n} ends here." for n in range(10, 13)]
    paragraphs = paragraphs_of("\n\n".join(texts))
    assert [p.number for p in paragraphs] == list(range(1, 13))
    repairs = [r for p in paragraphs for r in p.repairs]
    assert [(r.printed, r.read, r.kind) for r in repairs] == [
        (f"1{n}.", f"{n}.", "misread pilcrow") for n in range(6, 10)
    ]


def test_a_text_whose_every_pilcrow_was_misread_is_repaired() -> None:
    body = "\n\n".join(f"1{n}. (SBU) Paragraph {n} ends here." for n in range(1, 14))
    assert numbers_of(body) == list(range(1, 14))


def test_letters_that_a_scanner_saw_in_a_number_are_read() -> None:
    printed = ["IQ.", "12.", "1.3.", "14 .", "I5.", "16."]
    paragraphs = paragraphs_of("\n\n".join(f"{p} (SBU) The police worked well." for p in printed))
    assert [p.number for p in paragraphs] == [1, 2, 3, 4, 5, 6]
    assert [p.printed for p in paragraphs] == printed


def test_numbers_above_nine_that_begin_with_one_stay() -> None:
    body = "\n\n".join(f"{n}. (U) Paragraph number {n}." for n in range(1, 25))
    assert numbers_of(body) == list(range(1, 25))


def test_a_year_at_a_line_start_is_no_number() -> None:
    (first, second) = paragraphs_of(
        "¶1. The law has been in force since\n¶2007. The courts know it well.\n\n¶2. It is applied.\n"
    )
    assert (first.number, second.number) == (1, 2)
    assert first.text == "The law has been in force since 2007. The courts know it well."
    assert [(r.printed, r.read, r.kind) for r in first.repairs] == [("¶", "", "false pilcrow")]


def test_a_question_number_that_ends_a_sentence_is_no_paragraph() -> None:
    body = (
        "1. (U) The answers begin at paragraphs 21 to\n¶27. Post's officer wrote them.\n\n2. (U) Overview.\n"
    )
    assert numbers_of(body) == [1, 2]


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_numbered_list_inside_an_answer_stays_in_it(apart: str) -> None:
    goals = apart.join(f"¶{n}. Goal number {n} of the plan." for n in range(1, 8))
    body = f"1. (U) Post answers.\n\n2. (SBU) The plan has these goals:{apart}{goals}\n\n"
    body += "\n\n".join(f"{n}. (SBU) Paragraph {n} is here." for n in range(3, 9))
    paragraphs = paragraphs_of(body)
    assert [p.number for p in paragraphs] == list(range(1, 9))
    assert [item.letter for item in paragraphs[1].items] == list("1234567")


def test_question_numbers_may_serve_as_paragraph_numbers() -> None:
    body = "1. (U) Post answers.\n\n2. (U) The officer spent 12 hours.\n\n"
    body += "\n\n".join(f"{n}. (SBU) {title}\n\n-- A. Yes." for n, title in SECTIONS)
    paragraphs = paragraphs_of(body)
    assert [p.number for p in paragraphs] == [1, 2, 27, 28, 29, 30]
    assert [p.heading for p in paragraphs[2:]] == [title for _, title in SECTIONS]


SECTIONS = [(27, "Overview"), (28, "Prevention"), (29, "Investigation and prosecution"), (30, "Protection")]


def test_codes_in_place_of_numbers_are_no_numbers() -> None:
    body = "1. (U) Post answers.\n\nOVERVIEW\n--------\n\n27.A. (SBU) A source.\n\n27.B. (SBU) It leads.\n"
    assert numbers_of(body) == [1, None, None]


def test_lettered_and_roman_texts_have_no_numbers() -> None:
    body = (
        "I. OVERVIEW\n\n¶A. Averna is a source.\n\n¶B. It leads.\n\nII. PREVENTION\n\n¶A. A campaign ran.\n"
    )
    paragraphs = paragraphs_of(body)
    assert [p.number for p in paragraphs] == [None, None, None]
    assert [p.heading for p in paragraphs] == ["I. OVERVIEW", "I. OVERVIEW", "II. PREVENTION"]


def test_an_unnumbered_body_is_cut_at_empty_lines() -> None:
    paragraphs = paragraphs_of(
        "Averna made progress.  Its police\nwere trained.\n\nThe courts did not work.\n\nTREVANE"
    )
    assert [p.text for p in paragraphs] == [
        "Averna made progress.  Its police were trained.",
        "The courts did not work.",
    ]
    assert {p.number for p in paragraphs} == {None}


def test_a_second_part_may_go_on_counting() -> None:
    assert numbers_of("5. (SBU) It goes on.\n\n6. (SBU) And on.\n\n7. (SBU) It ends.\n") == [5, 6, 7]


def test_a_number_printed_twice_is_kept_without_a_true_number() -> None:
    found = body_of("1. (U) One.\n\n2. (U) Two.\n\n2. (U) Two again.\n\n3. (U) Three.\n")
    assert [(p.number, p.printed) for p in found.paragraphs] == [
        (1, "1."),
        (2, "2."),
        (None, "2."),
        (3, "3."),
    ]
    assert "repeated number" in {problem.kind for problem in found.problems}


def test_a_number_printed_twice_before_a_hole_fills_it() -> None:
    assert numbers_of("1. (U) One.\n\n2. (U) Two.\n\n2. (U) Three.\n\n4. (U) Four.\n") == [1, 2, 3, 4]


def test_a_number_that_the_writer_skipped_is_not_invented() -> None:
    found = body_of("1. (U) One.\n\n2. (U) Two.\n\n4. (U) Four.\n\n5. (U) Five.\n")
    assert [p.number for p in found.paragraphs] == [1, 2, 4, 5]
    assert "number skipped" in {problem.kind for problem in found.problems}


def test_a_percentage_after_a_number_belongs_to_the_text() -> None:
    paragraphs = paragraphs_of(
        "1. 36.3% of the people knew.\n\n2. 12.5% did not.\n\n3. The rest is silence.\n"
    )
    assert [p.number for p in paragraphs] == [1, 2, 3]
    assert paragraphs[0].text == "36.3% of the people knew."


@pytest.mark.parametrize("mark", ["U", "SBU", "C", "S"])
def test_the_portion_mark_is_read_and_cut_off(mark: str) -> None:
    (paragraph, _) = paragraphs_of(f"1. ({mark}) The police worked.\n\n2. ({mark}) The courts too.\n")
    assert (paragraph.mark, paragraph.text) == (mark, "The police worked.")

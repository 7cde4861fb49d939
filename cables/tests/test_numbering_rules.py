"""What decides whether a number is a paragraph's, where the sequence alone would allow it."""

from __future__ import annotations

import pytest

from cables.tests.cable_text import numbers_of, paragraphs_of

MARKED = [f"{n}. (SBU) Paragraph {n} is here." for n in range(1, 9)]
LONG = "The police of the northern province told the embassy of it at length, and the press wrote of it. "


def joined(*parts: str, by: str = "\n\n") -> str:
    return by.join(parts) + by


def test_a_number_within_a_long_line_is_no_paragraph_where_a_body_has_many_lines() -> None:
    rooms = f"{LONG}They met in two rooms, which were cold. 3. Chairs are old."
    body = [*MARKED[:2], rooms, *[LONG] * 9, *MARKED[3:5]]
    for by in ("\n", "\n\n"):
        assert numbers_of(joined(*body, by=by)) == [1, 2, 4, 5]


def test_it_is_one_where_the_whole_body_is_one_line() -> None:
    assert numbers_of(f"1. {LONG}2. Averna is a source. 3. It is also a destination.\n") == [1, 2, 3]


@pytest.mark.parametrize(("length", "found"), [(80, [1, 2, 4]), (81, [1, 2, 3, 4])])
def test_a_marked_number_is_looked_for_in_lines_that_no_terminal_broke(length: int, found: list[int]) -> None:
    begun, inline = "2. (SBU) The law is of 2003", ". 3. (SBU) It is known."
    line = begun + " and" * ((length - len(begun) - len(inline)) // 4)
    line += "s" * (length - len(line) - len(inline)) + inline
    assert len(line) == length
    assert numbers_of(joined(MARKED[0], line, MARKED[3])) == found


def test_a_hundred_and_five_is_no_five_with_a_misread_pilcrow() -> None:
    assert numbers_of(joined(*MARKED[:4], "105. (SBU) This cannot be.")) == [1, 2, 3, 4, None]


def test_so_many_numbers_are_not_skipped_without_a_gap_just_there() -> None:
    lost = "UNCLAS SECTION 03 OF 03 PORT LISSE 000112"
    assert numbers_of(joined(*MARKED[:2], lost, "12. (SBU) The end.", "13. (SBU) Of it.")) == [*range(1, 14)]
    body = joined(MARKED[0], lost, *MARKED[4:6], "30. The law has thirty articles.")
    assert numbers_of(body) == [*range(1, 7)]


def test_a_number_is_read_of_the_paragraph_just_before_it() -> None:
    body = joined(*MARKED[:3], "4. First aim of the plan.", "5. Second aim of it.", *MARKED[3:6])
    assert numbers_of(body)[:3] == [1, 2, 3]
    assert numbers_of(body)[-3:] == [4, 5, 6]


@pytest.mark.parametrize(
    ("lines", "marked", "are"), [(5, 3, True), (5, 2, False), (11, 7, True), (11, 6, False)]
)
def test_a_list_is_one_of_paragraphs_where_six_of_ten_have_a_portion_mark(
    lines: int, marked: int, are: bool
) -> None:
    body = [f"{n}. {'(U) ' if n > lines - marked else ''}Words without an end" for n in range(1, lines + 1)]
    assert numbers_of(joined(*body, by="\n")) == ([*range(1, lines + 1)] if are else [None])


@pytest.mark.parametrize("count", ["3 Women were found.", "¶3 women were found."])
def test_a_count_that_begins_a_line_is_no_number(count: str) -> None:
    assert numbers_of(joined(*MARKED[:2], count, *MARKED[3:5])) == [1, 2, 4, 5]


@pytest.mark.parametrize("of", [3, 4])
def test_a_number_printed_twice_fills_a_hole_of_one_and_no_more(of: int) -> None:
    again = f"{of}. (SBU) This is another paragraph."
    whole = [*MARKED[:of], again, *MARKED[of + 1 : of + 3]]
    assert numbers_of(joined(*whole)) == [*range(1, of + 4)]
    twice = [*MARKED[:of], again, again, *MARKED[of + 1 : of + 3]]
    assert numbers_of(joined(*twice)) == [*range(1, of + 1), None, None, of + 2, of + 3]
    wider = [*MARKED[:of], again, *MARKED[of + 2 : of + 4]]
    assert numbers_of(joined(*wider)) == [*range(1, of + 1), None, of + 3, of + 4]


def test_a_list_that_counts_past_its_paragraph_does_not_begin_the_next_one() -> None:
    aims = ["1. To prevent it.", "2. To punish it.", "3. To protect from it."]
    body = ["1. Averna is a source.", "2. The plan has aims:", *aims, "3. The law is old.", "4. That is all."]
    assert [(one.number, one.text[:7]) for one in paragraphs_of(joined(*body))] == [
        (1, "Averna "),
        (2, "The pla"),
        (3, "The law"),
        (4, "That is"),
    ]


@pytest.mark.parametrize(("more", "found"), [(7, [None, None]), (8, [1, 2, 3, 4])])
def test_a_body_without_empty_lines_needs_none_before_its_numbers(more: int, found: list[int | None]) -> None:
    """Which is one with fewer than an empty line for every twelve of text."""
    lines = [f"{n}. Averna told the embassy of it." for n in range(1, 5)]
    text = joined(*lines[:2], *["Nothing else is known."] * more, *lines[2:], by="\n")
    assert numbers_of(f"{text}\nThe end.\n") == found


def test_nor_does_a_number_there_begin_a_paragraph_in_mid_sentence() -> None:
    lines = [
        "1. Averna is a source.",
        "2. Of the rooms they saw,",
        "3. Rooms were cold.",
        "3. The law is old.",
    ]
    texts = [one.text for one in paragraphs_of(joined(*lines, "4. That is all.", by="\n"))]
    assert [text[:9] for text in texts] == ["Averna is", "Of the ro", "The law i", "That is a"]


def test_a_number_that_ends_a_sentence_does_not_fill_a_hole_as_a_misread_one() -> None:
    body = joined(*MARKED[:4], "5. (SBU) Post asks again for an answer to question\n¶16.", *MARKED[6:8])
    assert numbers_of(body) == [1, 2, 3, 4, 5, 7, 8]


def test_a_number_whose_paragraph_lists_as_many_is_not_lost() -> None:
    aims = "4. (SBU) Aims:\n1. Prevent it.\n2. Punish it.\n3. Protect from it.\n4. Fund it."
    assert numbers_of(joined(*MARKED[:3], aims, "5. This is all.")) == [1, 2, 3, 4, 5]


def test_where_every_pilcrow_was_misread_a_list_does_not_go_on_counting() -> None:
    marked = [f"1{one}" for one in MARKED]
    aims = [f"1{n}. Aim of the plan." for n in range(1, 5)]
    after = ["111. (U) It is late.", "112. (U) This is all."]
    body = joined(*marked, "19. (U) It is so.", "110. (U) Aims:", *aims, *after, by="\n")
    assert numbers_of(body) == [*range(1, 13)]

"""The grammar of printed references, read at the beginning of a text."""

from __future__ import annotations

import pytest

from cables.extract.questions.references import Reference, read_reference

NUMBERS = {"18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33"}


def reference(text: str) -> Reference:
    found = read_reference(text, 0, NUMBERS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "number", "letters"),
    [
        ("(27A) Sylvara", "27", "A"),
        ("(27 A&B) Sylvara", "27", "AB"),
        ("(29A, B & C) Sylvara", "29", "ABC"),
        ("(29L&M) Sylvara", "29", "LM"),
        ("27.A. (SBU) Sylvara", "27", "A"),
        ("18A.  (SBU) Sylvara", "18", "A"),
        ("20A-B.  Sylvara", "20", "AB"),
        ("20 A through D. Sylvara", "20", "ABCD"),
        ("27A, 27B: Sylvara", "27", "AB"),
        ("-- 23A. Sylvara", "23", "A"),
        ("- 23C. Sylvara", "23", "C"),
        ("-- 27 A. (SBU) Sylvara", "27", "A"),
        ("--  27A: Sylvara", "27", "A"),
        ("Question 23 A:  Sylvara", "23", "A"),
        ("Question 23 B and C:  Sylvara", "23", "BC"),
        ("Question 26 B, C:  Sylvara", "26", "BC"),
        ("Question 25 B/C:  Sylvara", "25", "BC"),
        ("Questions 23 E:  Sylvara", "23", "E"),
        ("Ref A Question 23 A. What", "23", "A"),
        ("23 A. Sylvara", "23", "A"),
        ("(SBU)25A: Sylvara", "25", "A"),
        ("25A:Sylvara", "25", "A"),
        ("2A. Sylvara", "2", "A"),
        ("27A Sylvara", "27", "A"),
        ("23B and C  Sylvara", "23", "BC"),
        ("27a) Sylvara", "27", "A"),
        ("Q27A: Sylvara", "27", "A"),
        ("27 G does not apply.", "27", "G"),
        ("23K. L. There is none.", "23", "KL"),
        ("REFTEL Question 27 - Overview", "27", ""),
        ("QUESTION 21: OVERVIEW", "21", ""),
        ("-- A. Is it", None, "A"),
        ("--A. (SBU) Sylvara", None, "A"),
        ("-- E: What", None, "E"),
        ("--M. (U)Sylvara", None, "M"),
        ("A. (SBU) LABEL:", None, "A"),
        ("¶A. (SBU) LABEL:", None, "A"),
        ("B & C. FACILITIES:", None, "BC"),
        ("-- L, M: Not applicable.", None, "LM"),
        ("(C) Sylvara", None, "C"),
    ],
)
def test_a_printed_reference_is_read(text: str, number: str | None, letters: str) -> None:
    found = reference(text)
    assert (found.number, found.letters) == (number, letters)


@pytest.mark.parametrize(
    "text",
    [
        "-- Ministry of Justice",
        "--ILO Convention 182",
        "-- In October",
        "--  Law 747 of 2002",
        "U.S. troops",
        "A. K. Smith said",
        "A country",
        "21D above, more is said",
        "5A and 5B above",
        "2007.  In the year",
        "(U) (SBU)",
        "",
    ],
)
def test_words_that_look_like_a_reference_are_none(text: str) -> None:
    assert read_reference(text, 0, NUMBERS) is None


def test_a_zero_in_the_place_of_a_letter_is_the_letter_o() -> None:
    found = reference("(290)\n\na) The convention")
    assert (found.number, found.letters, found.misread) == ("29", "O", "0")


def test_the_mark_and_the_blanks_belong_to_the_reference() -> None:
    text = "27.B. (SBU)  Sylvara is small."
    found = reference(text)
    assert found.mark == "SBU"
    assert text[found.end :] == "Sylvara is small."


@pytest.mark.parametrize(
    ("word", "role"), [("Question", "question"), ("Answer", "answer"), ("Response", "answer")]
)
def test_a_post_may_say_which_is_question_and_which_is_answer(word: str, role: str) -> None:
    assert reference(f"23A {word}: Sylvara").role == role


def test_a_letter_may_be_continued() -> None:
    assert reference("--C (cont). (SBU) On").continued
    assert not reference("--C. (SBU) On").continued

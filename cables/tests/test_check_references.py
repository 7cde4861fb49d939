"""References inside a cable, resolved on the true numbers of its paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cables.extract.checks.references import reference_checks
from cables.extract.questions import questionnaire
from cables.extract.records import CheckRecord, Header, Item, ParagraphRecord
from cables.tests.organization_sentences import paragraphs_of

ASKED = questionnaire(Header(reporting_year=2007))
FILLING = [f"Paragraph text of no interest, {word}." for word in ["one", "two", "three"] * 4]


def references(paragraphs: tuple[ParagraphRecord, ...]) -> list[CheckRecord]:
    return list(reference_checks(paragraphs, ASKED))


def pointing(text: str) -> list[CheckRecord]:
    """The references of a thirteenth paragraph."""
    return references(paragraphs_of(*FILLING, text))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("This is described in paragraph 7.", [7]),
        ("This is described above (see para. 7).", [7]),
        ("This is described above (see para.7).", [7]),
        ("As mentioned in paras 3 and 11, it is.", [3, 11]),
        ("As mentioned in paragraphs 3, 4 and 7, it is.", [3, 4, 7]),
    ],
)
def test_a_reference_leads_to_the_paragraph_with_that_number(text: str, numbers: list[int]) -> None:
    found = pointing(text)
    assert [check.paragraphs for check in found] == [(13, number) for number in numbers]
    assert all(check.agrees and len(check.spans) == 2 for check in found)


def test_the_numbers_are_the_true_ones_not_the_printed() -> None:
    paragraphs = paragraphs_of("See para. 16.", "Misread.", "Right.")
    paragraphs = (
        paragraphs[0],
        replace(paragraphs[1], number=6, printed="16."),
        replace(paragraphs[2], number=16),
    )
    (check,) = references(paragraphs)
    assert check.paragraphs == (1, 16)
    assert check.spans[1] == (paragraphs[2].start, paragraphs[2].end)


def test_a_paragraph_that_the_cable_does_not_have_is_told() -> None:
    (check,) = pointing("This is described in paragraph 80.")
    assert check.agrees is False
    assert check.text == "paragraph 13 points to paragraph 80, which this cable does not have"


def test_a_lost_paragraph_is_there_and_lost() -> None:
    paragraphs = paragraphs_of("See paragraph 2.", "")
    (check,) = references((paragraphs[0], replace(paragraphs[1], state="lost")))
    assert check.agrees is True
    assert check.text == "paragraph 1 points to paragraph 2, which is lost"


@pytest.mark.parametrize(
    "text",
    [
        "Answers are keyed to paragraph 27 of ref A.",
        "Answers are keyed to reftel paragraphs 27-30.",
        "This answers STATE 202745 paragraph 27.",
        "Responses to ref A, para 27 through 30, follow.",
        "The questions of the instruction begin at paragraph 27.",
        "Who violates clause 3, para. 1 is punished; as per para. 1, this shall be taken into account.",
    ],
)
def test_paragraphs_of_other_cables_and_of_laws_are_not_looked_for(text: str) -> None:
    assert pointing(text) == []


def test_a_question_code_leads_to_the_paragraph_that_answers_it() -> None:
    paragraphs = paragraphs_of(*FILLING, "Penalties are described in paragraph 29.A.")
    paragraphs = (*paragraphs[:4], replace(paragraphs[4], questions=("29A",)), *paragraphs[5:])
    (check,) = references(paragraphs)
    assert (check.agrees, check.paragraphs) == (True, (13, 5))


def test_a_number_in_a_list_may_mean_an_item_of_the_list() -> None:
    paragraphs = paragraphs_of("9) (U) Some came. 10) (U) Exploiters came from the countries in para 9.")
    paragraph = replace(paragraphs[0], number=None, items=(Item("9", 0, 18), Item("10", 18, 70)))
    (check,) = references((paragraph,))
    assert (check.agrees, check.text) == (True, "unnumbered text points to paragraph 9")


def test_a_short_cable_is_not_held_to_numbers_that_it_never_prints() -> None:
    assert references(paragraphs_of("Only one.", "See paragraph 9.")) == []

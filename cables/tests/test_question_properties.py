"""What holds for every text: nothing raises, every span lies in its paragraph, answers stand in order."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract.questions import Assigned, assign, questionnaires
from cables.extract.records import Header, ParagraphRecord
from cables.extract.text.runs import MappedText, Run

PIECES = [
    "(27A) ", "(290)\n", "27.A. (SBU) ", "-- A. ", "--B. (U) ", "\nC. ", "Question 23 B and C: ",
    "29A-D. ", "2A. ", "REFTEL Question 27 - Overview. ", "QUESTION 21: OVERVIEW\n", "PREVENTION:\n",
    "\n\n", " ", "See paragraph 4. ", "Not applicable. ", "Is it so? ",
    "Please describe it (e.g. here). ", "LABEL IN CAPITALS: ", "-- Ministry ", "é\u2019",
    "The penalty for rape is ten years. ", "29 E does not apply. ", "--L. --M. ", "23A Answer: ",
    "(22H) ", "I. ",
]  # fmt: skip
TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=80))
STATES = st.sampled_from(["whole", "cut", "tail"])
HEADINGS = st.sampled_from(
    [None, "OVERVIEW", "PROTECTION", "BEST PRACTICES", "SUMMARY", "A Story", "(PARA 29)"]
)
PARAGRAPHS = st.lists(st.tuples(TEXT, st.booleans(), STATES, HEADINGS), max_size=8)


def built(parts: list[tuple[str, bool, str, str | None]]) -> tuple[ParagraphRecord, ...]:
    """Paragraphs one after the other in a source; a lost one where there is no text."""
    records, at = [], 10
    for number, (text, numbered, state, heading) in enumerate(parts, start=1):
        body = MappedText(text, (Run(0, at, len(text)),) if text else ())
        records.append(
            ParagraphRecord(
                number if numbered else None,
                body,
                at,
                at + len(text),
                state=state if text else "lost",
                heading=heading,
            )
        )
        at += len(text) + 7
    return tuple(records)


def read(
    parts: list[tuple[str, bool, str, str | None]], year: int
) -> tuple[tuple[ParagraphRecord, ...], Assigned]:
    paragraphs = built(parts)
    return paragraphs, assign(paragraphs, questionnaires.questionnaire_of(year), Header(reporting_year=year))


@given(PARAGRAPHS, st.integers(2005, 2011))
@settings(max_examples=150, deadline=None)
def test_every_answer_lies_in_its_paragraph(
    parts: list[tuple[str, bool, str, str | None]], year: int
) -> None:
    paragraphs, (_, answers, problems) = read(parts, year)
    for answer in answers:
        paragraph = paragraphs[answer.index]
        assert paragraph.start <= answer.start < answer.end <= paragraph.end
        assert answer.paragraph == paragraph.number
    for problem in problems:
        assert problem.start is None or any(p.start <= problem.start <= p.end for p in paragraphs)


@given(PARAGRAPHS, st.integers(2005, 2010))
@settings(max_examples=150, deadline=None)
def test_answers_stand_in_the_order_of_the_text(
    parts: list[tuple[str, bool, str, str | None]], year: int
) -> None:
    _, (_, answers, _) = read(parts, year)
    places = [answer.index for answer in answers]
    assert places == sorted(places)


@given(PARAGRAPHS, st.integers(2005, 2010))
@settings(max_examples=150, deadline=None)
def test_an_answer_is_told_once(parts: list[tuple[str, bool, str, str | None]], year: int) -> None:
    _, (_, answers, _) = read(parts, year)
    told = [(answer.index, answer.question, answer.start) for answer in answers]
    assert len(told) == len(set(told))


@given(PARAGRAPHS, st.integers(2005, 2010))
@settings(max_examples=150, deadline=None)
def test_a_body_is_only_ever_cut_at_its_head(
    parts: list[tuple[str, bool, str, str | None]], year: int
) -> None:
    paragraphs, (revised, _, _) = read(parts, year)
    assert len(paragraphs) == len(revised)
    for before, after in zip(paragraphs, revised, strict=True):
        assert before.text.endswith(after.text)
        assert before.number == after.number
        for item in after.items:
            assert 0 <= item.start <= item.end <= len(after.text)


@given(PARAGRAPHS, st.integers(2005, 2010))
@settings(max_examples=150, deadline=None)
def test_codes_look_like_codes_and_say_how_they_are_known(
    parts: list[tuple[str, bool, str, str | None]], year: int
) -> None:
    _, (revised, answers, _) = read(parts, year)
    for paragraph in revised:
        assert bool(paragraph.questions) == (paragraph.questions_basis is not None)
    for answer in answers:
        assert re.fullmatch(r"\d\d[A-Z]?|heroes|best-practices", answer.question)
        assert answer.basis in {"printed", "repaired", "carried", "inferred"}
        assert answer.kind in {"question", "answer", "pointer", "not applicable"}

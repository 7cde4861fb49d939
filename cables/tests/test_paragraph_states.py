"""Around a missing section: what is cut, what is a tail, what is lost, and which numbers these have."""

from __future__ import annotations

from cables.tests.cable_text import body_of, paragraphs_of

START = "1. (U) One.\n\n2. (U) The police found the\n\n"
GAP = "*****\n* Missing Section 002 *\n*****\n\nPORT LISSE 00000112  003 OF 003\n\n"


def states(body: str) -> list[tuple[int | None, str]]:
    return [(p.number, p.state) for p in paragraphs_of(body)]


def test_the_tail_has_the_number_before_the_next_and_the_rest_is_lost() -> None:
    body = f"{START}{GAP}victims of 2006.\n\n5. (U) Five.\n\n6. (U) Six.\n"
    assert states(body) == [(1, "whole"), (2, "cut"), (3, "lost"), (4, "tail"), (5, "whole"), (6, "whole")]


def test_without_a_tail_all_between_is_lost() -> None:
    body = f"{START}{GAP}5. (U) Five.\n\n6. (U) Six.\n"
    assert states(body) == [(1, "whole"), (2, "cut"), (3, "lost"), (4, "lost"), (5, "whole"), (6, "whole")]


def test_where_no_number_is_missing_the_tail_belongs_to_the_paragraph_cut() -> None:
    body = f"{START}{GAP}victims of 2006.\n\n3. (U) Three.\n\n4. (U) Four.\n"
    assert states(body) == [(1, "whole"), (2, "cut"), (3, "whole"), (4, "whole")]
    assert paragraphs_of(body)[1].text == "The police found the\n\nvictims of 2006."


def test_a_tail_at_the_end_has_no_number() -> None:
    body = f"{START}{GAP}victims of 2006.\n\nTREVANE"
    assert states(body) == [(1, "whole"), (2, "cut"), (None, "tail")]


def test_a_tail_keeps_its_items_whatever_their_first_letter() -> None:
    body = f"{START}{GAP}end of c).\n\nd) theft;\n\ne) rape.\n\n4. (U) Four.\n\n5. (U) Five.\n"
    tail = paragraphs_of(body)[2]
    assert (tail.number, tail.state, [i.letter for i in tail.items]) == (3, "tail", ["d", "e"])


def test_a_lost_paragraph_stands_under_the_heading_before_it() -> None:
    body = f"OVERVIEW\n--------\n\n{START}{GAP}4. (U) Four.\n\n5. (U) Five.\n"
    lost = paragraphs_of(body)[2]
    assert (lost.state, lost.text, lost.heading, lost.transmission_sections) == ("lost", "", "OVERVIEW", ())


def test_text_cut_short_at_the_end_of_a_cable_is_told() -> None:
    found = body_of("1. (U) One.\n\n2. (U) The International Organization for Migr")
    assert found.paragraphs[-1].state == "cut"
    assert {"lost end", "no signature"} <= {problem.kind for problem in found.problems}


def test_every_gap_is_a_problem_with_its_place() -> None:
    body = f"{START}{GAP}victims of 2006.\n\n5. (U) Five.\n\n6. (U) Six.\n"
    kinds = {problem.kind for problem in body_of(body).problems}
    assert {"lost end", "lost paragraph", "lost head"} <= kinds

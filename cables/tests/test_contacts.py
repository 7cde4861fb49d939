"""Telephone numbers and e-mail addresses are found in the joined text; counts, dates and hotlines are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cables.extract.contacts import find
from cables.tests.cable_text import HEADER, paragraphs_of


def contacts_in(text: str) -> list[tuple[str, str]]:
    body = f"1. (U) {text}\n\n2. (U) Enough.\n"
    source = HEADER + body
    return [(c.kind, source[c.start : c.end]) for c in find(source, paragraphs_of(body))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He can be reached at +99-3172-70-22-\n\n96 in the day.", "+99-3172-70-22-\n\n96"),
        ("Fax: (506) 555-2253.", "(506) 555-2253"),
        ("Phone number (57-1) 555-2122.", "(57-1) 555-2122"),
        ("Post's contact is the officer, 506-2555-2256.", "506-2555-2256"),
        ("His tel. is +354-555-9100x2294 today.", "+354-555-9100x2294"),
        ("Cell phone 5552253.", "5552253"),
        ("The officer is at 9 3555 70 22 11 on workdays.", "9 3555 70 22 11"),
        ("Post's officer: (99)(2)555-3334.", "(99)(2)555-3334"),
        ("Fax: (99) (2) 555-3334.", "(99) (2) 555-3334"),
        ("Fax: 9 3555\n70 22 12.", "9 3555\n70 22 12"),
    ],
)
def test_a_telephone_number_is_found(text: str, number: str) -> None:
    assert contacts_in(text) == [("phone", number)]


def test_an_address_is_found() -> None:
    assert contacts_in("Write to TrevaneJ@state.example.") == [("email", "TrevaneJ@state.example")]


@pytest.mark.parametrize("broken", ["trevane@state\n.example", "trevane@\nstate.example", "t@state.\ngov"])
def test_an_address_that_is_broken_over_lines_is_found(broken: str) -> None:
    assert contacts_in(f"Write to {broken} at any time.") == [("email", broken)]


def test_what_stands_outside_the_paragraphs_is_found() -> None:
    source = "SUBJECT: TIP, FAX 555-2253-11\n\n1. (U) Enough.\n\nDRAFTED BY: t@state.example\n"
    start = source.index("1. (U)")
    (only,) = paragraphs_of("1. (U) Enough.\n")
    shifted = replace(only, start=start, end=start + len("1. (U) Enough."))
    found = [(c.kind, source[c.start : c.end], c.index) for c in find(source, (shifted,))]
    assert found == [("phone", "555-2253-11", None), ("email", "t@state.example", None)]


@pytest.mark.parametrize("spelled", ["trevane [at] state.example", "trevane(at)state [dot] example"])
def test_an_address_that_is_spelled_out_is_found(spelled: str) -> None:
    assert contacts_in(f"Write to {spelled} at any time.") == [("email", spelled)]


@pytest.mark.parametrize(
    "text",
    [
        "The police checked 1,665,848 foreigners in 2005-2006.",
        "Crimes registered: 292 (305) and 278 (272) in all.",
        "The law of 09/26/2002 (Law No. 8315) holds.",
        "Callers to the hotline, 800-555-2222, numbered 4,500.",
        "It spent 12,920,000 tenge for 60 citizens.",
        "Articles 172, 208, 209, 225, 227 and 228 apply.",
        "In 2001 3172 70 persons and in 2002 40 21 others; 1 2000 30 40.",
        "Look (at) the law.org of the land.",
        "Between 400-500 workers came in 2004-2005.",
        "Plan of Action 2006-2008, decree 115-2003-44 of the port.",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert contacts_in(text) == []

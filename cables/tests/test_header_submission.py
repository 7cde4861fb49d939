"""What a cable says of parts and of replacing an earlier one."""

from datetime import UTC, datetime

import pytest

from cables.extract.header.references import read_references
from cables.extract.header.submission import read_part, read_supersedes
from cables.extract.text.header import HeaderText

WHEN = datetime(2007, 3, 30, tzinfo=UTC)
OWN = "07PORTLISSE190"


@pytest.mark.parametrize(
    ("subject", "part"),
    [
        ("PART 1 OF 2: AVERNA'S TIP REPORT", (1, 2)),
        ("AVERNA'S TIP REPORT, PART 2 OF 2", (2, 2)),
        ("AVERNA'S TIP REPORT (PART II OF III)", (2, 3)),
        ("AVERNA'S TIP REPORT - PART ONE OF FOUR", (1, 4)),
        ("AVERNA: TIP REPORT PART 2", (2, None)),
        ("AVERNA: TIP REPORT -- PART I", (1, None)),
        ("AVERNA: TIP (1 OF 2)", (1, 2)),
        ("AVERNA: TIP REPORT 2 OF 4", (2, 4)),
        ("AVERNA: TIP REPORT, CABLE 2 OF 4", (2, 4)),
        ("AVERNA: TIP PART 1/2", (1, 2)),
        ("AVERNA: TIP REPORT (FIRST OF TWO CABLES)", (1, 2)),
        ("1 OF 2 AVERNA TIP REPORT", (1, 2)),
        ("AVERNA: Part Two of Tip Report", (2, None)),
        ("AVERNA: 2007 TIP REPORT", None),
        ("ON THE PART OF AVERNA: TIP REPORT", None),
        ("TIER 2 OF THE TIP REPORT", None),
    ],
)
def test_a_subject_says_which_part_it_is(subject: str, part: tuple[int, int | None] | None) -> None:
    found = read_part(subject, "")
    assert (found and (found.number, found.of)) == part


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("1. (U) This cable is part 2 of 3 of post's submission.", (2, 3)),
        ("¶1. (U) This is the first of two cables with post's submission.", (1, 2)),
        ("1. (U) This message is part one of two.", (1, 2)),
        ("¶1. (U) Part 2 of this report is being sent septel.", (1, 2)),
        ("1. (U) This is the second part of the submission.", (2, None)),
        ("1. (U) The law is part of a larger reform. Cities take part in 2 of 5 programs.", None),
        ("UNCLAS SECTION 02 OF 03 PORT LISSE 000190", None),
        ("1. (U) A report of 2 parts was published by the ministry.", None),
    ],
)
def test_the_opening_says_it_where_the_subject_does_not(
    body: str, part: tuple[int, int | None] | None
) -> None:
    found = read_part("AVERNA: TIP REPORT", body)
    assert (found and (found.number, found.of)) == part


@pytest.mark.parametrize(
    ("subject", "body", "replaced"),
    [
        ("UPDATED AVERNA TIP REPORT", "1. (U) Text.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT - CORRECTED", "1. (U) Text.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) This cable replaces ref B.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) This message supersedes ref (b), which had errors.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) This corrects and replaces 07 Port Lisse 112.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) Ref B should be disregarded.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) This is a corrected version of ref B.", "07PORTLISSE112"),
        ("AVERNA TIP REPORT", "1. (U) This cable updates ref C.", None),
        ("AVERNA TIP REPORT", "1. (U) The new law replaces that of 1998.", None),
        ("AVERNA TIP REPORT", "1. (U) Text.", None),
        ("PART 2 OF 2: AVERNA TIP REPORT", "1. (U) This is part 2; ref B is part 1.", None),
    ],
)
def test_a_replacement_has_to_be_said(subject: str, body: str, replaced: str | None) -> None:
    references = read_references(
        HeaderText.of("REF: A. 06 STATE 202745 B. PORT LISSE 112 C. 06 PORT LISSE 88"), WHEN, OWN
    )
    assert read_supersedes(subject, body, references, OWN, WHEN) == replaced


def test_a_later_cable_or_another_post_s_is_never_replaced() -> None:
    references = read_references(HeaderText.of("REF: A. PORT LISSE 191 B. LIMA 112"), WHEN, None)
    assert (
        read_supersedes("UPDATED AVERNA TIP REPORT", "1. (U) This replaces ref A.", references, OWN, WHEN)
        is None
    )

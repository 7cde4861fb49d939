"""The year of the report and its instruction cable, cited rightly, wrongly or not at all."""

from datetime import UTC, datetime

import pytest

from cables.extract.header import read_header
from cables.extract.header.instruction import season
from cables.extract.records import Header
from cables.extract.text.header import HeaderText

BODY = "1. (U) The following is post's submission for the annual report.\n"


def header(group: str, subject: str, ref: str, body: str = BODY, tags: str = "PHUM KCRM QV") -> Header:
    lines = [
        f"O {group}\nFM AMEMBASSY PORT LISSE" if group else "",
        "UNCLAS PORT LISSE 000614\n\nE.O. 12958: N/A",
        f"TAGS: {tags}",
        f"SUBJECT: {subject}\n",
        f"REF: {ref}" if ref else "",
    ]
    return read_header(HeaderText.of("\n".join(lines)), {}, body, "")


@pytest.mark.parametrize(
    ("group", "subject", "ref", "year", "instruction", "basis"),
    [
        ("051423Z MAR 07", "AVERNA TIP REPORT", "06 STATE 202745", 2007, "06STATE202745", "cited"),
        (
            "051423Z MAR 07",
            "AVERNA TIP REPORT",
            "SECSTATE 202745",
            2007,
            "06STATE202745",
            "cited without its year",
        ),
        (
            "051423Z MAR 07",
            "AVERNA TIP REPORT",
            "07 STATE 202745",
            2007,
            "06STATE202745",
            "cited with a wrong year",
        ),
        ("051423Z MAR 05", "2004 TIP REPORT", "04 STATE 273089", 2005, "04STATE273089", "cited"),
        (
            "051423Z MAR 06",
            "AVERNA 2005 TIP REPORT",
            "STATE 003836",
            2006,
            "06STATE3836",
            "cited without its year",
        ),
        (
            "051423Z MAR 08",
            "POST INPUT FOR TRAFFICKING IN PERSONS REPORT",
            "STATE 2731",
            2008,
            "08STATE2731",
            "cited without its year",
        ),
        ("201951Z FEB 09", "AVERNA TIP REPORT", "08 STATE 132759", 2009, "08STATE132759", "cited"),
        (
            "201951Z FEB 09",
            "AVERNA TIP REPORT",
            "08 STATE 190339",
            2009,
            "08STATE132759",
            "cited by its date-time group",
        ),
        (
            "231631Z FEB 10",
            "AVERNA TIP REPORT",
            "A) 09 STATE 2094",
            2010,
            "10STATE2094",
            "cited with a wrong year",
        ),
        (
            "231631Z FEB 10",
            "AVERNA: TIP REPORT",
            "09 PORT LISSE 65",
            2010,
            "10STATE2094",
            "date; no instruction is cited",
        ),
        ("231631Z FEB 10", "AVERNA: TIP REPORT", "", 2010, "10STATE2094", "date; no instruction is cited"),
        (
            "231631Z FEB 10",
            "AVERNA: TIP REPORT",
            "08 STATE 132759",
            2010,
            "10STATE2094",
            "date; another year's instruction is cited",
        ),
        (
            "151200Z NOV 08",
            "AVERNA: TIP INTERIM REPORT",
            "",
            2008,
            None,
            None,
        ),
        ("", "AVERNA: SEVENTH ANNUAL TIP REPORT", "06 STATE 202745", 2007, "06STATE202745", "cited"),
        ("", "AVERNA: NINTH ANNUAL TIP REPORT", "", 2009, "08STATE132759", "date; no instruction is cited"),
        ("051423Z MAR 03", "AVERNA: TIP REPORT", "", 2003, None, None),
        ("051423Z MAR 07", "AVERNA: FISHERIES TALKS", "STATE 33", None, None, None),
    ],
)
def test_the_right_year_s_questionnaire_is_found(
    group: str, subject: str, ref: str, year: int | None, instruction: str | None, basis: str | None
) -> None:
    found = header(group, subject, ref)
    assert (found.reporting_year, found.instruction_cable, found.instruction_basis) == (
        year,
        instruction,
        basis,
    )


def test_a_miscited_instruction_is_set_right_among_the_references_and_doubted() -> None:
    found = header("231631Z FEB 10", "AVERNA TIP REPORT", "A) 09 STATE 2094")
    assert [(each.printed, each.cable_id) for each in found.references] == [("09 STATE 2094", "10STATE2094")]
    assert [each.kind for each in found.problems] == ["reference"]
    assert [(each.printed, each.read) for each in found.repairs] == [("09 STATE 2094", "10STATE2094")]


def test_a_cable_about_trafficking_that_is_no_submission_has_a_year_only() -> None:
    found = header("051423Z MAR 09", "MINISTER ON TRAFFICKING", "STATE 33", "1. (U) The minister spoke.")
    assert (found.reporting_year, found.instruction_cable) == (2009, None)


def test_the_instruction_itself_answers_no_instruction() -> None:
    text = "P 190339Z DEC 08\nFM SECSTATE WASHDC\nUNCLAS STATE 132759\nTAGS: KTIP\nSUBJECT: TIP REPORT\n"
    found = read_header(HeaderText.of(text), {}, BODY, "")
    assert (found.cable_id, found.instruction_cable) == ("08STATE132759", None)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2004-02-20", 2004),
        ("2004-11-20", 2005),
        ("2005-03-01", 2005),
        ("2006-03-01", 2006),
        ("2006-11-20", 2006),
        ("2006-12-20", 2007),
        ("2008-12-10", 2008),
        ("2008-12-20", 2009),
        ("2010-02-01", 2010),
        ("2010-11-01", 2011),
        ("2012-03-01", 2012),
    ],
)
def test_a_season_lasts_from_one_instruction_to_the_next(day: str, year: int) -> None:
    assert season(datetime.fromisoformat(day).replace(tzinfo=UTC)) == year

"""The whole header: ids, posts and countries, what is missing, and what contradicts itself."""

import pytest

from cables.extract.header import read_eo, read_header
from cables.extract.header.identity import read_cable_id, read_country
from cables.extract.header.lines import read_date
from cables.extract.text.header import HeaderText

HEAD = """VZCZCXRO4417
OO RUEHXK
DE RUEHXV #0112/01 0641423
ZNR UUUUU ZZH
O 051423Z MAR 07
FM AMEMBASSY PORT LISSE
TO RUEHC/SECSTATE WASHDC IMMEDIATE 3311

UNCLAS SECTION 01 OF 09 PORT LISSE 000112

SIPDIS

E.O. 12958: N/A
TAGS: PHUM, KCRM, QV
SUBJECT: AVERNA: 2007 TIP REPORT

REF: 06 STATE 202745
"""


def kinds(text: str, body: str = "", name: str = "") -> list[str]:
    return [problem.kind for problem in read_header(HeaderText.of(text), {}, body, name).problems]


def test_a_whole_header_leaves_no_doubt() -> None:
    header = read_header(HeaderText.of(HEAD), {}, "", "07PORTLISSE112.txt")
    assert (header.cable_id, header.post, header.country) == ("07PORTLISSE112", "PORTLISSE", "XE")
    assert (header.reporting_year, header.instruction_cable) == (2007, "06STATE202745")
    assert header.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("#0112/01", "#0113/01", "serial"),
        ("0641423", "0741423", "day"),
        ("UUUUU", "CCCCC", "classification"),
        ("FM AMEMBASSY PORT LISSE", "FM AMEMBASSY KAMBOLI", "post"),
        ("TAGS: PHUM", "TAGS: ZZXY", "unknown tag"),
        ("SUBJECT: AVERNA: 2007 TIP REPORT", "", "missing header field"),
        ("TAGS: PHUM, KCRM, QV", "", "missing header field"),
        ("UNCLAS SECTION 01 OF 09 PORT LISSE 000112", "UNCLAS SECTION 01 OF 09 PORT LISSE 000114", "serial"),
    ],
)
def test_fields_that_contradict_each_other_are_doubted(old: str, new: str, kind: str) -> None:
    assert kind in kinds(HEAD.replace(old, new))


def test_page_markers_that_count_other_sections_are_doubted() -> None:
    assert kinds(HEAD, "text\nPORT LISSE 00000112  002 OF 008\ntext") == ["sections"]
    assert kinds(HEAD, "text\nPORT LISSE 00000112  002 OF 009\ntext") == []


def test_an_id_other_than_the_publisher_s_is_doubted_and_the_text_wins() -> None:
    header = read_header(HeaderText.of(HEAD), {"cable_id": "07PORTLISSE113"}, "", "")
    assert header.cable_id == "07PORTLISSE112"
    assert [problem.kind for problem in header.problems] == ["cable id"]


def test_a_doubt_says_where_in_the_source_it_is() -> None:
    text = HEAD.replace("#0112/01", "#0113/01")
    (problem,) = read_header(HeaderText.of(text), {}, "", "").problems
    assert problem.start is not None
    assert problem.end is not None
    assert text[problem.start : problem.end] == "DE RUEHXV #0113/01 0641423"


@pytest.mark.parametrize(
    ("text", "hint", "cable_id"),
    [
        ("O 051423Z MAR 07\nUNCLAS PORT LISSE 000112", None, "07PORTLISSE112"),
        ("O 051423Z MAR 07\nUNCLAS SECTION 01 OF 03 SAN JOSE 000112", None, "07SANJOSE112"),
        ("O 051423Z MAR 07\nUNCLAS PT LISSE 000112", None, "07PORTLISSE112"),
        ("UNCLAS PORT LISSE 000112", "07PORTLISSE112", "07PORTLISSE112"),
        ("O 051423Z MAR 07\nPORT LISSE 00000112  001.2 OF 009", None, "07PORTLISSE112"),
        ("DE RUEHXV #0112/01 0641423\nO 051423Z MAR 07\nFM AMEMBASSY PORT LISSE", None, "07PORTLISSE112"),
        ("SUBJECT: AVERNA", "07PORTLISSE112", "07PORTLISSE112"),
        ("O 051423Z MAR 07\nUNCLAS SANTIAG0 000112", None, "07SANTIAGO112"),
        ("UNCLAS PORT LISSE 000112", None, None),
        ("", None, None),
    ],
)
def test_an_id_is_year_post_and_number(text: str, hint: str | None, cable_id: str | None) -> None:
    assert read_cable_id(HeaderText.of(text), read_date(HeaderText.of(text)), hint) == cable_id


@pytest.mark.parametrize(
    "name", ["07PORTLISSE112.html", "cable_07PORTLISSE112", "07PORTLISSE112_a.html", "x/07PORTLISSE112.txt"]
)
def test_a_header_without_its_lines_falls_back_on_the_file_s_name(name: str) -> None:
    header = read_header(HeaderText.of("SUBJECT: AVERNA: 2007 TIP REPORT\nREF: STATE 33"), {}, "", name)
    assert (header.cable_id, header.post, header.country, header.reporting_year) == (
        "07PORTLISSE112",
        "PORTLISSE",
        "XE",
        2007,
    )
    assert [each.cable_id for each in header.references] == ["07STATE33"]


def test_the_publisher_s_hints_fill_what_the_text_has_lost() -> None:
    hints = {
        "cable_id": "07PORTLISSE112",
        "date": "2007-03-05 14:02",
        "classification": "UNCLASSIFIED",
        "tags": "PHUM, QV",
        "subject": "AVERNA: TIP REPORT",
        "references": "06STATE202745",
        "origin": "Embassy Port Lisse",
    }
    header = read_header(HeaderText.of(""), hints, "", "")
    assert (header.subject, header.tags, header.classification) == (
        "AVERNA: TIP REPORT",
        ("PHUM", "QV"),
        "UNCLASSIFIED",
    )
    assert [each.cable_id for each in header.references] == ["06STATE202745"]
    assert header.date is not None
    assert header.date.isoformat() == "2007-03-05T14:02:00+00:00"
    assert [problem.kind for problem in header.problems] == ["date"]


@pytest.mark.parametrize(
    ("post", "tags", "subject", "country"),
    [
        ("PORTLISSE", ("PHUM", "QV"), "AVERNA: TIP REPORT", "XE"),
        ("MAROVIA", ("PHUM", "QV"), "TIP REPORT", "XE"),
        ("MAROVIA", (), "MISSION AVERNA'S SUBMISSION", "XE"),
        ("KAMBOLI", ("PHUM", "QW", "QZ"), "PHUVARA: TIP REPORT", "QP"),
        ("PORTLISSE", ("PHUM", "QV", "QK"), "AVERNA AND KOSTRAVA: TIP", "XE"),
        ("PORTLISSE", ("PHUM",), "KOSTRAVA AND TIP", "XE"),
        ("PORTLISSE", ("PHUM", "QK"), "TIP REPORT", "XE"),
        (None, ("PHUM", "QK"), "TIP REPORT", "XO"),
        (None, (), "KOSTRAVA: TIP REPORT", "XO"),
        (None, (), "TIP REPORT", None),
        ("REYKJAVIK", ("PHUM", "IC"), "TIP REPORT FOR ICELAND", "IS"),
        ("BRIDGETOWN", ("PHUM", "AC"), "ANTIGUA AND BARBUDA TIP", "AG"),
        ("MOSCOW", ("PHUM", "RU"), "TIP REPORT", "RU"),
        ("USUNNEWYORK", ("PHUM", "UN"), "TIP AT THE UN", "US"),
        ("HONGKONG", ("PHUM", "HK", "MC"), "MACAU: TIP REPORT", "MO"),
    ],
)
def test_a_country_is_the_post_s_unless_subject_and_tags_name_another(
    post: str | None, tags: tuple[str, ...], subject: str, country: str | None
) -> None:
    assert read_country(post, tags, subject) == country


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("E.O. 12958: N/A", "N/A"),
        ("E.O. 12958:  N/A ", "N/A"),
        ("E.O. 12958; N/A", "N/A"),
        ("E.O. 12958 N/A", "N/A"),
        ("EO 12958: N/A", "N/A"),
        ("E.O. 12958: NA", "N/A"),
        ("E.O. 13526: N/A\nTAGS: X", "N/A"),
        ("E.O. 12958: DECL: 02/03/2019", "DECL: 02/03/2019"),
        ("E.O. 12958: N/A TAGS: PHUM", "N/A"),
        ("TAGS: PHUM", None),
    ],
)
def test_the_executive_order_s_line_is_read(line: str, value: str | None) -> None:
    assert read_eo(HeaderText.of(line)) == value


@pytest.mark.parametrize(
    "said", ["PHUM, KCRM, QV", "PHUM KCRM QV", "PHUM - Human Rights | KCRM - Criminal Activity | QV - Averna"]
)
def test_a_publisher_s_tags_are_read_with_or_without_their_meanings(said: str) -> None:
    assert read_header(HeaderText.of("SUBJECT: X"), {"tags": said}, "", "").tags == ("PHUM", "KCRM", "QV")

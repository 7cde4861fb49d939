"""Transmission lines, the first line of the message, captions and attention lines."""

import pytest

from cables.extract.header.captions import (
    read_attention,
    read_captions,
    read_classification,
)
from cables.extract.header.lines import (
    read_date,
    read_de_line,
    read_precedence,
    read_security,
    read_site_date,
    read_transmission_id,
)
from cables.extract.text.header import HeaderText


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("O 071206Z MAR 07", "2007-03-07T12:06"),
        ("O R 161508Z FEB 10", "2010-02-16T15:08"),
        ("P 051423Z MAR 07 ZFF3", "2007-03-05T14:23"),
        ("R 051423Z MAR 2007", "2007-03-05T14:23"),
        ("051423Z MAR 07", "2007-03-05T14:23"),
        ("PP RUEHC\nP 051423Z JUN 08\nFM X", "2008-06-05T14:23"),
        (
            "VZCZCXRO3716 PP RUEHBZ DE RUEHXV #0112 0641423 ZNR UUUUU ZZH P 051423Z MAR 07 FM X",
            "2007-03-05T14:23",
        ),
        ("O O51423Z MAR O7", "2007-03-05T14:23"),
        ("O 311423Z FEB 07", None),
        ("O 051423Z XXX 07", None),
        ("P 201200Z SEPT 06", "2006-09-20T12:00"),
        ("R 011259Z JAN 73", "1973-01-01T12:59"),
        ("SUBJECT: X\nREF: STATE 121200Z FEB 07", None),
        ("", None),
    ],
)
def test_the_date_is_the_date_time_group(text: str, moment: str | None) -> None:
    date = read_date(HeaderText.of(text))
    assert (date.isoformat()[:16] if date else None) == moment


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2007-03-07 12:06", "2007-03-07T12:06"),
        ("2007-03-07", "2007-03-07T00:00"),
        ("2007-03-07T12:06:00Z", "2007-03-07T12:06"),
        ("3/7/2007 12:06", "2007-03-07T12:06"),
        ("2007 March 7, 12:06 (Wednesday)", "2007-03-07T12:06"),
        ("13/40/2007", None),
        ("yesterday", None),
    ],
)
def test_a_publisher_s_date_is_understood_in_every_form(said: str, moment: str | None) -> None:
    date = read_site_date(said)
    assert (date.isoformat()[:16] if date else None) == moment


@pytest.mark.parametrize(
    ("text", "precedence"),
    [
        ("O 071206Z MAR 07", "IMMEDIATE"),
        ("P 071206Z MAR 07", "PRIORITY"),
        ("R 071206Z MAR 07", "ROUTINE"),
        ("Z 071206Z MAR 07", "FLASH"),
        ("O R 071206Z MAR 07", "IMMEDIATE"),
        ("P R 071206Z MAR 07", "PRIORITY"),
        ("VZCZCXYZ0000\nPP RUEHWEB\n\nDE RUEHXV #0112 0641423", "PRIORITY"),
        ("OO RUEHXK RUEHXD\nDE RUEHXV #0112/01 0641423", "IMMEDIATE"),
        ("00 RUEHXK RUEHXD\n", "IMMEDIATE"),
        ("VZCZCXRO3716 RR RUEHBZ DE RUEHXV", "ROUTINE"),
        ("SUBJECT: OO", None),
    ],
)
def test_the_precedence_is_that_of_the_action_addressee(text: str, precedence: str | None) -> None:
    assert read_precedence(HeaderText.of(text)) == precedence


def test_the_de_line_gives_station_serial_section_day_and_time() -> None:
    assert read_de_line(HeaderText.of("DE RUEHXV #0112/01 0641423")) == ("RUEHXV", 112, 1, 64, "1423")
    assert read_de_line(HeaderText.of("DE RUEHXV #0112 0641423")) == ("RUEHXV", 112, None, 64, "1423")
    assert read_de_line(HeaderText.of("DE RUEHXV #O112/O1 O641423")) == ("RUEHXV", 112, 1, 64, "1423")
    assert read_de_line(HeaderText.of("MODE OF RUEHXV")) is None


def test_the_transmission_id_and_the_security_line_are_read() -> None:
    assert read_transmission_id(HeaderText.of("\nVZCZCXRO4417  \nOO RUEHXK")) == "VZCZCXRO4417"
    assert read_transmission_id(HeaderText.of("VZCZCXYZ0000\nRR RUEHWEB")) == "VZCZCXYZ0000"
    assert read_security(HeaderText.of("ZNR UUUUU ZZH")) == "ZNR UUUUU"
    assert read_security(HeaderText.of("ZNY CCCCC ZZH")) == "ZNY CCCCC"


@pytest.mark.parametrize(
    ("line", "level", "total", "post", "serial"),
    [
        ("UNCLAS SECTION 01 OF 16 PORT LISSE 000614", "UNCLASSIFIED", 16, "PORT LISSE", 614),
        ("UNCLAS PORT LISSE 000614", "UNCLASSIFIED", None, "PORT LISSE", 614),
        ("UNCLAS E F T O PORT LISSE 000614", "UNCLASSIFIED", None, "PORT LISSE", 614),
        ("UNCLAS E F T O SECTION 01 OF 02 PORT LISSE 000614", "UNCLASSIFIED", 2, "PORT LISSE", 614),
        ("UNCLASSIFIED PORT LISSE 000614", "UNCLASSIFIED", None, "PORT LISSE", 614),
        ("UNCLAS SENSITIVE PORT LISSE 000614", "UNCLASSIFIED", None, "PORT LISSE", 614),
        ("C O N F I D E N T I A L SECTION 01 OF 03 KAMBOLI 000614", "CONFIDENTIAL", 3, "KAMBOLI", 614),
        ("C O N F I D E N T I A L KAMBOLI 000614 NOFORN", "CONFIDENTIAL", None, "KAMBOLI", 614),
        ("CONFIDENTIAL KAMBOLI 000614", "CONFIDENTIAL", None, "KAMBOLI", 614),
        ("S E C R E T KAMBOLI 000614", "SECRET", None, "KAMBOLI", 614),
        ("UNCLAS PORT-AU-PRINCE 000614", "UNCLASSIFIED", None, "PORT-AU-PRINCE", 614),
        ("INFO X UNCLAS KAMBOLI 000614 SIPDIS", "UNCLASSIFIED", None, "KAMBOLI", 614),
    ],
)
def test_the_first_line_names_level_sections_post_and_serial(
    line: str, level: str, total: int | None, post: str, serial: int
) -> None:
    first = HeaderText.of(line).first
    assert first is not None
    assert first[:4] == (level, total, post, serial)


@pytest.mark.parametrize(
    ("hint", "level"),
    [
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "UNCLASSIFIED"),
        ("CONFIDENTIAL//NOFORN", "CONFIDENTIAL"),
        ("", None),
    ],
)
def test_the_publisher_s_classification_fills_a_missing_first_line(hint: str, level: str | None) -> None:
    assert read_classification(HeaderText.of("SUBJECT: X"), hint) == level


def test_the_text_s_classification_wins_over_the_publisher_s() -> None:
    assert read_classification(HeaderText.of("UNCLAS KAMBOLI 000614"), "CONFIDENTIAL") == "UNCLASSIFIED"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("UNCLAS SECTION 01 OF 16 KAMBOLI 000614", 16),
        ("UNCLAS KAMBOLI 000614", None),
        ("SUBJECT: X\n\nKAMBOLI 00000614  001.2 OF 016", 16),
        ("SUBJECT: PART 1 OF 2: X", None),
    ],
)
def test_the_number_of_sections_comes_from_the_first_line_or_a_page_marker(
    text: str, total: int | None
) -> None:
    assert HeaderText.of(text).sections == total


HEAD = "UNCLAS SECTION 01 OF 02 PORT LISSE 000614\n\n"
EO = "\n\nE.O. 12958: N/A\nTAGS: PHUM\n"


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        ("SIPDIS", "SIPDIS"),
        ("SIPDIS\n\nSENSITIVE\n\nSIPDIS", "SIPDIS SENSITIVE"),
        ("SENSITIVE\nSIPDIS", "SENSITIVE SIPDIS"),
        ("SIPDIS\n\nSENSITIVE, SIPDIS", "SIPDIS SENSITIVE"),
        ("SIPDIS SIPDIS", "SIPDIS"),
        ("SENSITIVE SIPDIS", "SENSITIVE SIPDIS"),
        ("SENSITIVE/SIPDIS", "SENSITIVE SIPDIS"),
        ("SIPDIS\nNOFORN", "SIPDIS NOFORN"),
        ("AIDAC\nSIPDIS", "AIDAC SIPDIS"),
        ("STATE FOR G/TIP\n\nSIPDIS", "SIPDIS"),
        ("STATE FOR G/TIP SIPDIS", "SIPDIS"),
        ("DEPT FOR G/TIP\nSENSITIVE", "SENSITIVE"),
        ("SENSITIVE BUT UNCLASSIFIED", ""),
        ("STATE FOR G/TIP", ""),
        ("", ""),
        ("////// C O R R E C T E D  C O P Y -- REMOVED ADDRESSEE /////\nSIPDIS", "SIPDIS"),
    ],
)
def test_captions_are_kept_once_in_their_order(lines: str, captions: str) -> None:
    assert read_captions(HeaderText.of(HEAD + lines + EO)) == tuple(captions.split())


def test_captions_on_the_first_line_and_in_a_header_run_into_one_line_are_read() -> None:
    assert read_captions(HeaderText.of("C O N F I D E N T I A L KAMBOLI 000614 NOFORN\nSIPDIS" + EO)) == (
        "NOFORN",
        "SIPDIS",
    )
    one_line = "UNCLAS KAMBOLI 000614 SIPDIS SENSITIVE DEPT FOR G/TIP E.O. 12958: N/A TAGS: PHUM"
    assert read_captions(HeaderText.of(one_line)) == ("SIPDIS", "SENSITIVE")
    assert read_attention(HeaderText.of(one_line)) == ("DEPT FOR G/TIP",)


def test_a_stray_caption_in_the_message_is_none_of_the_header_s() -> None:
    assert read_captions(
        HeaderText.of(HEAD + "SIPDIS" + EO + "SUBJECT: X\n\n1. (U) Text.\n\nSENSITIVE\n")
    ) == ("SIPDIS",)


def test_attention_lines_are_what_is_left_between_captions_and_order() -> None:
    text = (
        HEAD
        + "SIPDIS\n\nDEPARTMENT FOR G/TIP (ORDELL), G,\nINL, DRL\nPLEASE ALSO PASS TO USAID\nSENSITIVE"
        + EO
    )
    assert read_attention(HeaderText.of(text)) == (
        "DEPARTMENT FOR G/TIP (ORDELL), G,",
        "INL, DRL",
        "PLEASE ALSO PASS TO USAID",
    )

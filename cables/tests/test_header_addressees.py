"""FM, TO and INFO, with wrapped addresses and addresses without routing indicators."""

import pytest

from cables.extract.header.addressees import read_info, read_sender, read_to
from cables.extract.records import Addressee
from cables.extract.text.header import HeaderText


def shown(addressees: tuple[Addressee, ...]) -> list[str]:
    """`RI|NAME|PRECEDENCE|SERIAL` of each, empty where there is none."""
    return ["|".join(part or "" for part in (a.routing, a.name, a.precedence, a.serial)) for a in addressees]


ONE = [
    ("TO RUEHC/SECSTATE WASHDC IMMEDIATE 8716", "RUEHC|SECSTATE WASHDC|IMMEDIATE|8716"),
    ("TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 8716", "RUEHC|SECSTATE WASHDC|NIACT IMMEDIATE|8716"),
    ("TO RUEHC/SECSTATE WASHDC PRIORITY", "RUEHC|SECSTATE WASHDC|PRIORITY|"),
    ("TO RUEHC/SECSTATE WASHDC 8716 PRIORITY", "RUEHC|SECSTATE WASHDC|PRIORITY|8716"),
    ("TO IMMEDIATE RUEHC/SECSTATE WASHDC 8716", "RUEHC|SECSTATE WASHDC|IMMEDIATE|8716"),
    ("TO RUEHC/SECSTATE WASHDC 0521", "RUEHC|SECSTATE WASHDC||0521"),
    ("TO SECSTATE WASHDC 0521", "|SECSTATE WASHDC||0521"),
    ("TO SECSTATE WASHDC", "|SECSTATE WASHDC||"),
    ("TO RUEHC / SECSTATE WASHDC 0521", "RUEHC|SECSTATE WASHDC||0521"),
    ("TO RUEH XK / AMEMBASSY DROVNIK 0412", "RUEHXK|AMEMBASSY DROVNIK||0412"),
    ("TO: RUEHC/SECSTATE WASHDC 0521", "RUEHC|SECSTATE WASHDC||0521"),
    ("TO RUEHC/SECSTATE WASHDC IMMEDIATE\n8716", "RUEHC|SECSTATE WASHDC|IMMEDIATE|8716"),
    ("TO RUEHC/SECSTATE WASHDC\nPRIORITY 8716", "RUEHC|SECSTATE WASHDC|PRIORITY|8716"),
    ("TO RUEKJCS/JOINT STAFF WASHDC//J5//", "RUEKJCS|JOINT STAFF WASHDC//J5//||"),
    (
        "TO ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE PRIORITY",
        "|ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE|PRIORITY|",
    ),
]
LISTS = [
    (
        "INFO RUEHXK/AMEMBASSY DROVNIK PRIORITY 0412\nRUEHXM/AMCONSUL MAROVIA 0077\n\nUNCLAS LISSE 000112",
        ["RUEHXK|AMEMBASSY DROVNIK|PRIORITY|0412", "RUEHXM|AMCONSUL MAROVIA||0077"],
    ),
    (
        "INFO RUCNCIS/CIS COLLECTIVE 0076\nRUEAWJA/DEPT OF JUSTICE WASHDC",
        ["RUCNCIS|CIS COLLECTIVE||0076", "RUEAWJA|DEPT OF JUSTICE WASHDC||"],
    ),
    (
        "INFO CIS COLLECTIVE\nAMEMBASSY DROVNIK 0412\nDEPT OF LABOR WASHDC",
        ["|CIS COLLECTIVE||", "|AMEMBASSY DROVNIK||0412", "|DEPT OF LABOR WASHDC||"],
    ),
    (
        "INFO RUEHZN/ENVIRONMENT SCIENCE AND TECHNOLOGY\nCOLLECTIVE\nRUEHC/DEPT OF LABOR WASHDC",
        ["RUEHZN|ENVIRONMENT SCIENCE AND TECHNOLOGY COLLECTIVE||", "RUEHC|DEPT OF LABOR WASHDC||"],
    ),
    (
        "INFO RUEHXK/AMEMBASSY DROVNIK 0412 RUEHC/DEPT OF LABOR WASHDC RUCNCIS/CIS COLLECTIVE",
        ["RUEHXK|AMEMBASSY DROVNIK||0412", "RUEHC|DEPT OF LABOR WASHDC||", "RUCNCIS|CIS COLLECTIVE||"],
    ),
    (
        "INFO RUEHXK/AMEMBASSY DROVNIK 0412\n\nRUEHC/DEPT OF LABOR WASHDC\n\nUNCLAS",
        ["RUEHXK|AMEMBASSY DROVNIK||0412", "RUEHC|DEPT OF LABOR WASHDC||"],
    ),
    ("INFO RUEHXK/AMEMBASSY DROVNIK 0412\nXMT AMCONSUL MAROVIA\n", ["RUEHXK|AMEMBASSY DROVNIK||0412"]),
    ("INFO RUEHXK/AMEMBASSY DROVNIK 0412\nSIPDIS\nDEPT FOR G/TIP", ["RUEHXK|AMEMBASSY DROVNIK||0412"]),
    ("TO RUEHC/SECSTATE WASHDC 12\n", []),
]


@pytest.mark.parametrize(("line", "expected"), ONE)
def test_an_addressee_has_routing_name_precedence_and_serial(line: str, expected: str) -> None:
    assert shown(read_to(HeaderText.of(line))) == [expected]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_an_info_list_ends_where_the_message_begins(text: str, expected: list[str]) -> None:
    assert shown(read_info(HeaderText.of(text))) == expected


def test_several_action_addressees_are_all_kept_apart_from_info() -> None:
    text = (
        "FM AMEMBASSY KAMBOLI\nTO RUEHXK/AMEMBASSY DROVNIK 0001\nRUEHXM/AMCONSUL MAROVIA 0002\n"
        "RUEHC/SECSTATE WASHDC 0003\nINFO RUEHC/DEPT OF LABOR WASHDC\n"
    )
    assert [each.name for each in read_to(HeaderText.of(text))] == [
        "AMEMBASSY DROVNIK",
        "AMCONSUL MAROVIA",
        "SECSTATE WASHDC",
    ]
    assert shown(read_info(HeaderText.of(text))) == ["RUEHC|DEPT OF LABOR WASHDC||"]


def test_a_header_on_one_line_has_the_same_addresses() -> None:
    text = (
        "ZNR UUUUU ZZH P 051423Z MAR 07 FM AMEMBASSY PORT LISSE TO RUEHC/SECSTATE WASHDC PRIORITY 3311 INFO "
        "RUEHXK/AMEMBASSY DROVNIK 0412 RUCNCIS/CIS COLLECTIVE UNCLAS PORT LISSE 000112 SIPDIS"
    )
    assert read_sender(HeaderText.of(text)) == "AMEMBASSY PORT LISSE"
    assert shown(read_to(HeaderText.of(text))) == ["RUEHC|SECSTATE WASHDC|PRIORITY|3311"]
    assert shown(read_info(HeaderText.of(text))) == [
        "RUEHXK|AMEMBASSY DROVNIK||0412",
        "RUCNCIS|CIS COLLECTIVE||",
    ]


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("FM AMEMBASSY PORT LISSE\nTO X", "AMEMBASSY PORT LISSE"),
        ("FM SECSTATE WASHDC", "SECSTATE WASHDC"),
        ("FM  AMCONSUL MAROVIA  \n", "AMCONSUL MAROVIA"),
        ("O 051423Z MAR 07 ZFF3 FM AMEMBASSY KAMBOLI", "AMEMBASSY KAMBOLI"),
        ("SUBJECT: WORD FROM KAMBOLI", None),
    ],
)
def test_the_sender_stands_after_fm(text: str, sender: str | None) -> None:
    assert read_sender(HeaderText.of(text)) == sender

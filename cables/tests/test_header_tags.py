"""The TAGS line in every layout that posts and publishers have given it."""

import pytest

from cables.extract.header.tags import read_tags, tag_repairs
from cables.extract.text.header import HeaderText

LINES = [
    ("TAGS: PHUM KCRM KWMN QV", "PHUM KCRM KWMN QV"),
    ("TAGS: PHUM, KCRM, KWMN, QV", "PHUM KCRM KWMN QV"),
    ("TAGS: PHUM,KCRM,KWMN,QV", "PHUM KCRM KWMN QV"),
    ("TAGS: PHUM; KCRM; KWMN; QV", "PHUM KCRM KWMN QV"),
    ("TAGS: PHUM/KCRM/KWMN", "PHUM KCRM KWMN"),
    ("TAGS: PHUM.KCRM. KWMN.", "PHUM KCRM KWMN"),
    ("TAGS:PHUM,KCRM", "PHUM KCRM"),
    ("TAGS : PHUM KCRM", "PHUM KCRM"),
    ("TAGS; PHUM KCRM", "PHUM KCRM"),
    ("TAGS PHUM, KCRM", "PHUM KCRM"),
    ("TAG: PHUM, KCRM", "PHUM KCRM"),
    ("Tags: phum, kcrm", "PHUM KCRM"),
    ("**TAGS:** PHUM, KCRM", "PHUM KCRM"),
    ("  TAGS:\tPHUM\tKCRM", "PHUM KCRM"),
    ("TAGS: PHUMKCRMKWMN", "PHUM KCRM KWMN"),
    ("TAGS: PHUMKCRM KWMNQV", "PHUM KCRM KWMN QV"),
    ("TAGS: PHUM, KCRM,\nKWMN, SMIG\nSUBJECT: X", "PHUM KCRM KWMN SMIG"),
    ("TAGS: PHUM KCRM\n      KWMN SMIG\nSUBJECT: X", "PHUM KCRM KWMN SMIG"),
    ("TAGS: PHUM KCRM KMCA\nQV\n\nSUBJECT: X", "PHUM KCRM KMCA QV"),
    ("TAGS: PHUM KCRM\n\nPREL, KZ\n\nSUBJECT: X", "PHUM KCRM PREL KZ"),
    ("TAGS:\nPHUM KCRM\nKWMN\nSUBJECT: X", "PHUM KCRM KWMN"),
    ("TAGS: PHUM, KCRM\n\nAn ordinary sentence follows here.", "PHUM KCRM"),
    ("TAGS: PHUM KCRM\n1. (U) Text.", "PHUM KCRM"),
    ("TAGS: PHUM KCRM\nSENSITIVE\nSUBJECT: X", "PHUM KCRM"),
    ("TAGS: [KCRM](#) [PHUM](#) [KWMN](#)", "KCRM PHUM KWMN"),
    ("TAGS: [KCRM](/tag/KCRM_0.html), [PHUM](/tag/PHUM_0.html)", "KCRM PHUM"),
    ("TAGS: QV, PHUM, KCRM", "QV PHUM KCRM"),
    ("TAGS: PREF. SO", "PREF SO"),
    ("TAGS: PHUM KCRM GTIP", "PHUM KCRM GTIP"),
    ("TAGS: PHUM KCRM XX (U)", "PHUM KCRM XX"),
    ("TAGS: PHUM, KCRM (SBU)", "PHUM KCRM"),
    ("TAGS: PREL, UNGA/C-3, PHUM", "PREL UNGA/C-3 PHUM"),
    ("TAGS: PHUM PREL UNSC NATO OSCE", "PHUM PREL UNSC NATO OSCE"),
    ("TAGS: PHUM, PREL, UNHRC-1", "PHUM PREL UNHRC-1"),
    ("TAGS: PHUM, KCRM, PHUM", "PHUM KCRM"),
    ("TAGS: PHUM - KCRM - KWMN", "PHUM KCRM KWMN"),
    ("TAGS: PH0M, KCRM", "PH0M KCRM"),
    ("TAGS: PG0V, KCRM", "PGOV KCRM"),
    ("E.O. 12958: N/A TAGS: PHUM, KCRM, QV SUBJECT: X REF: STATE 12", "PHUM KCRM QV"),
    ("SUBJECT: PREF IN A SUBJECT\nTAGS: PREF, PHUM\nREF: STATE 12", "PREF PHUM"),
    ("TAGS: PHUM KCRM\nClassified By: A. Person", "PHUM KCRM"),
    ("TAGS: PHUM KCRM\nKAMBOLI 00000097  001.2 OF 003\nSUBJECT: X", "PHUM KCRM"),
    ("Tags: KCRMPHUM\nE.O. 12958: N/A\nTAGS: PHUM, KCRM, QV", "PHUM KCRM QV"),
    ("SUBJECT: NO TAGS LINE HERE", ""),
    ("TAGS:\nSUBJECT: X", ""),
]


@pytest.mark.parametrize(("text", "codes"), LINES)
def test_codes_are_read_however_they_are_parted(text: str, codes: str) -> None:
    assert read_tags(HeaderText.of(text)) == tuple(codes.split())


def test_a_person_in_brackets_is_a_tag_without_its_comma() -> None:
    assert read_tags(HeaderText.of("TAGS: OVIP (ORDELL, MARA), PREL, QV")) == (
        "OVIP",
        "ORDELL MARA",
        "PREL",
        "QV",
    )


@pytest.mark.parametrize("line", ["TAGS: QV, KCRM, TIP IN AVERNA, PHUM", "TAGS: QV KCRM TIP IN AVERNA PHUM"])
def test_a_tag_of_several_words_stays_whole(line: str) -> None:
    assert read_tags(HeaderText.of(line)) == ("QV", "KCRM", "TIP IN AVERNA", "PHUM")


def test_links_glued_codes_and_misread_letters_are_recorded_as_repairs() -> None:
    text = "TAGS: [KCRM](#) PHUMKWMN PG0V"
    repairs = tag_repairs(HeaderText.of(text))
    assert [(each.kind, each.printed, each.read) for each in repairs] == [
        ("tag link", "[KCRM](#)", "KCRM"),
        ("glued tags", "PHUMKWMN", "PHUM KWMN"),
        ("misread tag", "PG0V", "PGOV"),
    ]
    assert all(text[each.start : each.end] == each.printed for each in repairs)

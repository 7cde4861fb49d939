"""The REF list in every form, and the years that it leaves out."""

from datetime import UTC, datetime

import pytest

from cables.extract.header.references import read_references
from cables.extract.text.header import HeaderText

MARCH = datetime(2007, 3, 5, tzinfo=UTC)
CABLES = [
    ("REF: 06 STATE 202745", "06STATE202745"),
    ("REF: 2006 STATE 202745", "06STATE202745"),
    ("REF: 06STATE202745", "06STATE202745"),
    ("REF: 06-STATE-202745", "06STATE202745"),
    ("REF: '06 STATE 202745", "06STATE202745"),
    ("REF: STATE 202745 (06)", "06STATE202745"),
    ("REF: STATE 202745 (2006)", "06STATE202745"),
    ("REF: 06 State 202745", "06STATE202745"),
    ("REF: 06 SECSTATE 202745", "06STATE202745"),
    ("REF: 06 SECSTATE WASHDC 202745", "06STATE202745"),
    ("REF: 06 STATE 003836", "06STATE3836"),
    ("REF: STATE 202745", "06STATE202745"),
    ("REF: STATE 2731", "07STATE2731"),
    ("REF: PORT LISSE 88", "07PORTLISSE88"),
    ("REF: PORT LISSE 1400", "06PORTLISSE1400"),
    ("REF: MOSCOW 5678", "06MOSCOW5678"),
    ("REF 04 STATE 273089", "04STATE273089"),
    ("REFTEL: STATE 33", "07STATE33"),
    ("REFS: STATE 33", "07STATE33"),
    ("REF(S): STATE 33", "07STATE33"),
    ("Ref: State 33", "07STATE33"),
    ("REFERENCE: STATE 33", "07STATE33"),
    ("REF; STATE 33", "07STATE33"),
    ("REF: A. 06 STATE 202745 B. 06 PORT LISSE 88", "06STATE202745 06PORTLISSE88"),
    ("REF: A) 06 STATE 202745, B) 06 PORT LISSE 88", "06STATE202745 06PORTLISSE88"),
    ("REF: (A) 06 STATE 202745; (B) 06 PORT LISSE 88", "06STATE202745 06PORTLISSE88"),
    ("REF: [A] 06 STATE 202745 [B] 06 PORT LISSE 88", "06STATE202745 06PORTLISSE88"),
    ("REF: a) 06 STATE 202745 b) 06 PORT LISSE 88", "06STATE202745 06PORTLISSE88"),
    ("REF: A)STATE 33 B)PORT LISSE 88", "07STATE33 07PORTLISSE88"),
    (
        "REF: A. STATE 33\n     B. PORT LISSE 88\n     C. LIMA 9\n\n1. (U) Text",
        "07STATE33 07PORTLISSE88 07LIMA9",
    ),
    ("REF: A. STATE 33\n  ¶B. 06 PORT LISSE 88\n", "07STATE33 06PORTLISSE88"),
    ("REF: A. STATE\n33\nB. 06\nPORT LISSE 88", "07STATE33 06PORTLISSE88"),
    ("REF A: STATE 33\nREF B: PORT LISSE 88", "07STATE33 07PORTLISSE88"),
    ("REF: A: STATE 33 B: PORT LISSE 88", "07STATE33 07PORTLISSE88"),
    ("REF: A STATE 33 B LIMA 88", "07STATE33 07LIMA88"),
    ("REF: 1. STATE 33 2. LIMA 88", "07STATE33 07LIMA88"),
    ("REF: (1) STATE 33 (2) LIMA 88", "07STATE33 07LIMA88"),
    ("REF: STATE 33; TALLINN 70", "07STATE33 07TALLINN70"),
    ("REF: STATE 33, LIMA 70 AND QUITO 71", "07STATE33 07LIMA70 07QUITO71"),
    ("REF: STATE 33\nLIMA 70\nQUITO 71", "07STATE33 07LIMA70 07QUITO71"),
    ("REF: STATE 33 AND PREVIOUS", "07STATE33"),
    ("REF: STATE 33 (NOTAL), B. LIMA 70 (NOTAL)", "07STATE33 07LIMA70"),
    ("REF: A. 05 KAMBOLI 95 (NOTAL), (B) 04\nKAMBOLI 92 (NOTAL)", "05KAMBOLI95 04KAMBOLI92"),
    ("REF: LIMA 70, 71 AND 75", "07LIMA70 07LIMA71 07LIMA75"),
    ("REF: LIMA 70-72", "07LIMA70 07LIMA71 07LIMA72"),
    ("REF: 06 PORT OF SPAIN 1234", "06PORTOFSPAIN1234"),
    ("REF: 06 PORT-OF-SPAIN 1234", "06PORTOFSPAIN1234"),
    ("REF: ADDIS ABABA 12", "07ADDISABABA12"),
    ("REF: USUN NEW YORK 12", "07USUNNEWYORK12"),
    ("REF: USUN 12", "07USUNNEWYORK12"),
    ("REF: USEU BRUSSELS 12", "07USEUBRUSSELS12"),
    ("REF: UNVIE VIENNA 12", "07UNVIEVIENNA12"),
    ("REF: SAN JOSE 0040", "07SANJOSE40"),
    ("REF: THE HAGUE 40", "07THEHAGUE40"),
    ("REF: N'DJAMENA 40", "07NDJAMENA40"),
    ("REF: MBABANE 40", "07MBABANE40"),
    ("REF: 06 SANTIAG0 465", "06SANTIAGO465"),
    ("REF: KATMANDU 40", "07KATHMANDU40"),
    ("REF: EUCOM 1234", "07EUCOM1234"),
    ("SUBJECT: AVERNA SUBMISSION  REF: 08 STATE 132759\n\n1. Text", "08STATE132759"),
    ("REF: STATE 33\n\n-------\nSUMMARY\n-------\n\nLIMA 1900 was mentioned.", "07STATE33"),
    ("REF: STATE 33\nSENSITIVE BUT UNCLASSIFIED LIMA 12", "07STATE33"),
    ("REF: STATE 33 1. (U) Post told LIMA 12.", "07STATE33"),
    ("REF: STATE 33\n\n1. (U) Post told LIMA 12.", "07STATE33"),
    ("REF: STATE 33\nPORT LISSE 00000112  001.2 OF 009\n", "07STATE33"),
    ("REF: STATE 33 PARAS 27-30", "07STATE33"),
    ("REF: A. 06 STATE 202745 (DTG 190339Z DEC 06)", "06STATE202745"),
    ("REF: AMEMBASSY LIMA 12", "07LIMA12"),
    ("REF: NONE", ""),
    ("REF:\n\n1. (U) Text of 12 things.", ""),
    ("SUBJECT: NO LIST AT ALL", ""),
]
OTHERS = [
    ("REF: A. STATE 33 B. ORDELL-VANCE E-MAIL OF 02/03/07", "e-mail"),
    ("REF: A. STATE 33 B. ORDELL-VANCE EMAILS", "e-mail"),
    ("REF: A. STATE 33\nB. ORDELL/VANCE TELCON 2/3/07", "telephone call"),
    ("REF: (A) STATE 33 (B) ORDELL PHONE CALL", "telephone call"),
    ("REF: A) STATE 33 B) FBIS AVP20070303123456", "press"),
    ("REF: A. STATE 33 B. ORDELL MEMO TO VANCE", "memo"),
    ("REF: A. STATE 33 B. UNSCR 1325", "law"),
    ("REF: A. STATE 33 B. 2006 TRAFFICKING IN PERSONS REPORT", "report"),
    ("REF: STATE 33; ORDELL-VANCE EMAIL 2/3/07", "e-mail"),
    ("REF: A. STATE 33 B. DEPARTMENT 121200Z FEB 07", "message"),
    ("REF: A. STATE 33 B. THE OLD TOWN CHRONICLE", "other"),
]


@pytest.mark.parametrize(("text", "ids"), CABLES)
def test_cables_are_named_by_their_canonical_ids(text: str, ids: str) -> None:
    found = read_references(HeaderText.of(text), MARCH, "07PORTLISSE112")
    assert " ".join(each.cable_id or "?" for each in found if each.kind == "cable") == ids


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_what_is_no_cable_keeps_its_words_and_kind(text: str, kind: str) -> None:
    first, second = read_references(HeaderText.of(text), MARCH, None)
    assert first.cable_id == "07STATE33"
    assert (second.cable_id, second.kind) == (None, kind)
    assert second.printed in " ".join(text.split())


def test_items_keep_their_labels_and_their_printed_form() -> None:
    found = read_references(HeaderText.of("REF: A) 08 LIMA 0645  B) STATE\n33"), MARCH, None)
    assert [(each.label, each.printed) for each in found] == [("A", "08 LIMA 0645"), ("B", "STATE 33")]


def test_a_year_that_is_not_printed_stays_open_without_a_date() -> None:
    (found,) = read_references(HeaderText.of("REF: STATE 33"))
    assert found.cable_id is None
    assert found.kind == "cable"

"""The surname on the last line, whatever was put after it."""

import pytest

from cables.extract.layout.signature import read_signature
from cables.extract.parser import parse
from cables.extract.records import Document

ENDS = [
    ("Post will follow up.\nORDELL", "ORDELL"),
    ("Post will follow up.\n\nORDELL\n\n", "ORDELL"),
    ("Post will follow up.\nORDELL  \nORDELL\n", "ORDELL"),
    ("Post will follow up.\nORDELL ORDELL", "ORDELL"),
    ("Post will follow up. \nVAN TESSEL", "VAN TESSEL"),
    ("Post will follow up. \nVAN DEN TESSEL", "VAN DEN TESSEL"),
    ("Post will follow up. \nDE LA TESSA", "DE LA TESSA"),
    ("Post will follow up.\nO'MARRIN", "O'MARRIN"),
    ("Post will follow up.\nO’MARRIN", "O'MARRIN"),
    ("Post will follow up.\nMcTESSEL", "McTESSEL"),
    ("Post will follow up.\nMACTESSEL", "MACTESSEL"),
    ("Post will follow up.\nTESSEL-VANCE", "TESSEL-VANCE"),
    ("Post will follow up.\nST. TESSEL", "ST. TESSEL"),
    ("Post will follow up.\nTessel", "TESSEL"),
    ("Post will follow up.\nTESSEL.", "TESSEL"),
    ("Post will follow up.\nTESSEL#", "TESSEL"),
    ("Post will follow up.\nTESSEL (ACTING)", "TESSEL"),
    ("Post will follow up. TESSEL", "TESSEL"),
    ("(End comment.) TESSEL", "TESSEL"),
    ("END SUMMARY.\nTESSEL", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nNNNN\n", "TESSEL"),
    ("Post will follow up.\nTESSEL\nBT\n#0112\n\nNNNN", "TESSEL"),
    ("Post will follow up.\nTESSEL\n=====CABLE ENDS=====", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nUNCLASSIFIED", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nSENSITIVE BUT UNCLASSIFIED", "TESSEL"),
    ("Post will follow up.\nTESSEL SENSITIVE BUT UNCLASSIFIED", "TESSEL"),
    ("Post will follow up.\nTESSEL\nSENSITIVE BUT UNCLASSIFIED; NOT FOR INTERNET DISTRIBUTION", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nKAMBOLI 00000097  009 OF 009\n", "TESSEL"),
    ("Post will follow up.\nTESSEL\n12\n", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nPAGE 12 OF 12", "TESSEL"),
    ("Visit the embassy's website: http://kamboli.example\nTESSEL", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\nVisit the embassy's web site at www.kamboli.example", "TESSEL"),
    ("website: XXXXXXXXXXXX************* ******** TESSEL", "TESSEL"),
    ("MINIMIZE CONSIDERED.\nTESSEL", "TESSEL"),
    ("Post will follow up.\nTESSEL\n\n\n-------------\n", "TESSEL"),
    ("Post will follow up.\r\n \r\nTESSEL \r\n", "TESSEL"),
    ("Post will follow up with the IOM.", None),
    ("Post will follow up.\nCOMMENT: none.", None),
    ("Post will follow up.\n\nSENSITIVE BUT UNCLASSIFIED", None),
    ("Post will follow up.\n\nEND SUMMARY", None),
    ("Total:   82 hrs", None),
    ("Text is cut in the middle of a sen", None),
    ("--  None.\n\nNONE", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "surname"), ENDS)
def test_a_cable_ends_with_a_surname(text: str, surname: str | None) -> None:
    assert read_signature(text) == surname


@pytest.mark.parametrize(("text", "surname"), [row for row in ENDS if row[1] and "\n" in row[0]])
def test_the_whole_extractor_finds_the_same_surname(text: str, surname: str) -> None:
    header = "UNCLAS KAMBOLI 000097\n\nTAGS: PHUM\nSUBJECT: ZANDORA TIP REPORT\n\n"
    record = parse(Document(f"{header}1. (U) Text of the first paragraph.\n\n2. (U) {text}"))
    assert (record.signature or "").upper().replace("’", "'") == surname.upper()

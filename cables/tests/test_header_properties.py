"""Whatever stands in a file, the header's reader gives a header, and its spans hold."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract.header import read_header
from cables.extract.header.tags import tag_repairs
from cables.extract.layout.signature import read_signature
from cables.extract.text.header import HeaderText, labelled_fields, plain

WORDS = [
    "SUBJECT:",
    "TAGS:",
    "REF:",
    "E.O. 12958: N/A",
    "FM AMEMBASSY",
    "TO RUEHC/SECSTATE",
    "INFO",
    "UNCLAS",
    "SECTION 01 OF",
    "PORT LISSE",
    "000112",
    "06 STATE 202745",
    "A.",
    "(B)",
    "PHUM",
    "PHUMKCRM",
    "[KCRM](#)",
    "O 051423Z MAR 07",
    "SIPDIS",
    "DE RUEHXV #0112/01 0641423",
    "¶1.",
    "(SBU)",
    "\n",
    "\n\n",
    ",",
    ";",
    "PART 1 OF 2",
    "replaces ref B",
    "NNNN",
    "00000112  001 OF 009",
    "(",
    ")",
    "-",
    "é",
    "\x00",
    "0",
    "C O N F I D E N T I A L",
]
headers = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(headers, headers)
def test_no_input_raises_and_spans_stay_inside_the_header(text: str, body: str) -> None:
    header = read_header(HeaderText.of(text), {}, body, "")
    for each in header.repairs:
        assert text[each.start : each.end] == each.printed
    for problem in header.problems:
        assert problem.start is None or problem.end is None or 0 <= problem.start < problem.end <= len(text)
    assert read_signature(text) is None or read_signature(text)


@settings(max_examples=300, deadline=None)
@given(headers)
def test_plain_text_is_as_long_as_the_text_and_fields_do_not_overlap(text: str) -> None:
    assert len(plain(text)) == len(text)
    found = labelled_fields(plain(text))
    assert all(each.label <= each.start <= each.end for each in found)
    assert all(first.end <= second.label for first, second in pairwise(found))
    assert all(text[each.start : each.end] == each.printed for each in tag_repairs(HeaderText.of(text)))


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "A. ",
        "(A) ",
        "PHUM ",
        "PHUM",
        "RUEHC/SECSTATE WASHDC ",
        "RUEHC/X\n",
        " ",
        "\n",
        "0",
        "06 STATE 12, ",
        "UNCLAS ",
        "C O N F I D ",
        "SUBJECT: ",
        "TAGS: ",
        "REF: ",
        "AAAA ",
        "A'A-",
        "((",
        "part 1 of ",
        "this ",
        "replaces ",
        "SAN ",
        "- ",
    ],
)
def test_a_hostile_header_of_twenty_thousand_characters_is_read(piece: str) -> None:
    text = "TAGS: SUBJECT: REF: " + piece * (20_000 // len(piece))
    assert (
        read_header(HeaderText.of(text), {}, text, "").tags
        == read_header(HeaderText.of(text), {}, "", "").tags
    )
    assert len(read_signature(text) or "") < 80

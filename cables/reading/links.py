"""References inside the prose: to other paragraphs of the cable, and to other cables."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from cables.text.annotate import Span, link

PARAGRAPHS = re.compile(
    r"""
    \bpara(?:graph)?s?\.?[ ]?                                       # "see para.16", "paragraphs 12 and 14"
    \d{1,3}(?![A-Z\d])                                              # not a question code such as 27A
    (?:(?:,[ ]|-|[ ](?:and|to|through|&)[ ])\d{1,3}(?![A-Z\d])){0,6}
    (?!,?[ ](?:of|in)[ ](?:ref|the[ ]ref))                          # a paragraph of another cable
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER = re.compile(r"\d{1,3}")
CABLE = re.compile(r"\b(\d{2})[ ]?([A-Z]{3,20}(?:[ ][A-Z]{3,12})?)[ ]?0{0,4}(\d{1,6})\b")


def paragraph_links(text: str, keys: Container[str], own: str = "") -> Iterator[Span]:
    """Links to the true numbers that the cable has; a number that is not in it stays plain text."""
    for found in PARAGRAPHS.finditer(text):
        for number in NUMBER.finditer(found[0]):
            key = f"par{int(number[0])}"
            if key in keys and key != own:
                at = found.start() + number.start()
                yield link(
                    at, found.start() + number.end(), f"#{key}", "ref", f"Paragraph {number[0]} of this cable"
                )


def cable_links(text: str, addresses: Mapping[str, str]) -> Iterator[Span]:
    """Links to the cables of the REF line where the prose names them."""
    for found in CABLE.finditer(text) if addresses else ():
        cable_id = f"{found[1]}{found[2].replace(' ', '')}{found[3]}"
        if cable_id in addresses:
            yield link(found.start(), found.end(), addresses[cable_id], "ref", f"Cable {cable_id}")

"""What the codes and printed words of a cable's header mean, and the marks beside its paragraphs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cables.models import Cable, CableTag
from cables.sections import MARKS

PATH = Path(__file__).with_name("codes.json")


class Code(NamedTuple):
    code: str
    meaning: str


@cache
def meanings() -> dict[str, dict[str, str]]:
    """By kind of code; the words are ours."""
    found: dict[str, dict[str, str]] = json.loads(PATH.read_text(encoding="utf-8"))
    return found


def explained(cable: Cable, tags: Iterable[CableTag], marks: Iterable[str]) -> list[Code]:
    """Those that this cable has and whose meaning is known, in the order of its header."""
    known = meanings()
    found = [
        Code(printed, known[kind][printed])
        for kind, printed in [
            ("precedence", cable.precedence),
            ("classification", cable.classification),
            *(("caption", caption) for caption in cable.captions),
            *(("lines", name) for name in lines_of(cable)),
        ]
        if printed in known[kind]
    ]
    found += [Code(row.tag_id, row.tag.meaning) for row in tags if row.tag.meaning]
    return found + [Code(mark, f"paragraph: {MARKS[mark].lower()}") for mark in sorted({*marks} & {*MARKS})]


def lines_of(cable: Cable) -> list[str]:
    """The lines of the header that need a word, where the cable has them."""
    serial = any(one.get("serial") for one in cable.to)
    there = {
        "UTC": cable.date,
        "E.O. 12958": cable.eo,
        "INFO": cable.info,
        "Serial": serial,
        "Transmission": cable.transmission_id,
        "TAGS": True,
    }
    return [name for name, held in there.items() if held]

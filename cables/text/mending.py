"""Damage of single signs, which no reader should trip over: mended in what is published, never in what was
read, and listed with the other repairs."""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.text.alignment import Runs, back


class Damage(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    read: str


DAMAGE = (
    Damage("escaped sign", re.compile(r"\\(?P<kept>[$*_#&%~])"), r"\g<kept>"),
    # A dump in CSV doubles them.
    Damage("doubled quotation mark", re.compile(r'""(?=\w)|(?<=[\w.,!?;:)])""(?!")'), '"'),
    # A question mark within a word stands for an apostrophe that some copy could not hold.
    Damage(
        "misread apostrophe", re.compile(r"(?<=[a-z])\?(?=(?:s|t|re|ve|ll|d)\b)|(?<=[A-Z])\?(?=[ST]\b)"), "'"
    ),
)
ANY = re.compile("|".join(f"(?:{damage.pattern.pattern})" for damage in DAMAGE))


class Mended(NamedTuple):
    """`runs` lead from the mended text to the text as it was, `repairs` say what was done, in its offsets."""

    text: str
    runs: list[list[int]]
    repairs: list[dict[str, object]]


def mend(text: str) -> Mended:
    said, at = "", 0
    runs: list[list[int]] = []
    repairs: list[dict[str, object]] = []
    for match in ANY.finditer(text):
        damage = next(one for one in DAMAGE if one.pattern.match(text, match.start()))
        read = match.expand(damage.read)
        runs.append([len(said), at, match.start() - at])
        said += text[at : match.start()] + read
        at = match.end()
        repairs.append(
            {"start": match.start(), "end": at, "printed": match[0], "read": read, "kind": damage.kind}
        )
    runs.append([len(said), at, len(text) - at])
    return Mended(said + text[at:], [run for run in runs if run[2]], repairs)


def in_source(repairs: list[dict[str, object]], runs: Runs) -> list[dict[str, object]]:
    """The same in offsets of the witness; what did not come from it is left out."""
    spans = [(one, back(runs, int(str(one["start"])), int(str(one["end"])))) for one in repairs]
    return [one | {"start": span.start, "end": span.end} for one, span in spans if span]

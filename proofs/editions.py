"""Invented cables in several editions, and what the machine must read in each: plain Python, no extractor.

An edition differs from another in words, in where its body begins, or in both. A reader is one version of the
extractor: what it reads otherwise in a record, and what has to be expected of that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cables.extract import CableRecord

from .headers import header

Json = Any  # what json.dumps takes
Readings = dict[tuple[str, str], Json]  # by thing and field
PHONE = "+999 22 431 7788"
SECRET = "Lantern Foundation"
FIGURE = "convictions"  # the kind of the one statistic that is followed
CONVICTED = {"nine ": "9", "eleven ": "11"}
BODY = """{blank}1. (SBU) (27A) {first}

2. ({mark}) (27B) {second}

3. (SBU) (29F) {third}

4. (U) {fourth}

MARLOWE
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """One file that holds a cable. `copy` names the file: another edition under its name replaces it."""

    number: int
    copy: int = 0
    moved: int = 0  # blank lines before the body
    more: str = "more"
    convicted: str = "nine "  # empty where no figure is stated
    mark: str = "SBU"
    subject: str = "AVERNA: SUBMISSION FOR THE 2007 TIP REPORT"

    @property
    def name(self) -> str:
        return f"07PORTLISSE{self.number}-{self.copy}.txt"

    @property
    def texts(self) -> tuple[str, str, str, str]:
        return (
            "Averna is a country of transit. The Ministry of Labor counted 120 victims in 2006. "
            "The Harbor Mission Society works in the capital. "
            f"The {SECRET} sheltered 14 of them.",
            f"The Government of Averna has promised {self.more} money for shelters.",
            f"The courts of Averna convicted {self.convicted}traffickers in 2006.",
            f"Post's contact is the labor officer, telephone {PHONE}, who spent ten hours on this report.",
        )

    @property
    def content(self) -> bytes:
        return self._text.encode()

    @property
    def _text(self) -> str:
        first, second, third, fourth = self.texts
        return header(self.number, subject=self.subject) + BODY.format(
            blank="\n" * self.moved, mark=self.mark, first=first, second=second, third=third, fourth=fourth
        )

    @property
    def place(self) -> int | None:
        """Where the figure that is followed stands."""
        return self.offset(f"{self.convicted}traffickers") if self.convicted else None

    def offset(self, words: str) -> int:
        return self._text.index(words)

    @property
    def worth(self) -> tuple[int, str]:
        """By which the archive chooses: the least is the most whole one."""
        return -sum(map(len, self.texts)), hashlib.sha256(self.content).hexdigest()

    def read(self) -> Readings:
        """What the plain extractor has to read, in the form in which it is published."""
        cable = f"{self.number}"
        header: dict[str, Any] = {
            "subject": self.subject,
            "tags": ["KCRM", "PHUM", "QV"],
            "signature": "MARLOWE",
        }
        header |= {"reporting_year": 2007, "captions": ["SENSITIVE", "SIPDIS"]}
        found = {(cable, field): value for field, value in header.items()}
        marks, codes = ("SBU", self.mark, "SBU", "U"), ("27A", "27B", "29F", "")
        for number, (text, mark, code) in enumerate(zip(self.texts, marks, codes, strict=True), 1):
            fields: dict[str, Any] = {
                "number": number,
                "mark": mark,
                "state": "whole",
                "heading": "",
                "text": text,
            }
            fields["questions"] = [answer(code, len(text))] if code else []
            found |= {(f"{cable}/par{number}", field): value for field, value in fields.items()}
        if not self.convicted:
            return found
        figure = dict.fromkeys(("value", "value_min", "value_max"), CONVICTED[self.convicted])
        figure |= {"qualifier": "", "unit": "persons", "period": "2006", "source": "host government"}
        return found | {(f"{cable}/figure", field): value for field, value in figure.items()}


def answer(code: str, length: int, basis: str = "printed") -> dict[str, Json]:
    return {"year": 2007, "code": code, "start": 0, "end": length, "kind": "answer", "basis": basis}


@dataclass(frozen=True, slots=True)
class Reader:
    """One version of the extractor: what it makes of a record, and of what was to be expected."""

    reads: Callable[[CableRecord], CableRecord]
    expects: Callable[[Readings], Readings]

    def expected(self, edition: Edition) -> Readings:
        return self.expects(edition.read())


def _other_header(record: CableRecord) -> CableRecord:
    header = replace(record.header, subject="AVERNA: 2007 TIP SUBMISSION", tags=("PHUM",))
    second = replace(record.paragraphs[1], heading="OVERVIEW", mark="C")
    paragraphs = (record.paragraphs[0], second, *record.paragraphs[2:])
    return replace(record, header=header, paragraphs=paragraphs)


def _header_expected(read: Readings) -> Readings:
    cable = next(thing for thing, _ in read if "/" not in thing)
    otherwise = {(cable, "subject"): "AVERNA: 2007 TIP SUBMISSION", (cable, "tags"): ["PHUM"]}
    return read | otherwise | {(f"{cable}/par2", "heading"): "OVERVIEW", (f"{cable}/par2", "mark"): "C"}


def _other_findings(record: CableRecord) -> CableRecord:
    statistics = tuple(
        replace(s, value=19.0, value_min=19.0, value_max=19.0, unit="traffickers") if s.kind == FIGURE else s
        for s in record.statistics
    )
    answers = tuple(replace(a, question="27C") if a.question == "27B" else a for a in record.answers)
    third = replace(record.paragraphs[2], state="cut")
    paragraphs = (*record.paragraphs[:2], third, *record.paragraphs[3:])
    return replace(
        record, statistics=statistics, answers=answers, paragraphs=paragraphs, signature="HARGROVE"
    )


def _findings_expected(read: Readings) -> Readings:
    cable = next(thing for thing, _ in read if "/" not in thing)
    length = len(read[f"{cable}/par2", "text"])
    figure = dict.fromkeys(("value", "value_min", "value_max"), "19") | {"unit": "traffickers"}
    otherwise = {(f"{cable}/figure", field): value for field, value in figure.items()}
    return (
        read
        | {key: value for key, value in otherwise.items() if key in read}
        | {
            (cable, "signature"): "HARGROVE",
            (f"{cable}/par2", "questions"): [answer("27C", length)],
            (f"{cable}/par3", "state"): "cut",
        }
    )


READERS = (
    Reader(lambda record: record, lambda read: read),
    Reader(_other_header, _header_expected),
    Reader(_other_findings, _findings_expected),
)
NUMBERS = (612, 613)
EDITIONS = tuple(
    Edition(number, copy, moved, **words)
    for number in NUMBERS
    for copy, moved, words in (
        (0, 0, {}),
        (0, 0, {"more": "much more"}),
        (0, 2, {"convicted": "eleven ", "mark": "C"}),
        (1, 3, {}),
        (1, 1, {"more": "far less", "subject": "AVERNA: REPORT ON TRAFFICKING"}),
        (2, 4, {"more": "much more", "convicted": "eleven "}),
        (0, 5, {"more": "a great deal more", "convicted": ""}),
    )
)

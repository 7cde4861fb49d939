"""What the extractor reads and says: frozen records, and nothing that acts.

Offsets are half-open and count characters of `Document.text` (the contract's `source_text`) unless a
docstring says that they count characters of a paragraph's own text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cables.extract.text.runs import MappedText, Span


@dataclass(frozen=True, slots=True)
class Repair:
    """Something read otherwise than it is printed: `printed` stands at start..end of the source."""

    start: int
    end: int
    printed: str
    read: str
    kind: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt that an editor should see; the span is empty (None) where nothing can be pointed at."""

    kind: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One cable's text as decoded by a reader, before any cleaning.

    `hints` is what the publisher's page or dump says beside the text, with the keys `cable_id`, `date`,
    `classification`, `origin`, `tags`, `subject`, `references` where present; the text itself wins.
    `body_start` is where the publisher's own markup puts the beginning of the message text
    (None: the layout has to find it).
    """

    text: str
    name: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    position: int = 0
    hints: Mapping[str, str] = field(default_factory=dict)
    body_start: int | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of FM, TO or INFO: `[RI/]PLAD [precedence] [serial]`."""

    name: str
    routing: str | None = None
    precedence: str | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One item of the REF line; `cable_id` is None where it is no cable (an e-mail, a book, a call)."""

    printed: str
    cable_id: str | None
    kind: str = "cable"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several cables that make one submission; `of` is None where only "part 2" is said."""

    number: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Sections:
    """Transmission sections: how many were sent, which are here, which are known to be missing."""

    total: int | None
    present: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a cable is (kinds.DocumentKind), and by what that was told, in words."""

    kind: str = "submission"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Everything before the first paragraph, plus what the text says of parts and replacement."""

    cable_id: str | None = None
    post: str | None = None
    country: str | None = None
    reporting_year: int | None = None
    date: datetime | None = None
    precedence: str | None = None
    classification: str | None = None
    captions: tuple[str, ...] = ()
    transmission_id: str | None = None
    sender: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    attention: tuple[str, ...] = ()
    eo: str | None = None
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    instruction_cable: str | None = None
    instruction_basis: str | None = None
    part: Part | None = None
    supersedes: str | None = None
    document: Purpose = Purpose()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A lettered or numbered sub-item; start and end count characters of its paragraph's text."""

    letter: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParagraphRecord:
    """One numbered paragraph, or one block of body text without a number (`number` None).

    `body` is the text after number, portion mark and question reference. `state` is whole, cut, tail or lost.
    """

    number: int | None
    body: MappedText
    start: int
    end: int
    printed: str | None = None
    mark: str | None = None
    state: str = "whole"
    heading: str | None = None
    questions: tuple[str, ...] = ()
    questions_basis: str | None = None
    transmission_sections: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def text(self) -> str:
        return self.body.text


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """A stretch of one paragraph that answers one question of the questionnaire of `year`.

    `paragraph` is the true number (None for unnumbered text), `index` the place in `CableRecord.paragraphs`;
    `kind` is question, answer, pointer or not applicable; `basis` as `questions_basis` in the contract.
    """

    question: str
    paragraph: int | None
    index: int
    start: int
    end: int
    kind: str = "answer"
    basis: str = "printed"
    year: int = 0
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatisticRecord:
    """One quantitative statement with the span of its words; see the contract for the value fields.

    `index` is the place of its paragraph in `CableRecord.paragraphs`, `item` the letter of the sub-item.
    `head` is the noun that the number counts, singular, and `measure` what sort of thing that is
    (kinds.Measure); `kind_confidence` is the probability that `likely_kind` is right, which is `kind` where
    it is told and else the kind that it would be. A `conversion` says the sum before it in another currency.
    """

    paragraph: int | None
    index: int
    start: int
    end: int
    quote: str
    value_start: int
    value_end: int
    value: float | None
    value_min: float | None
    value_max: float | None
    kind: str
    unit: str | None = None
    qualifier: str | None = None
    what: str = ""
    item: str | None = None
    breakdown: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    period_basis: str | None = None
    source: str | None = None
    prior_value: float | None = None
    prior_period: str | None = None
    change_percent: float | None = None
    confidence: str = "high"
    measure: str = "other"
    head: str = ""
    kind_confidence: float = 0.0
    likely_kind: str = "other"
    conversion: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an organization is named; `index` is its place among the paragraphs, None in the header."""

    paragraph: int | None
    index: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """A named body: its fullest name, every other form in which the cable names it, every mention."""

    name: str
    kind: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """Arithmetic or a cross-reference that the cable allows one to verify, worded neutrally.

    `agrees` is None where nothing is stated to compare with; `spans` are the places compared.
    """

    kind: str
    paragraphs: tuple[int, ...]
    text: str
    agrees: bool | None
    stated: float | None = None
    computed: float | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number or e-mail address, withheld until an editor decides; kind is phone or email."""

    kind: str
    paragraph: int | None
    index: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CableRecord:
    """Everything that was read in one cable, and the document it was read from."""

    document: Document
    header: Header
    sections: Sections
    signature: str | None
    paragraphs: tuple[ParagraphRecord, ...]
    removed: tuple[Span, ...] = ()
    answers: tuple[AnswerRecord, ...] = ()
    statistics: tuple[StatisticRecord, ...] = ()
    organizations: tuple[OrganizationRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    contacts: tuple[Contact, ...] = ()
    problems: tuple[Problem, ...] = ()

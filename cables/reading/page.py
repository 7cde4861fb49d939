"""One cable, assembled for reading with a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cables.models import Cable, Check, Paragraph
from cables.search import Query
from cables.sections import mark_label, section_label
from cables.text.alignment import outer
from cables.text.casing import in_title_case

from .acronyms import acronyms
from .anchors import several, suffixes
from .body import Block, Mark, blocks, describe, spans_of
from .findings import Asked, Findings, findings
from .gaps import Ledger, ledger, missing_before
from .source import PublicSource, source_pieces

REACH = 24  # characters before an answer, in which its printed code and portion mark stand
LEAD = re.compile(r"(?:^|\s)((?:-{1,3}[ ]?)?(?:\d{1,2}[.]?[ ]?)?[A-Z]{1,2}[.)](?:[ ]?\([A-Z/]{1,5}\))?)\s*$")
UNREAD = ("text", "search", "runs", "repairs")  # columns of a paragraph that no reader sees


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is shown; a withheld one has no blocks."""

    paragraph: Paragraph
    blocks: list[Block] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    repairs: list[dict[str, object]] = field(default_factory=list)
    alias: str = ""
    source: str = ""
    before: str = ""
    figures: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    heading: str = ""
    hit: bool = False

    @property
    def mark_label(self) -> str:
        return mark_label(self.paragraph.mark)

    @property
    def agreeing(self) -> list[Check]:
        return [check for check in self.checks if check.agrees]

    @property
    def differing(self) -> list[Check]:
        """Those that disagree, or that could not be compared."""
        return [check for check in self.checks if not check.agrees]

    @property
    def misprinted(self) -> bool:
        """Whether the printed number is another one than the true one."""
        p = self.paragraph
        return bool(p.number and p.printed and p.printed.strip("¶.() ") != str(p.number))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    key: str
    label: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    cable: Cable
    passages: list[Passage]
    ledger: Ledger
    missing_at_end: list[int]
    intact: bool
    source: PublicSource | None = None

    @property
    def repaired(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.repairs]

    @property
    def damaged(self) -> list[Paragraph]:
        """Those that a reader may want to go to first; a withheld one tells nothing of its state."""
        paragraphs = [one.paragraph for one in self.passages if not one.paragraph.withheld]
        return [p for p in paragraphs if p.number and p.state != Paragraph.State.WHOLE]

    @property
    def marks(self) -> set[str]:
        return {one.paragraph.mark for one in self.passages if not one.paragraph.withheld}


@dataclass(frozen=True, slots=True)
class Context:
    """What every passage of a cable needs besides its own row."""

    findings: Findings
    keys: set[str]
    addresses: dict[str, str]
    aliases: dict[int, str]
    source: PublicSource | None
    by_headings: bool
    acronyms: dict[str, str]

    def heading(self, paragraph: Paragraph) -> str:
        """The cable's own, where it is divided by headings; else the section of the report."""
        if self.by_headings:
            return in_title_case(paragraph.heading)
        return section_label(paragraph.section) if paragraph.section else ""


def read_cable(cable: Cable, query: Query, *, beside: bool = False) -> Reading:
    """The cable's passages; `query` lights its words, `beside` adds the source text of each."""
    paragraphs = list(cable.paragraphs.filter(removed_at=None).defer(*UNREAD))
    found = findings(cable, query)
    missing = missing_before(cable, paragraphs)
    source = source_pieces(cable, paragraphs) if beside else None
    keys = {key for p in paragraphs for key in (p.key, *p.aliases)}
    addresses = {r.target.cable_id: r.target.get_absolute_url() for r in cable.references.all() if r.target}
    by_headings = any(p.heading and not p.withheld for p in paragraphs)
    defined = acronyms(p.public_text for p in paragraphs if not p.withheld)
    context = Context(found, keys, addresses, aliases(paragraphs), source, by_headings, defined)
    passages = [
        Passage(p, missing=missing.get(place, []))
        if p.withheld
        else passage(p, context, missing.get(place, []))
        for place, p in enumerate(paragraphs)
    ]
    at_end = missing.get(len(paragraphs), [])
    intact = not cable.withholdings.filter(lifted_at=None).exists()
    return Reading(cable, passages, ledger(cable, paragraphs), at_end, intact, source)


def aliases(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """Anchors for misprinted numbers, `printed-16`: the first paragraph so printed has it, once."""
    taken: dict[str, int] = {}
    for p in paragraphs:
        printed = p.printed.strip("¶.() ")
        if p.number and printed.isalnum() and printed != str(p.number) and not p.withheld:
            taken.setdefault(f"printed-{printed}", p.pk)
    return {pk: alias for alias, pk in taken.items()}


def passage(paragraph: Paragraph, context: Context, missing: list[int]) -> Passage:
    pk, found, source = paragraph.pk, context.findings, context.source
    figures = [
        (place, describe(one))
        for one in found.figures.get(pk, ())
        if (place := paragraph.public_span(one.start, one.end))
    ]
    hits, asked = found.hits.get(pk, []), found.asked.get(pk, [])
    marks = answer_marks(paragraph, asked)
    spans = spans_of(
        paragraph, figures, found.named.get(pk, ()), hits, context.keys, context.addresses, context.acronyms
    )
    return Passage(
        paragraph,
        blocks=blocks(paragraph, spans, marks),
        asked=asked,
        aliases=[] if marks else [f"{paragraph.key}-{one.question.code}" for one in asked],
        missing=missing,
        checks=found.checks.get(pk, []),
        repairs=paragraph.public_repairs,
        alias=context.aliases.get(pk, ""),
        heading=context.heading(paragraph),
        source=source.pieces.get(pk, "") if source else "",
        before=source.between.get(pk, "") if source else "",
        figures=[said for _, said in figures],
        hit=bool(hits),
    )


def answer_marks(paragraph: Paragraph, asked: Sequence[Asked]) -> list[Mark]:
    """Where each answer begins, in a paragraph that answers at several places."""
    if not several([one.start for one in asked]):
        return []
    short, length = suffixes(one.question.code for one in asked), len(paragraph.public_text)
    marks = []
    for one in asked:
        code = one.question.code
        anchors = dict.fromkeys((f"{paragraph.key}-{short[code]}", f"{paragraph.key}-{code}"))
        at = outer(paragraph.public_runs, one.start, one.start, length).start
        if lead := LEAD.search(paragraph.public_text, max(at - REACH, 0), at):
            at = lead.start(1)
        marks.append(Mark(at, code, tuple(anchors)))
    return marks


def contents(passages: Sequence[Passage]) -> list[tuple[str, list[Entry]]]:
    """[(heading, entries)]: an entry where a question is first answered or a heading stands."""
    groups: list[tuple[str, list[Entry]]] = []
    seen: set[str] = set()
    for one in passages:
        if not groups or (one.heading and groups[-1][0] != one.heading):
            groups.append((one.heading or "Beginning", []))
        if one.paragraph.withheld:
            continue
        for asked in one.asked:
            if asked.question.code not in seen:
                seen.add(asked.question.code)
                key = f"{one.paragraph.key}-{asked.question.code}"
                groups[-1][1].append(Entry(key, asked.question.label, asked.question.code))
        if not groups[-1][1]:
            groups[-1][1].append(Entry(one.paragraph.key, one.paragraph.label.capitalize()))
    return groups

"""Body lines -> paragraphs: true numbers, portion marks, headings, running text, what was cut or lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cables.extract.layout import Gap, Layout
from cables.extract.layout_lines import Line
from cables.extract.paragraphs_headings import FULL_CODE, LONGEST_TITLE, SECTION_WORDS, Heading, find_headings, is_label
from cables.extract.paragraphs_numbers import PORTION, Numbered, paragraph_numbers
from cables.extract.paragraphs_text import SENTENCE_END, Piece, find_items, glue, joined
from cables.extract.questionnaires import Questionnaire
from cables.extract.records import MappedText, ParagraphRecord, Problem, Repair, Span

PILCROW = re.compile(r"¶[ \t]{0,2}")
CAPITALS = re.compile(r"[A-Z][A-Z' &/,().-]{5,110}")
MAX_PARAGRAPHS = 20_000


@dataclass(slots=True)
class Draft:
    """A paragraph while its lines are gathered."""

    number: int | None
    heading: str | None
    start: int = -1
    printed: Span | None = None
    mark: str | None = None
    state: str = "whole"
    labelled: bool = False
    pieces: list[Piece] = field(default_factory=list)
    sections: set[int] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs, what was taken out between and inside them, and the doubts."""

    paragraphs: tuple[ParagraphRecord, ...]
    removed: tuple[Span, ...]
    problems: tuple[Problem, ...]


def read_body(layout: Layout, questionnaire: Questionnaire | None = None) -> Body:
    """The paragraphs of a cable. Numbers strictly increase; text without a number has number None."""
    numbers = paragraph_numbers(layout, section_numbers(questionnaire))
    walker = Walker(layout, numbers, find_headings(layout, {n.line for n in numbers}))
    drafts = walker.walk()
    repairs = sorted([*walker.repairs, *layout.repairs], key=lambda repair: repair.start)
    paragraphs = tuple(_with_own_headings(_records(layout, drafts, repairs)))
    return Body(paragraphs, tuple(sorted([*layout.removed, *walker.removed])), tuple(_doubts(layout, paragraphs)))


def read_paragraphs(layout: Layout, questionnaire: Questionnaire | None = None) -> tuple[ParagraphRecord, ...]:
    """The paragraphs alone."""
    return read_body(layout, questionnaire).paragraphs


def section_numbers(questionnaire: Questionnaire | None) -> frozenset[int]:
    """Paragraph numbers of the year's instruction cable, which a post may use for its own paragraphs."""
    if questionnaire is None:
        return frozenset(range(18, 34))
    printed = [n for section in questionnaire.sections for n in (section.number, *section.may_be) if n]
    return frozenset(int(n) for n in printed if n.isdigit())


class Walker:
    """Goes through the body's lines once and gives each piece of text to a paragraph."""

    def __init__(self, layout: Layout, numbers: list[Numbered], headings: dict[int, Heading]) -> None:
        self.layout = layout
        self.source = layout.source
        self.headings = headings
        self.starts: dict[int, list[Numbered]] = {}
        for number in numbers:
            self.starts.setdefault(number.line, []).append(number)
        self.gaps: dict[int, list[Gap]] = {}
        for gap in layout.gaps:
            self.gaps.setdefault(gap.line, []).append(gap)
        self.drafts: list[Draft] = []
        self.removed: list[Span] = []
        self.repairs: list[Repair] = []
        self.heading: str | None = None
        self.blank = self.marker = self.gap = self.pending = self.closed = False

    def walk(self) -> list[Draft]:
        at, lines = 0, self.layout.lines
        while at < len(lines):
            self._note_gaps(at)
            heading = self.headings.get(at)
            if heading:
                self._take_heading(heading)
                at = heading.last + 1
                continue
            self._take_line(at, lines[at])
            at += 1
        self._note_gaps(at)
        return self.drafts

    def _note_gaps(self, at: int) -> None:
        for gap in self.gaps.get(at, ()):
            self.gap = self.pending = True
            if self.drafts and self._unfinished(self.drafts[-1]) or not gap.sections:
                self._cut_last()

    def _cut_last(self) -> None:
        if self.drafts and self.drafts[-1].state == "whole":
            self.drafts[-1].state = "cut"

    def _unfinished(self, draft: Draft) -> bool:
        if not draft.pieces:
            return True
        last = draft.pieces[-1]
        return not SENTENCE_END.search(self.source[max(last.start, last.end - 8):last.end])

    def _take_heading(self, heading: Heading) -> None:
        """A section's heading closes the paragraph; a story's title stays in it, on a line of its own."""
        lines = self.layout.lines[heading.first:heading.last + 1]
        if heading.section or not self.drafts:
            self.heading, self.closed = heading.title, True
            self.removed += [Span(line.start, line.end) for line in lines if line.kind == "text"]
            self.blank = True
            return
        for line in lines:
            if line.kind == "text":
                self._add(line.start, line.end, line.section, alone=True)

    def _take_line(self, at: int, line: Line) -> None:
        if line.kind != "text":
            self.blank |= line.kind == "blank"
            self.marker |= line.kind not in {"blank", "rule"}
            return
        begins = line.start
        for number in self.starts.get(at, ()):
            if begins < number.start:
                self._take_text(begins, _trimmed(self.source, begins, number.start), line)
            begins = self._open_numbered(number, line)
        if begins < line.end:
            self._take_text(begins, line.end, line)

    def _open_numbered(self, number: Numbered, line: Line) -> int:
        """Begin a numbered paragraph, after those that were lost before it; the offset where its text begins."""
        if self.pending and number.value is not None:
            self._close_gap(number, number.value)
        mark = PORTION.match(self.source, number.end, line.end)
        portion = mark["mark"].upper() if mark else None
        draft = Draft(number.value, self.heading, number.start, Span(number.start, number.end), portion)
        draft.repairs += self._number_repairs(number)
        self.drafts.append(draft)
        self.blank = self.marker = self.gap = self.pending = self.closed = False
        end = mark.end() if mark else number.end
        return _skipped_blanks(self.source, end, line.end)

    def _number_repairs(self, number: Numbered) -> Iterator[Repair]:
        """Where the number is read otherwise than it is printed."""
        printed = self.source[number.start:number.end]
        digits = printed.strip("¶. \t")
        if number.value is not None and digits != str(number.value):
            misread = digits.endswith(str(number.value)) or not digits.isdigit()
            kind = "misread pilcrow" if misread else "repeated number"
            yield Repair(number.start, number.end, printed, f"{number.value}.", kind)

    def _close_gap(self, number: Numbered, value: int) -> None:
        """Between the last number before a gap and this one: a tail has the number just before, the rest is lost."""
        last = next((d for d in reversed(self.drafts) if d.number is not None), None)
        former = last.number if last and last.number is not None else 0
        after = self.drafts[self.drafts.index(last) + 1:] if last else self.drafts
        tail = next((d for d in after if d.state == "tail"), None)
        missing = list(range(former + 1, value))
        if last and tail and not missing:
            self._rejoin(last, tail)
        elif tail and missing:
            tail.number = missing.pop()
        if last and (missing or tail) and last.state == "whole" and self._unfinished(last):
            last.state = "cut"
        place = self.drafts.index(tail) if tail and tail in self.drafts else len(self.drafts)
        where = self._gap_place(number)
        heading = last.heading if last else self.heading
        self.drafts[place:place] = [Draft(n, heading, where, state="lost") for n in missing]

    def _gap_place(self, number: Numbered) -> int:
        """The offset of the last gap before a number."""
        return next((g.span.start for g in reversed(self.layout.gaps) if g.line <= number.line), number.start)

    def _rejoin(self, last: Draft, tail: Draft) -> None:
        """No number is missing: what follows the gap belongs to the paragraph that it cut."""
        first = tail.pieces[0]
        last.pieces += [first._replace(gap=True), *tail.pieces[1:]]
        last.sections |= tail.sections
        last.state = "cut"
        self.drafts.remove(tail)

    def _take_text(self, start: int, end: int, line: Line) -> None:
        pilcrow = PILCROW.match(self.source, start, end)
        if pilcrow:
            self.removed.append(Span(start, pilcrow.end()))
            self.repairs.append(Repair(start, pilcrow.end(), pilcrow.group(), "", "false pilcrow"))
            start = pilcrow.end()
        if start >= end:
            return
        opening = self.source[start:min(end, start + 60)]
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or self.closed or self._parts(draft, opening, start, end):
            self.drafts.append(Draft(None, self.heading, start, labelled=is_label(opening)))
            self.drafts[-1].state = "tail" if self.gap and draft else "whole"
            self.gap = self.closed = False
        self._add(start, end, line.section)

    def _parts(self, draft: Draft, opening: str, start: int, end: int) -> bool:
        """Whether a line begins a paragraph of its own, without a number."""
        if self.gap and draft.pieces:
            return True
        if draft.number is not None or draft.state == "tail":
            return self.blank and bool(FULL_CODE.match(opening))
        if is_label(opening) and (self.blank or not opening.startswith("-")):
            return True
        if draft.labelled or not self.blank or not draft.pieces:
            return False
        return glue(self.source, draft.pieces[-1], Piece(start, end, self.blank, self.marker), self.layout.wrap) == "\n\n"

    def _add(self, start: int, end: int, section: int | None, alone: bool = False) -> None:
        draft = self.drafts[-1]
        piece = Piece(start, end, self.blank, self.marker, alone, self.gap and bool(draft.pieces))
        if draft.pieces and self.blank and not self.marker and glue(
                self.source, draft.pieces[-1], piece, self.layout.wrap) in {" ", ""}:
            last = draft.pieces[-1].end
            self.repairs.append(Repair(last, start, self.source[last:start], " ", "stray blank line"))
        draft.pieces.append(piece)
        if section is not None:
            draft.sections.add(section)
        self.blank = self.marker = self.gap = False


def _trimmed(source: str, start: int, end: int) -> int:
    while end > start and source[end - 1].isspace():
        end -= 1
    return end


def _skipped_blanks(source: str, at: int, end: int) -> int:
    while at < end and source[at].isspace():
        at += 1
    return at


def _records(layout: Layout, drafts: list[Draft], repairs: list[Repair]) -> Iterator[ParagraphRecord]:
    """The finished paragraphs; each carries the repairs that lie inside it."""
    place = 0
    last = next((d for d in reversed(drafts) if d.pieces), None)
    for draft in drafts[:MAX_PARAGRAPHS]:
        body = joined(layout.source, draft.pieces, layout.wrap) if draft.pieces else MappedText("", ())
        end = body.source(len(body.text)) if body.text else max(draft.start, draft.printed.end if draft.printed else 0)
        while place < len(repairs) and repairs[place].start < draft.start:
            place += 1
        inside = list(draft.repairs)
        while place < len(repairs) and repairs[place].start < end:
            inside.append(repairs[place])
            place += 1
        if draft is last and draft.state == "whole" and layout.signature is None and _cut_short(body.text):
            draft.state = "cut"
        yield ParagraphRecord(
            draft.number, body, draft.start, end, _printed(layout.source, draft), draft.mark, draft.state,
            draft.heading, transmission_sections=tuple(sorted(draft.sections)),
            items=find_items(body.text, draft.state == "tail"), repairs=tuple(inside))


def _printed(source: str, draft: Draft) -> str | None:
    return source[draft.printed.start:draft.printed.end] if draft.printed else None


def _cut_short(text: str) -> bool:
    return bool(text) and (text[-1].isalnum() or text[-1] in ",-(")


def _with_own_headings(records: Iterable[ParagraphRecord]) -> Iterator[ParagraphRecord]:
    """A paragraph that is itself a heading (`4. PREVENTION:`) heads itself and those after it."""
    inherited: str | None = None
    printed: str | None = None
    for record in records:
        if record.heading != printed:
            inherited = printed = record.heading
        own = _own_heading(record) if record.number is not None else None
        if own:
            inherited = own
        yield replace(record, heading=inherited) if inherited != record.heading else record


def _own_heading(record: ParagraphRecord) -> str | None:
    """The title in a paragraph's first line: all of the line, or capitals before a colon."""
    first = record.text.split("\n", 1)[0]
    title = first.strip(" :.")
    if len(first) > LONGEST_TITLE or not title:
        return None
    if CAPITALS.fullmatch(title):
        return title
    rest = record.text[len(first):].lstrip()
    ended = first.rstrip().endswith(":") or (first.rstrip()[-1:].isalpha() and (not rest or is_label(rest[:60])))
    return title if ended and SECTION_WORDS.search(" ".join(title.split()[:3])) else None


def _doubts(layout: Layout, paragraphs: tuple[ParagraphRecord, ...]) -> Iterator[Problem]:
    """What an editor should see of the numbering and the ends of paragraphs."""
    former = 0
    for record in paragraphs:
        if record.number is None and record.printed:
            yield Problem("repeated number", f"{record.printed} is printed again after paragraph {former}",
                          record.start, record.end)
        if record.number is not None:
            if record.number > former + 1 and former:
                yield Problem("number skipped", f"paragraph {record.number} follows {former}", record.start, record.start)
            former = record.number
        if record.state == "tail":
            said = f"its number {record.number} is inferred" if record.number else "its number is unknown"
            yield Problem("lost head", f"the beginning of this text was not received; {said}", record.start, record.end)
        elif record.state == "cut":
            yield Problem("lost end", f"the end of paragraph {record.number or 'without number'} was not received",
                          record.start, record.end)
        elif record.state == "lost":
            yield Problem("lost paragraph", f"paragraph {record.number} was not received", record.start, record.start)
    if not former and paragraphs:
        yield Problem("no numbers", "no paragraph numbers were found", layout.body.start, layout.body.start)
    if layout.signature is None:
        yield Problem("no signature", "no signature was found", layout.body.end, layout.body.end)

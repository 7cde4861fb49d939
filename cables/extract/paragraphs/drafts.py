"""Body lines -> drafts of paragraphs: which line belongs to which, and what was cut or lost between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cables.extract.layout import Gap, Layout
from cables.extract.layout.lines import Line
from cables.extract.paragraphs.headings import FULL_CODE, Heading, is_label
from cables.extract.paragraphs.numbers import MARKED, Numbered
from cables.extract.paragraphs.text import SENTENCE_END, Piece, glue
from cables.extract.records import Repair
from cables.extract.text.runs import Span

PILCROW = re.compile(r"¶[ \t]{0,2}")


@dataclass(slots=True)
class Draft:
    """A paragraph while its lines are gathered; `opened` is where its number and portion mark end."""

    number: int | None
    heading: str | None
    start: int = -1
    opened: int = -1
    printed: Span | None = None
    mark: str | None = None
    state: str = "whole"
    labelled: bool = False
    pieces: list[Piece] = field(default_factory=list)
    sections: set[int] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)


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
            if (self.drafts and self._unfinished(self.drafts[-1])) or not gap.sections:
                self._cut_last()

    def _cut_last(self) -> None:
        if self.drafts and self.drafts[-1].state == "whole":
            self.drafts[-1].state = "cut"

    def _unfinished(self, draft: Draft) -> bool:
        if not draft.pieces:
            return True
        last = draft.pieces[-1]
        return not SENTENCE_END.search(self.source[max(last.start, last.end - 8) : last.end])

    def _take_heading(self, heading: Heading) -> None:
        """A section's heading closes the paragraph; a story's title stays in it, on a line of its own."""
        lines = self.layout.lines[heading.first : heading.last + 1]
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
        """Begin a numbered paragraph, after those lost before it; the offset where its text begins."""
        if self.pending and number.value is not None:
            self._close_gap(number, number.value)
        mark = MARKED.match(self.source, number.end, line.end)
        portion = mark["portion"].upper() if mark else None
        draft = Draft(number.value, self.heading, number.start, mark.end() if mark else number.end)
        draft.printed, draft.mark = Span(number.start, number.end), portion
        draft.repairs += self._number_repairs(number)
        self.drafts.append(draft)
        self.blank = self.marker = self.gap = self.pending = self.closed = False
        return _skipped_blanks(self.source, draft.opened, line.end)

    def _number_repairs(self, number: Numbered) -> Iterator[Repair]:
        """Where the number is read otherwise than it is printed."""
        printed = self.source[number.start : number.end]
        digits = printed.strip("¶. \t")
        if number.value is not None and digits != str(number.value):
            misread = digits.endswith(str(number.value)) or not digits.isdigit()
            kind = "misread pilcrow" if misread else "repeated number"
            yield Repair(number.start, number.end, printed, f"{number.value}.", kind)

    def _close_gap(self, number: Numbered, value: int) -> None:
        """The numbers between the last one before a gap and this: a tail has the latest, others are lost."""
        last = next((d for d in reversed(self.drafts) if d.number is not None), None)
        former = last.number if last and last.number is not None else 0
        after = self.drafts[self.drafts.index(last) + 1 :] if last else self.drafts
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
        opening = self.source[start : min(end, start + 60)]
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
        return (
            glue(self.source, draft.pieces[-1], Piece(start, end, self.blank, self.marker), self.layout.wrap)
            == "\n\n"
        )

    def _add(self, start: int, end: int, section: int | None, alone: bool = False) -> None:
        draft = self.drafts[-1]
        piece = Piece(start, end, self.blank, self.marker, alone, self.gap and bool(draft.pieces))
        if (
            draft.pieces
            and self.blank
            and not self.marker
            and glue(self.source, draft.pieces[-1], piece, self.layout.wrap) in {" ", ""}
        ):
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

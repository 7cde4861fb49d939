"""Text -> header part, body lines, page markers, sections present and missing, signature; no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from cables.extract.layout.end import cut_out, read_ending
from cables.extract.layout.header import body_begins
from cables.extract.layout.lines import MISSING_NOTICE as NOTICE
from cables.extract.layout.lines import Line, Marker, body_lines, page_markers
from cables.extract.records import Document, Problem, Repair, Sections
from cables.extract.text.header import HeaderText
from cables.extract.text.runs import Span
from cables.kinds import ProblemKind

MAX_SECTIONS = 99


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that was not received, before the line with this index; the span is what shows it."""

    line: int
    sections: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A cable cut into its parts. `lines` cover the body; `wrap` is the usual width of its lines."""

    source: str
    header: HeaderText
    body: Span
    lines: tuple[Line, ...]
    markers: tuple[Marker, ...]
    gaps: tuple[Gap, ...]
    sections: Sections
    signature: str | None
    wrap: int
    removed: tuple[Span, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


def split(document: Document) -> Layout:
    """Cut a document into its parts. Never raises; doubts are problems."""
    source = document.text
    begins = body_begins(source, document.body_start or 0)
    header = HeaderText.of(source[:begins])
    first = header.first
    markers = page_markers(source, begins, len(source), (first.post,) if first and first.post else ())
    total = _total(header, markers)
    lines = body_lines(source, begins, len(source), markers, 1 if markers and total else None)
    ending = read_ending(source, lines)
    cut = ending.spans + ending.noise
    kept = [rest for line in lines if (rest := cut_out(source, line, cut) if cut else line) is not None]
    sections, gaps, problems = _sections(source, kept, total, ending.signature is not None)
    removed = [Span(line.start, line.end) for line in kept if line.kind not in {"text", "blank"}]
    return Layout(
        source,
        header,
        Span(begins, len(source)),
        tuple(kept),
        tuple(markers),
        tuple(gaps),
        sections,
        ending.signature,
        _wrap(kept),
        tuple(sorted([*removed, *cut])),
        _repairs(source, kept, markers),
        tuple(problems),
    )


def _total(header: HeaderText, markers: list[Marker]) -> int | None:
    """The number of sections: what most page markers say, else the section line of the header."""
    totals = [marker.total for marker in markers]
    if totals:
        return max(set(totals), key=lambda n: (totals.count(n), n))
    said = header.sections
    return said if said and said <= MAX_SECTIONS else None


def _wrap(lines: list[Line]) -> int:
    """The usual length of a full line: what nine lines of ten do not exceed."""
    lengths = sorted(line.end - line.start for line in lines if line.kind == "text")
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _repairs(source: str, lines: list[Line], markers: list[Marker]) -> tuple[Repair, ...]:
    """Page markers and stray captions that were taken out of the text."""
    found = [Repair(*m.span, source[m.span.start : m.span.end], "", "page marker") for m in markers]
    found += [
        Repair(line.start, line.end, source[line.start : line.end], "", "stray caption")
        for line in lines
        if line.kind == "stray"
    ]
    return tuple(sorted(found, key=lambda r: r.start))


def _sections(
    source: str, lines: list[Line], total: int | None, signed: bool
) -> tuple[Sections, list[Gap], list[Problem]]:
    """Sections present and missing: as notices say; a skipped marker may only have lost its own line."""
    gaps: list[Gap] = []
    problems: list[Problem] = []
    for at, line in enumerate(lines):
        if line.kind == "missing" and (match := NOTICE.fullmatch(source[line.start : line.end])):
            number = int(match["before"] or match["after"])
            gaps.append(Gap(at, (number,), Span(line.start, line.end)))
            of = f" of {total}" if total else ""
            problems.append(
                Problem(
                    ProblemKind.MISSING_SECTION,
                    f"section {number:03d}{of} was not received",
                    line.start,
                    line.end,
                )
            )
        elif line.kind == "lost":
            gaps.append(Gap(at, (), Span(line.start, line.end)))
            problems.append(
                Problem(
                    ProblemKind.LOST_TEXT, "the source marks text that is lost here", line.start, line.end
                )
            )
    told = {number for gap in gaps for number in gap.sections}
    for gap in _skipped(lines, told, total, signed):
        gaps.append(gap)
        problems.append(_skip_problem(gap, total))
    missing = tuple(sorted({number for gap in gaps for number in gap.sections}))
    present = tuple(n for n in range(1, min(total or 0, MAX_SECTIONS) + 1) if n not in missing)
    return Sections(total, present, missing), sorted(gaps, key=lambda gap: gap.line), problems


def _skip_problem(gap: Gap, total: int | None) -> Problem:
    numbers = ", ".join(f"{number:03d}" for number in gap.sections)
    return Problem(
        ProblemKind.MISSING_SECTION,
        f"section {numbers} of {total} seems missing: no page marker and too little text",
        gap.span.start,
        gap.span.end,
    )


def _skipped(lines: list[Line], told: set[int], total: int | None, signed: bool) -> list[Gap]:
    """Gaps where markers skip a number and the text between is too short to hold that section too."""
    stretches = _stretches(lines)
    if len(stretches) < 2 or not total:
        return []
    usual = median(size for _, _, size in stretches)
    gaps: list[Gap] = []
    ends = [*stretches[1:], (len(lines), total + 1, 0)]
    for (_, number, size), (line, following, _) in zip(stretches, ends, strict=True):
        skipped = [n for n in range(number + 1, min(following, MAX_SECTIONS + 1)) if n not in told]
        held = max(0, round(size / usual) - 1) if usual else 0
        at_end = line == len(lines)
        if skipped and len(skipped) > held and not (at_end and signed):
            here = lines[min(line, len(lines) - 1)]
            span = Span(here.end, here.end) if at_end else Span(here.start, here.end)
            gaps.append(Gap(line, tuple(skipped[held:]), span))
    return gaps


def _stretches(lines: list[Line]) -> list[tuple[int, int, int]]:
    """(index of the first line, section, characters of text) between one page marker and the next."""
    found: list[tuple[int, int, int]] = []
    for at, line in enumerate(lines):
        if line.kind == "marker" or not found:
            number = line.section or 1
            if not found or number != found[-1][1]:
                found.append((at, number, 0))
        if line.kind == "text":
            first, number, size = found[-1]
            found[-1] = (first, number, size + line.end - line.start)
    return [stretch for stretch in found if stretch[2] or stretch[0]]

"""Which numbers at line starts are paragraph numbers: the running sequence decides, not the pilcrow.

Publishers put a pilcrow before any number at a line start, and text recognition reads the pilcrow as a 1; so
every number is only a candidate, and the chain of candidates that runs best through the body is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cables.extract.layout import Layout
from cables.extract.layout.lines import Line
from cables.extract.text.marks import PORTION
from cables.extract.text.misread import AS_NUMBER

NUMBER = re.compile(
    r"""
    (?P<pilcrow>¶[ \t]{0,2})?
    (?: 1\.(?P<after>\d{1,2})(?=[ \t]?\.) | (?P<digits>\d{1,3}) | (?P<letters>[Il|1][0-9OQIlASBZ]{1,2}) )
    [ \t]{0,2} (?P<point>\.)?
    """,
    re.VERBOSE,
)
MARKED = re.compile(r"[ \t]{0,8}" + PORTION)
CODE_LETTER = re.compile(r"(?P<gap>[ \t]{0,3})[A-Z](?:[ \t]?[-,&/][ \t]?[A-Z]){0,5}[.:)]")
INLINE = re.compile(
    r"(?P<ended>[.!?:;)\"”*-])?[ \t]{1,4}"
    r"(?=(?P<pilcrow>¶[ \t]?)?\d{1,3}[ \t]?\.[ \t]{0,3}(?P<mark>" + PORTION + r")?)"
)
UNFINISHED = re.compile(r"[\w,&$(/–-]$")
SKIPPED_AT_MOST = 6
LOST_AT_MOST = 60
EARLY_LINES = 40
FEW_LINES = 6
DENSE_LINES = 12
PLAIN_START = 5.0
MISREAD_NO_MORE = 3.0


class Candidate(NamedTuple):
    """A number that may be a paragraph's: source[start:end] is printed, options are (value, cost)."""

    line: int
    start: int
    end: int
    options: tuple[tuple[int, float], ...]
    evidence: float
    marked: bool


class Numbered(NamedTuple):
    """A paragraph's start: its true number and the printed one at source[start:end].

    `value` is None where the printed number stands a second time.
    """

    line: int
    start: int
    end: int
    value: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One way to come to a number: the best score so far and the step before it."""

    score: float
    candidate: int
    value: int
    before: Step | None
    misread: bool = False


def paragraph_numbers(layout: Layout, sections: Collection[int] = ()) -> list[Numbered]:
    """The paragraph starts in order, strictly increasing; `sections` are numbers of the year's instruction
    cable, which a post may use as paragraph numbers."""
    candidates = sorted(_candidates(layout, sections), key=lambda c: c.start)
    best = _best_chain(candidates, [gap.line for gap in layout.gaps], frozenset(sections))
    chain: list[Numbered] = []
    while best is not None:
        found = candidates[best.candidate]
        chain.append(Numbered(found.line, found.start, found.end, best.value))
        best = best.before
    chain.reverse()
    taken = {number.start for number in chain}
    if not _convincing([c for c in candidates if c.start in taken]):
        return []
    return sorted(
        [*chain, *_repeated(chain, [c for c in candidates if c.start not in taken])], key=lambda n: n.start
    )


def _convincing(chosen: list[Candidate]) -> bool:
    """Whether a chain is one of paragraphs, and not a list: most have a portion mark, or look like starts."""
    marked = sum(candidate.marked for candidate in chosen)
    return bool(chosen) and (
        marked * 10 >= len(chosen) * 6 or sum(c.evidence for c in chosen) >= 0.9 * len(chosen)
    )


def _repeated(chain: list[Numbered], left: list[Candidate]) -> Iterator[Numbered]:
    """Paragraphs that the writer numbered twice: plainly a paragraph's start, but no step of the chain.

    Where exactly one such stands in a hole of one number, it has that number.
    """
    starts = [number.start for number in chain]
    between: dict[int, list[Candidate]] = {}
    for candidate in left:
        if candidate.evidence >= PLAIN_START and candidate.start > starts[0]:
            between.setdefault(bisect_left(starts, candidate.start) - 1, []).append(candidate)
    for at, found in between.items():
        former, following = chain[at].value, chain[at + 1].value if at + 1 < len(chain) else None
        hole = former is not None and following == former + 2 and len(found) == 1
        for candidate in found:
            yield Numbered(
                candidate.line, candidate.start, candidate.end, former + 1 if hole and former else None
            )


def _candidates(layout: Layout, sections: Collection[int]) -> Iterator[Candidate]:
    source, before = layout.source, None
    texts = sum(line.kind == "text" for line in layout.lines)
    kinds = [line.kind for line in layout.lines]
    blanks = sum(kinds[i - 1 : i + 2] == ["text", "blank", "text"] for i in range(1, len(kinds)))
    dense = blanks * DENSE_LINES < texts
    apart = True
    for at, line in enumerate(layout.lines):
        if line.kind != "text":
            apart = True
            continue
        found = _candidate(source, at, line, line.start, sections)
        if found:
            yield found._replace(evidence=found.evidence + _surroundings(source, before, apart, dense))
        if line.end - line.start > 80:
            yield from _inline(source, at, line, sections, texts <= FEW_LINES)
        before, apart = line, False


def _surroundings(source: str, before: Line | None, apart: bool, dense: bool) -> float:
    """What speaks for a start: a blank line before it, where the body has such, a finished sentence."""
    if before is None:
        return 2.0
    unfinished = bool(UNFINISHED.search(source, before.end - 1, before.end))
    if dense and not apart:
        return -2.0 if unfinished else 1.0
    return (2.0 if apart else -3.0) - ((1.0 if apart else 3.0) if unfinished else 0.0)


def _inline(source: str, at: int, line: Line, sections: Collection[int], whole: bool) -> Iterator[Candidate]:
    """Numbers inside a long line: with a portion mark, or where the body has hardly any lines."""
    for match in INLINE.finditer(source, line.start + 1, line.end):
        if match["mark"] or match["pilcrow"] or (whole and match["ended"]):
            found = _candidate(source, at, line, match.end(), sections)
            if found:
                yield found._replace(evidence=found.evidence + 0.5)


def _candidate(source: str, at: int, line: Line, start: int, sections: Collection[int]) -> Candidate | None:
    match = NUMBER.match(source, start, line.end)
    if not match:
        return None
    end = match.end()
    mark = MARKED.match(source, end, line.end)
    following = source[end : end + 12].lstrip(" \t")[:1] if end < line.end else ""
    if not (match["point"] or mark or (match["pilcrow"] and following.isupper())):
        return None
    if following.isdigit() and source[end : end + 1] == following:
        return None
    options = tuple(_options(match))
    if not options:
        return None
    evidence = (3.0 if mark else 0.0) + (1.0 if match["pilcrow"] else 0.0)
    evidence -= 3.0 if following.islower() else 1.0 if not following else 0.0
    letter = CODE_LETTER.match(source, end, line.end)
    if letter and (not letter["gap"] or options[0][0] in sections):
        evidence -= 4.0
    return Candidate(at, start, end, options, evidence, mark is not None)


def _options(match: re.Match[str]) -> Iterator[tuple[int, float]]:
    """Readings of the printed number, likeliest first."""
    if match["after"]:
        yield int(match["after"]), 2.0
    elif match["letters"]:
        rest = match["letters"][1:].translate(AS_NUMBER)
        if not match["pilcrow"] and rest.isdigit() and int(rest):
            yield int(rest), 2.5
    elif match["digits"]:
        digits = match["digits"]
        if int(digits):
            yield int(digits), 0.0
        if len(digits) > 1 and digits[0] == "1" and digits[1] != "0":
            yield int(digits[1:]), 3.0 if match["pilcrow"] else 1.5


def _best_chain(candidates: list[Candidate], gaps: list[int], sections: frozenset[int]) -> Step | None:
    """The chain with the highest score; one pass, a bounded number of predecessors for each candidate."""
    reached: dict[int, Step] = {}
    best: Step | None = None
    for at, candidate in enumerate(candidates):
        found = [
            _best_step(at, candidates, value, cost, reached, gaps, sections)
            for value, cost in candidate.options
        ]
        for step in found:
            if step.value not in reached or step.score > reached[step.value].score:
                reached[step.value] = step
            if best is None or step.score > best.score:
                best = step
    return best if best and best.score >= 3.0 else None


def _best_step(
    at: int,
    candidates: list[Candidate],
    value: int,
    cost: float,
    reached: dict[int, Step],
    gaps: list[int],
    sections: frozenset[int],
) -> Step:
    candidate = candidates[at]
    own = candidate.evidence - cost
    start = (2.0 if candidate.line < EARLY_LINES else -4.0) if value == 1 else -2.5
    best = Step(own + start, at, value, None, cost > 0)
    furthest = (
        value - 1 if candidate.marked and value in sections else LOST_AT_MOST if gaps else SKIPPED_AT_MOST
    )
    neighbour = at - 1 if at and _leads(candidates[at - 1], candidate, value, cost > 0) else None
    for former in range(value - 1, max(0, value - 1 - furthest), -1):
        before = reached.get(former)
        if before is None or before.score + own + cost + 4.0 <= best.score:
            continue
        score = before.score + own + _transition(candidates, before, candidate, value, gaps, sections)
        score += (cost or -MISREAD_NO_MORE) if before.misread else 0.0
        score -= 4.0 if candidates[before.candidate].marked and not candidate.marked else 0.0
        if neighbour is not None and before.candidate != neighbour:
            score -= 3.0
        if score > best.score:
            best = Step(score, at, value, before, cost > 0)
    return best


def _leads(former: Candidate, candidate: Candidate, value: int, misread: bool) -> bool:
    """Whether the number before this one stands just before it, misread as this is and no less plainly."""
    return former.evidence >= candidate.evidence and any(
        found == value - 1 and (cost > 0) == misread for found, cost in former.options
    )


def _transition(
    candidates: list[Candidate],
    before: Step,
    candidate: Candidate,
    value: int,
    gaps: list[int],
    sections: frozenset[int],
) -> float:
    """How well a number follows another: the next one best, a hole only for a known reason."""
    skipped = value - before.value - 1
    if not skipped:
        return 4.0
    first = candidates[before.candidate].line
    if bisect_left(gaps, first) < bisect_left(gaps, candidate.line + 1):
        return 1.0 - 0.1 * skipped
    if candidate.marked and value in sections:
        return -1.0
    return -2.0 - skipped if skipped <= SKIPPED_AT_MOST else -99.0

"""Parts against totals and shares against a hundred, where the text itself says that they make up a whole.

A difference is reported only where the parts were plainly meant to make up the total: they stand in its
brackets or behind its dash, or are a list of four or more that misses it by little. Shorter lists are
reported where they fit, and pass in silence where they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cables.extract.checks.rates import currencies
from cables.extract.checks.records import Placed, check
from cables.extract.records import CheckRecord, ParagraphRecord, StatisticRecord
from cables.kinds import Qualifier

SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9(\"$])|\n")
BRACKETS = re.compile(r"\(([^()]{3,200})\)")
DASH = re.compile(r" -- | - | – ")
COLON = re.compile(r": ")
OF_THESE = re.compile(r"\b(?:out )?of (?:these|them|those|whom|which)\b", re.I)
SLACK = 0.05  # parts that miss a total by more than this were hardly meant to make it up
FAR = 40  # counts before a list among which its total is looked for
FEWEST = 3  # figures that can be two parts and their total, or shares of a whole
LONG = 4  # parts of a list that may be reported as missing their total
NO_COUNTS = frozenset(
    {"percent", "years", "months", "days", "weeks", "hours", "years of age", "km", "minimum wages"}
)
FAMILIES = {"victims": "persons", "investigations": "cases", "prosecutions": "cases", "offences": "cases"}
LOOSE = frozenset({*Qualifier} - {Qualifier.EXACT, Qualifier.NOT_AVAILABLE})


class Group(NamedTuple):
    """Parts that may make up a total; `meant`: a difference is worth telling."""

    total: StatisticRecord
    parts: tuple[StatisticRecord, ...]
    meant: bool

    def sum(self) -> float:
        return sum(part.value or 0 for part in self.parts)

    def fits(self) -> bool:
        return self.sum() == self.total.value and self.sum() > 1

    def nearly(self) -> bool:
        """A little off, though every part is smaller than the total and no figure is only about right."""
        total = self.total.value or 0
        close = 0 < abs(self.sum() - total) <= SLACK * total
        exact = not any(s.qualifier in LOOSE for s in (self.total, *self.parts))
        return self.meant and close and exact and all((part.value or 0) < total for part in self.parts)


def sum_checks(paragraph: ParagraphRecord, found: Sequence[StatisticRecord]) -> Iterator[CheckRecord]:
    """Parts against totals, each figure once as a part and once as a total; then shares against 100."""
    if len(found) < FEWEST:
        return
    counts = Placed(paragraph, filter(is_count, found))
    shares = Placed(paragraph, filter(is_share, found))
    totals: set[int] = set()
    parts: set[int] = set()
    for group in groups(paragraph.text, counts, parts):
        fitting = group.fits() or (group.nearly() and group.total.value_start not in totals)
        used = {s.value_start for s in group.parts}
        if fitting and not used & parts and same_unit(group):
            totals.add(group.total.value_start)
            parts |= used
            yield sum_check(group)
    for start, end in sentences(paragraph.text, ";"):
        yield from shares_check(shares.within(start, end))


def groups(text: str, counts: Placed, taken: set[int]) -> Iterator[Group]:
    """The plainest groups first; a sentence some of whose figures are `taken` is no list any more."""
    for start, end in sentences(text, ";"):
        colons = list(COLON.finditer(text, start, end))
        for match in BRACKETS.finditer(text, start, end):
            yield from grouped(counts.last(match.start(), start), counts.within(*match.span()), True)
        for match in (*DASH.finditer(text, start, end), *(colons if len(colons) == 1 else ())):
            yield from grouped(counts.last(match.start(), start), counts.within(match.end(), end), True)
    for match in OF_THESE.finditer(text):
        stop = min((at for at in (text.find(c, match.end()) for c in ";.") if at > 0), default=len(text))
        yield from grouped(counts.last(match.start()), counts.within(match.end(), stop), False)
    previous: tuple[StatisticRecord, ...] = ()
    for start, end in sentences(text, ";"):
        listed = counts.within(start, end)
        if not {s.value_start for s in listed} & taken:
            yield from in_sentence(listed, previous, counts.within(0, start)[-FAR:])
        previous = listed


def in_sentence(
    listed: tuple[StatisticRecord, ...],
    previous: tuple[StatisticRecord, ...],
    earlier: tuple[StatisticRecord, ...],
) -> Iterator[Group]:
    """`Of the 40 cases, 30 are pending and 10 closed`; a sentence that takes the one before it apart."""
    yield from grouped(listed[:1], listed[1:], False)
    yield from grouped(previous[-1:], listed if len(listed) > 2 else (), False)
    for total in reversed(earlier) if len(listed) >= LONG else ():
        yield Group(total, listed, True)


def grouped(
    total: tuple[StatisticRecord, ...], parts: tuple[StatisticRecord, ...], meant: bool
) -> Iterator[Group]:
    if total and len(parts) > 1:
        yield Group(total[0], parts, meant)


def sentences(text: str, joined: str = "") -> Iterator[tuple[int, int]]:
    """Stretches between sentence ends; a list that is parted by a sign of `joined` stays whole."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if match.start() > start and text[match.start() - 1] not in joined:
            yield start, match.start()
            start = match.end()
    if len(text) > start:
        yield start, len(text)


def is_count(s: StatisticRecord) -> bool:
    """A plain count: no share, money, time, range or unknown value."""
    plain = s.value is not None and s.value == s.value_min
    return plain and s.unit not in NO_COUNTS and s.unit not in currencies()


def is_share(s: StatisticRecord) -> bool:
    plain = s.change_percent is None and s.prior_value is None and s.value == s.value_min
    return plain and s.unit == "percent" and s.value is not None


def same_unit(group: Group) -> bool:
    """Whether the parts count one thing, and the total the same or an unnamed one."""
    units = {FAMILIES.get(s.unit, s.unit) for s in (*group.parts, group.total) if s.unit}
    return len(units - {"convictions"}) < 2


def sum_check(group: Group) -> CheckRecord:
    computed, stated = group.sum(), group.total.value or 0
    text = f"the parts add to {computed:,g}; the stated total is {stated:,g}"
    if computed != stated:
        text += f" ({abs(stated - computed):,g} {'fewer' if computed < stated else 'more'} in the parts)"
    return check("sum", [group.total, *group.parts], text, computed == stated, stated, computed)


def shares_check(shares: Sequence[StatisticRecord]) -> Iterator[CheckRecord]:
    """Shares that exclude each other against 100: only where they come close to it."""
    plain = [
        s for s in shares if s.change_percent is None and s.prior_value is None and s.value == s.value_min
    ]
    total = sum(s.value or 0 for s in plain)
    tolerance = 0.5 * len(plain)
    if len(plain) < 3 or not 97 <= total <= 100 + tolerance:
        return
    text = f"the shares add to {total:.1f}%"
    yield check("shares", shares, text, abs(total - 100) <= tolerance, 100, round(total, 2))

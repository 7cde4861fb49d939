"""What a cable allows one to verify: its own arithmetic, its own references, one law cited with two penalties.

Worded neutrally: a check compares two places of a cable and says what each says. Only comparisons that the
text itself invites are made; answers of a survey that add to more than a hundred raise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .check_penalties import penalty_checks
from .check_references import reference_checks
from .records import CheckRecord, Header, ParagraphRecord, Span, StatisticRecord

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\"$])|\n")
OF_THESE = re.compile(r"\b(?:out )?of (?:these|them|those|whom|which)\b", re.I)
BRACKETS = re.compile(r"\(([^()]{3,200})\)")
SLACK = 0.05  # parts that miss a total by more than this were hardly meant to make it up
MONEY = re.compile(r"^[A-Z]{3}$")
LEAST_LIST = 4  # counts in one sentence before they are tried against a total of the paragraph


def find_checks(
    paragraphs: Sequence[ParagraphRecord], statistics: Sequence[StatisticRecord], header: Header
) -> tuple[CheckRecord, ...]:
    """Every check of one cable, in the order of the text."""
    made: list[CheckRecord] = []
    by_index: dict[int, list[StatisticRecord]] = {}
    for statistic in statistics:
        by_index.setdefault(statistic.index, []).append(statistic)
    for index, found in by_index.items():
        found.sort(key=lambda s: s.value_start)
        made += [check for s in found if (check := change_check(s))]
        made += bounds_checks(found)
        made += sum_checks(paragraphs[index], found)
    made += rate_checks(statistics)
    made += penalty_checks(paragraphs, statistics)
    made += reference_checks(paragraphs)
    return tuple(sorted(made, key=lambda c: c.spans[0].start if c.spans else 0))


def change_check(s: StatisticRecord) -> CheckRecord | None:
    """The change as stated against the change from the prior value; nothing where the prior value is 0."""
    if s.change_percent is None or s.value is None or not s.prior_value:
        return None
    computed = (s.value - s.prior_value) / s.prior_value * 100
    decimals = len(f"{s.change_percent:g}".partition(".")[2])
    agrees = abs(computed - s.change_percent) <= 0.5 * 10**-decimals + 1e-9
    text = (
        f"{s.value:,g} against {s.prior_value:,g} is {computed:+.{max(decimals, 1)}f}%; stated: {s.change_percent:+g}%"
    )
    return record("percent change", [s], text, agrees, s.change_percent, round(computed, 2))


def bounds_checks(found: list[StatisticRecord]) -> Iterator[CheckRecord]:
    """A lower bound above the upper one, a share of more than a hundred."""
    for s in found:
        if s.value_min is not None and s.value_max is not None and s.value_min > s.value_max:
            text = f"the lower figure, {s.value_min:,g}, is above the upper one, {s.value_max:,g}"
            yield record("bounds", [s], text, False)
        elif s.unit == "percent" and (s.value or 0) > 100 and s.change_percent is None and "share" in s.breakdown:
            yield record("bounds", [s], f"{s.value:g}% is a share above 100%", False)


def sum_checks(paragraph: ParagraphRecord, found: list[StatisticRecord]) -> Iterator[CheckRecord]:
    """Parts against totals, shares against 100, in one paragraph; each total once."""
    taken: set[int] = set()
    sentences = list(sentence_spans(paragraph))
    for parts, before in groups(paragraph, found, sentences):
        total = likely_total(parts, before)
        if total is not None and total.value_start not in taken and total.value is not None:
            taken.add(total.value_start)
            yield sum_check(total, parts)
    for span in sentences:
        shares = [s for s in within(found, span) if s.unit == "percent" and s.change_percent is None]
        check = shares_check(shares)
        if check:
            yield check


def sentence_spans(paragraph: ParagraphRecord) -> Iterator[Span]:
    start = 0
    for match in SENTENCE_END.finditer(paragraph.text):
        if match.start() > start:
            yield paragraph.body.span(start, match.start())
        start = match.end()
    if len(paragraph.text) > start:
        yield paragraph.body.span(start, len(paragraph.text))


def within(found: list[StatisticRecord], span: Span) -> list[StatisticRecord]:
    return [s for s in found if span.start <= s.value_start < span.end]


def counts(found: list[StatisticRecord]) -> list[StatisticRecord]:
    """Plain counts: no shares, money, years, ranges or unknown values."""
    return [
        s
        for s in found
        if s.value is not None
        and s.value == s.value_min
        and s.unit not in {"percent", "years", "months", "hours", "years of age"}
        and not MONEY.match(s.unit or "")
    ]


def groups(
    paragraph: ParagraphRecord, found: list[StatisticRecord], sentences: list[Span]
) -> Iterator[tuple[list[StatisticRecord], list[StatisticRecord]]]:
    """Parts that belong together, each with the counts before them that may be their total."""
    plain = counts(found)
    for match in BRACKETS.finditer(paragraph.text):
        span = paragraph.body.span(match.start(), match.end())
        yield within(plain, span), [s for s in plain if s.value_start < span.start][-1:]
    for match in OF_THESE.finditer(paragraph.text):
        stop = min((i for i in (paragraph.text.find(c, match.end()) for c in ";.") if i > 0), default=len(paragraph.text))
        span = paragraph.body.span(match.start(), stop)
        yield within(plain, span), [s for s in plain if s.value_start < span.start][-1:]
    for span in sentences:
        parts = within(plain, span)
        if len(parts) >= LEAST_LIST:
            yield parts, [s for s in plain if s.value_start < span.start]
            yield parts[1:], parts[:1]


def likely_total(parts: list[StatisticRecord], before: list[StatisticRecord]) -> StatisticRecord | None:
    """The last count before the parts that they add up to, or nearly."""
    total = sum(s.value or 0 for s in parts)
    if len(parts) < 2:
        return None
    near = [s for s in before if s.value and abs(total - s.value) <= SLACK * s.value and s.value > max(p.value or 0 for p in parts)]
    return near[-1] if near else None


def sum_check(total: StatisticRecord, parts: list[StatisticRecord]) -> CheckRecord:
    computed = sum(s.value or 0 for s in parts)
    stated = total.value or 0
    text = f"the parts add to {computed:,g}; the stated total is {stated:,g}"
    if computed != stated:
        text += f" ({abs(stated - computed):,g} {'fewer' if computed < stated else 'more'} in the parts)"
    return record("sum", [total, *parts], text, computed == stated, stated, computed)


def shares_check(shares: list[StatisticRecord]) -> CheckRecord | None:
    """Shares that exclude each other against 100: only where they come close to it."""
    total = sum(s.value or 0 for s in shares)
    if len(shares) < 3 or not 97 <= total <= 100 + 0.5 * len(shares):
        return None
    text = f"the shares add to {total:.1f}%"
    return record("shares", shares, text, abs(total - 100) <= 0.5 * len(shares), 100, round(total, 2))


def rate_checks(statistics: Sequence[StatisticRecord]) -> Iterator[CheckRecord]:
    """The exchange rates that amounts given in two currencies imply, each against the first of the cable."""
    first: dict[str, tuple[float, StatisticRecord]] = {}
    for s in statistics:
        usd = s.breakdown.get("usd")
        if not (usd and s.value and s.unit and s.unit != "USD"):
            continue
        rate = s.value / float(usd)
        if s.unit not in first:
            first[s.unit] = (rate, s)
            continue
        other, at = first[s.unit]
        agrees = abs(rate - other) <= 0.05 * other
        text = f"{s.unit} {rate:,.4g} to the dollar here, {other:,.4g} in {place(at)}"
        yield record("exchange rate", [at, s], text, agrees, round(other, 4), round(rate, 4))


def place(s: StatisticRecord) -> str:
    return f"paragraph {s.paragraph}" if s.paragraph is not None else "unnumbered text"


def record(
    kind: str,
    found: Sequence[StatisticRecord],
    text: str,
    agrees: bool,
    stated: float | None = None,
    computed: float | None = None,
) -> CheckRecord:
    numbers = dict.fromkeys(s.paragraph for s in found if s.paragraph is not None)
    spans = tuple(Span(s.start, s.end) for s in found)
    return CheckRecord(kind, tuple(numbers), text, agrees, stated, computed, spans)

"""What a cable allows one to verify: its own arithmetic, its references, one law cited with two penalties.

Worded neutrally: a check compares places of a cable and says what each says. Only comparisons that the text
itself invites are made; the answers of a survey, which add to more than a hundred, raise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cables.extract.checks.penalties import penalty_checks
from cables.extract.checks.rates import rate_checks
from cables.extract.checks.records import check
from cables.extract.checks.references import reference_checks
from cables.extract.checks.sums import sum_checks
from cables.extract.questions.questionnaires import Questionnaire
from cables.extract.records import CheckRecord, ParagraphRecord, StatisticRecord

LOOSE = re.compile(
    r"\b(?:about|almost|approximately|around|nearly|over|roughly|some|more than|less than)\b", re.I
)
SPAN_OF_LOOSE = 0.1  # of a change that is only said to be about so much


def find_checks(
    paragraphs: Sequence[ParagraphRecord],
    statistics: Sequence[StatisticRecord],
    asked: Questionnaire | None,
) -> tuple[CheckRecord, ...]:
    """Every check of one cable, in the order of the text."""
    by_index: dict[int, list[StatisticRecord]] = {}
    for statistic in sorted(statistics, key=lambda s: s.value_start):
        by_index.setdefault(statistic.index, []).append(statistic)
    made: list[CheckRecord] = []
    for index, found in by_index.items():
        made += (each for s in found for each in change_check(s))
        made += (each for s in found for each in bounds_check(s))
        made += sum_checks(paragraphs[index], found)
    made += rate_checks(paragraphs, by_index)
    made += penalty_checks(paragraphs, by_index)
    made += reference_checks(paragraphs, asked)
    return tuple(sorted(made, key=lambda c: c.spans[0] if c.spans else (0, 0)))


def change_check(s: StatisticRecord) -> Iterator[CheckRecord]:
    """The change as stated against the change from the prior value; nothing where the prior value is 0."""
    if s.change_percent is None or s.value is None or not s.prior_value:
        return
    computed = (s.value - s.prior_value) / s.prior_value * 100
    decimals = len(f"{s.change_percent:.6f}".rstrip("0").partition(".")[2])
    tolerance = 0.5 * 10**-decimals + 1e-9
    if LOOSE.search(s.quote):
        tolerance += SPAN_OF_LOOSE * abs(s.change_percent)
    text = (
        f"{s.value:,g} against {s.prior_value:,g} is {computed:+.{max(decimals, 1)}f}%; "
        f"stated: {s.change_percent:+g}%"
    )
    agrees = abs(computed - s.change_percent) <= tolerance
    yield check("percent change", [s], text, agrees, s.change_percent, round(computed, 2))


def bounds_check(s: StatisticRecord) -> Iterator[CheckRecord]:
    """A lower bound above the upper one."""
    if s.value_min is not None and s.value_max is not None and s.value_min > s.value_max:
        text = f"the lower figure, {s.value_min:,g}, is above the upper one, {s.value_max:,g}"
        yield check("bounds", [s], text, False)

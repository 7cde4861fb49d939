"""Figures in their public shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cables.figures.conversions import conversions
from cables.figures.rows import computed_change, is_checked
from cables.figures.words import MONEY, period_bounds
from cables.models import Answer, Statistic

from .findings import where
from .shapes import Number, StatisticShape

DOLLAR = "USD"
RANGE = "range"


def statistic_records(statistics: Iterable[Statistic], site: str = "") -> list[StatisticShape]:
    """The statistics come with their paragraphs and cables; three queries more."""
    shown = list(statistics)
    answers, converted = answered(shown), conversions(shown)
    return [statistic_record(one, answers[one.pk], converted.get(one.pk), site) for one in shown]


def answered(statistics: Sequence[Statistic]) -> dict[int, list[Answer]]:
    """By primary key, the answers that a figure's words stand in."""
    among = {one.paragraph_id for one in statistics}
    rows = Answer.objects.public().filter(paragraph__in=among).select_related("question")
    held: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in rows.prefetch_related("question__topics").order_by("question__year", "question__order"):
        held[answer.paragraph_id].append(answer)
    return {
        one.pk: [a for a in held[one.paragraph_id] if a.start <= one.value_start < a.end]
        for one in statistics
    }


def statistic_record(
    statistic: Statistic, answers: Sequence[Answer], converted: Statistic | None, site: str
) -> StatisticShape:
    bounds = period_bounds(statistic.period)
    currency = statistic.unit if MONEY.fullmatch(statistic.unit) else None
    in_dollars = statistic if currency == DOLLAR else converted
    dollars = in_dollars and in_dollars.unit == DOLLAR and exact(in_dollars)
    return StatisticShape(
        **where(statistic.paragraph, site),
        figure_id=statistic.figure_id,
        questions=list(dict.fromkeys(answer.question.code for answer in answers)),
        topics=list(dict.fromkeys(topic.slug for a in answers for topic in a.question.topics.all())),
        kind=statistic.kind,
        kind_confidence=statistic.confidence,
        measure=statistic.measure,
        counted=statistic.head,
        quote=statistic.quote,
        value=number(exact(statistic)),
        value_min=number(statistic.value_min),
        value_max=number(statistic.value_max),
        qualifier=statistic.qualifier or None,
        unit=statistic.unit or None,
        currency=currency,
        amount_usd=number(dollars or None),
        what=statistic.what,
        breakdown=statistic.breakdown,
        period=statistic.period or None,
        period_start=bounds[0].isoformat() if bounds else None,
        period_end=bounds[1].isoformat() if bounds else None,
        source=statistic.source or None,
        prior_value=number(statistic.prior_value),
        prior_period=statistic.prior_period or None,
        change_percent=number(statistic.change_percent),
        change_computed=number(computed_change(statistic)),
        reviewed=is_checked(statistic),
        review=statistic.review,
    )


def exact(statistic: Statistic) -> Decimal | None:
    """None for a range, whose bounds say what it is."""
    return None if statistic.qualifier == RANGE else statistic.value


def number(value: Decimal | None) -> Number | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

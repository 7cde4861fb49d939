"""A figure as a row of the table: beside what the cable states, what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cables.figures.conversions import conversions
from cables.figures.prior_years import Earlier, prior_years
from cables.figures.sentences import Said, sentence
from cables.models import Statistic
from cables.models.findings import Review

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Row:
    """`converted` is the same sum in another currency."""

    statistic: Statistic
    earlier: Earlier | None
    converted: Statistic | None

    @property
    def said(self) -> Said:
        return sentence(self.statistic, self.converted)

    @property
    def address(self) -> str:
        return words_of(self.statistic)

    @property
    def computed(self) -> Decimal | None:
        return computed_change(self.statistic)

    @property
    def compared(self) -> str:
        """10 in 2005; +31% as stated, +30% computed"""
        stated, computed = self.statistic.change_percent, self.computed
        changes = [f"{stated.normalize():+,f}% as stated"] if stated is not None else []
        changes += [f"{computed.normalize():+,f}% computed"] if computed is not None else []
        return "; ".join(filter(None, (self.said.before, ", ".join(changes))))

    @property
    def checked(self) -> bool:
        """Whether an editor has looked at it: a machine's reading is never shown as confirmed."""
        return is_checked(self.statistic)


def rows(statistics: Iterable[Statistic]) -> list[Row]:
    """With two queries more for all of them. The statistics come with their cables and paragraphs."""
    shown = list(statistics)
    earlier, converted = prior_years(shown), conversions(shown)
    return [Row(one, earlier.get(one.pk), converted.get(one.pk)) for one in shown]


def is_checked(one: Statistic) -> bool:
    return one.review in {Review.CONFIRMED, Review.CORRECTED, Review.ADDED}


def words_of(one: Statistic) -> str:
    """The reading page at the figure's paragraph, figures marked."""
    return f"{one.cable.get_absolute_url()}?marks=figures#{one.paragraph.key}"


def computed_change(one: Statistic) -> Decimal | None:
    """In percent of the prior value; None for a range, without a value, and where the prior one is zero."""
    if one.value is None or not one.prior_value or one.qualifier == "range":
        return None
    return ((one.value - one.prior_value) * 100 / one.prior_value).quantize(TENTH)

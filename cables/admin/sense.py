"""What fields may say: a period is one, counts are not negative, a number stands once in a cable."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError

from cables.figures.words import read_day
from cables.models import Paragraph

REPORTING = "reporting period"
PERIOD = "Write a year (2006), a month (2006-12), a day (2006-12-31), two of these (2006-04..2007-03), or"


def period(text: str) -> str:
    """Raises ValidationError for what is no period."""
    text = text.strip()
    first, _, last = text.partition("..")
    if text in ("", REPORTING) or (read_day(first) and (not last or read_day(last))):
        return text
    raise ValidationError(f"{PERIOD} {REPORTING}.")


def count(value: Decimal | None, unit: str) -> Decimal | None:
    """A change in percent may fall; nothing that is counted is fewer than none."""
    if value is not None and value < 0 and unit != "percent":
        raise ValidationError("A count is not negative.")
    return value


def number(value: int | None, of: Paragraph) -> int | None:
    """Raises ValidationError where another paragraph of the cable has it."""
    others = of.cable.paragraphs.filter(number=value, removed_at=None).exclude(pk=of.pk)
    if value is not None and (other := others.first()):
        raise ValidationError(
            f"{other.label.capitalize()} is there already: give that one another number first."
        )
    return value

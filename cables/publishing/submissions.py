"""Submissions that were sent in several cables."""

from __future__ import annotations

from collections.abc import Iterable

from cables.models import Cable


def parts(cable: Cable) -> list[Cable]:
    """The public cables that make one submission with this one, in order, itself included.

    Parts are those of the same post and year; where a number occurs twice, the one sent nearest to `cable`.
    """
    if cable.part_number is None or cable.post_id is None:
        return []
    others = Cable.objects.public().filter(
        post_id=cable.post_id, reporting_year=cable.reporting_year, part_number__isnull=False
    )
    return _nearest(cable, others.order_by("part_number", "cable_id"))


def _nearest(cable: Cable, others: Iterable[Cable]) -> list[Cable]:
    best: dict[int, Cable] = {}
    for other in others:
        if cable.part_of and other.part_of and other.part_of != cable.part_of:
            continue
        number = other.part_number or 0
        if number not in best or abs(_serial(other) - _serial(cable)) < abs(
            _serial(best[number]) - _serial(cable)
        ):
            best[number] = other
    best[cable.part_number or 0] = cable
    return [best[number] for number in sorted(best)] if len(best) > 1 else []


def _serial(cable: Cable) -> int:
    """The last figures of the id: 614 of 07ASTANA614."""
    digits = "".join(c for c in cable.cable_id[2:] if c.isdigit())
    return int(digits[:9] or 0)

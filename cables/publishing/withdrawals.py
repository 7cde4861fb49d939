"""Cables that were withdrawn for a time: what the public is told of it once they can be read again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from django.db.models import QuerySet

from cables.models.cables import Cable
from cables.models.history import EVENTS
from cables.models.kinds import WithholdingKind


class Withdrawal(NamedTuple):
    """`number` is that of the act's event, `label` the class of reason. What was typed is not told."""

    number: int
    cable: int
    label: str
    since: datetime
    until: datetime


def withdrawals(cables: Iterable[int]) -> list[Withdrawal]:
    """Those of these cables that ended, the first one of each cable first."""
    events = EVENTS[Cable]._default_manager.filter(pgh_obj__in=cables).order_by("pgh_obj_id", "pgh_id")
    known = events.only("pgh_obj_id", "pgh_id", "pgh_created_at", "withdrawn_at", "withdrawn_reason")
    return [
        Withdrawal(
            new.pgh_id, new.pgh_obj_id, _label(old.withdrawn_reason), old.withdrawn_at, new.pgh_created_at
        )
        for old, new in pairwise(known)
        if old.pgh_obj_id == new.pgh_obj_id and old.withdrawn_at and not new.withdrawn_at
    ]


def once_withdrawn() -> QuerySet[Cable]:
    """The public ones that were not always so."""
    withdrawn = EVENTS[Cable]._default_manager.filter(withdrawn_at__isnull=False)
    return Cable.objects.public().filter(pk__in=withdrawn.values("pgh_obj"))


def _label(kind: str) -> str:
    return dict(WithholdingKind.choices).get(kind, kind)

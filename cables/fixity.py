"""Are the sources still what was received, and is what is published all that was read in them?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cables.models import Cable, Receipt, Source
from cables.publishing.whole import faults

AT_A_TIME = 20


def verify(now: datetime) -> Iterator[tuple[str, str]]:
    """(file name, what is wrong with it) for every source that is not as received.

    Those that are get `now` as the time at which that was seen.
    """
    for source in Source.objects.order_by("pk").iterator(chunk_size=AT_A_TIME):
        if source.is_intact():
            Source.objects.filter(pk=source.pk).update(verified_at=now)
        else:
            yield source.name, "its bytes are no longer those that were received"
    received, held = Receipt.objects.values("sha256"), Source.objects.values("sha256")
    for receipt in Receipt.objects.exclude(sha256__in=held):
        yield receipt.name, "it was received and is gone"
    for source in Source.objects.exclude(sha256__in=received).defer("content"):
        yield source.name, "it is here and was never received"


def verify_published() -> Iterator[tuple[str, str]]:
    """(cable id, what is wrong with it) for every cable whose public words are not all its words as read,
    less what is withheld."""
    for cable in Cable.objects.filter(held=True).order_by("pk").iterator(chunk_size=AT_A_TIME):
        for wrong in faults(cable):
            yield cable.cable_id, wrong

"""The sample cables: shown as long as the archive holds no real one, then hidden; shown again or removed by
`manage.py samples`. Hidden, they are at no address and in no count, as if they had never been loaded."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from cables.models import Cable, Receipt, Source, Witness
from cables.writing.acts import writing

REAL_CAME = "the first real cable is held"


def make_way(cable: Cable) -> None:
    """What the arrival of a cable means for the samples: the first real one hides them, later samples are
    hidden from the first."""
    real = Cable.objects.filter(held=True, sample=False)
    if cable.sample:
        if real.exists() and not shown().exclude(pk=cable.pk).exists():
            hide(REAL_CAME)
    elif not real.exclude(pk=cable.pk).exists():
        hide(REAL_CAME)


def shown() -> QuerySet[Cable]:
    return Cable.objects.filter(sample=True, held=True, hidden=False)


def hide(why: str) -> int:
    with writing("samples", why):
        return shown().update(hidden=True)


def show(why: str) -> int:
    with writing("samples", why):
        return Cable.objects.filter(sample=True, hidden=True).update(hidden=False)


def remove(why: str) -> int:
    """The sample cables and the files that hold nothing else, for good."""
    with writing("samples", why):
        cables = Cable.objects.filter(sample=True)
        count = cables.count()
        kept = Witness.objects.filter(source=OuterRef("pk")).exclude(cable__sample=True)
        of_samples = Source.objects.filter(witnesses__cable__sample=True).exclude(Exists(kept))
        digests = list(of_samples.values_list("sha256", flat=True).distinct())
        cables.delete()
        Source.objects.filter(sha256__in=digests).delete()
        Receipt.objects.filter(sha256__in=digests).delete()
    return count

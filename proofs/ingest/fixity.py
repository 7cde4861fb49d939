"""A stored file that is not what was received is named, and no other is."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from django.utils import timezone

from cables.fixity import verify
from cables.ingest import ingest_bytes
from cables.models import Source
from cables.writing.acts import writing
from proofs import Shown
from proofs.archive import empty, written
from proofs.secrets import short


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """One bit is flipped in each of so many files, one of as many again is deleted, one put there unreceived;
    without the guard nobody compares the bytes."""
    empty()
    for number in range(2 * size):
        name, text = written(short, number)
        ingest_bytes(name, text("").encode())
    sources = list(Source.objects.order_by("pk"))
    spoiled, sound = sources[:size], sources[size:]
    with writing("proof", "bits are flipped"):
        for number, source in enumerate(spoiled):
            flip(source, number)
        gone = sound.pop()
        gone.witnesses.all().delete()
        gone.delete()
        smuggled = Source(name="smuggled.txt", media_type="text/plain", size=1, content=b"x", sha256="0" * 64)
        smuggled.save()
    wanted = {source.name for source in (*spoiled, gone, smuggled)}
    with patch.object(Source, "is_intact", Source.is_intact if guarded else seems_intact()):
        named = {name for name, _ in verify(timezone.now())}
    against = [f"{name} is spoiled and was not named" for name in sorted(wanted - named)]
    against += [f"{name} is sound and was named" for name in sorted(named - wanted)]
    figure = (
        f"{len(wanted & named)} of {len(wanted)} named, {len(named - wanted)} false of {len(sound)} sound"
    )
    return Shown(figure, against)


def flip(source: Source, number: int) -> None:
    content = bytearray(source.content)
    content[number * 7 % len(content)] ^= 1 << number % 8
    Source.objects.filter(pk=source.pk).update(content=bytes(content))


def seems_intact() -> Callable[[Source], bool]:
    return lambda source: True

"""manage.py rebuild: what searches read, built anew from what is public; nobody waits meanwhile."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand

from cables.models import Passage
from cables.publishing.rebuilding import rebuild


class Command(BaseCommand):
    help = "Build anew, in place, all that searches read."

    def handle(self, *args: Any, **options: Any) -> None:
        began = monotonic()
        whole = rebuild(say=self._tell)
        passages, seconds = Passage.objects.count(), monotonic() - began
        rate = f"{passages / seconds:,.0f} a second"
        self.stdout.write(f"\r{whole:,} cables, {passages:,} passages in {seconds:.0f} s: {rate}")

    def _tell(self, done: int, whole: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done:,} of {whole:,} cables", ending="")
            self.stdout.flush()

"""`manage.py verify`: are the sources still what was received, and is all published that should be?"""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cables.fixity import verify, verify_published
from cables.models import Cable, Source


class Command(BaseCommand):
    """The exit status is 1 if any source or published text is not as it should be; each is named."""

    help = "Check that every stored source is what was received, and what is published of it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        wrong = 0
        for name, what in verify(now):
            wrong += 1
            self.stderr.write(f"{name}: {what}")
        intact = Source.objects.filter(verified_at=now).count()
        self.stdout.write(f"{intact:,} intact, {wrong:,} not as received")
        faulty = 0
        for name, what in verify_published():
            faulty += 1
            self.stderr.write(f"{name}: {what}")
        self.stdout.write(
            f"{Cable.objects.filter(held=True).count():,} cables, {faulty:,} faults in what is published"
        )
        if wrong or faulty:
            sys.exit(1)

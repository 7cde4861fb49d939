"""`manage.py verify`: are the sources still, byte for byte, what was received?"""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cables.fixity import verify
from cables.models import Source


class Command(BaseCommand):
    """The exit status is 1 if any source is not as received; each of them is named."""

    help = "Check that every stored source is what was received."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        wrong = 0
        for name, what in verify(now):
            wrong += 1
            self.stderr.write(f"{name}: {what}")
        intact = Source.objects.filter(verified_at=now).count()
        self.stdout.write(f"{intact:,} intact, {wrong:,} not as received")
        if wrong:
            sys.exit(1)

"""`manage.py work`: does what editors decide for many at once, and makes releases; `up` does so by itself."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from archive.upkeep.releasing import Releasing
from cables.admin.review.batches import work

WAIT = 1.0  # seconds, where there is nothing to do


class Command(BaseCommand):
    help = "Does decisions on many things, piece by piece, until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        releasing = Releasing()
        while True:
            releasing.look()
            if not work():
                time.sleep(WAIT)

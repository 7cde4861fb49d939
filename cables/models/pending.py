"""What has to follow a write: noted in its transaction, done after it, and by the next run after a kill."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Pending(models.Model):
    """A step that is yet to be done."""

    NAMES: ClassVar = "names of organizations"

    step = models.CharField(primary_key=True, max_length=40)

    class Meta:
        verbose_name_plural = "pending"

    def __str__(self) -> str:
        return self.step

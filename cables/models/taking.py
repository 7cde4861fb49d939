"""Who works on which cable: a word among colleagues that locks nothing."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .cables import Cable


class Taken(models.Model):
    """That an editor works on a cable, until he gives it back or another takes it."""

    cable = models.OneToOneField(Cable, models.CASCADE, primary_key=True, related_name="taken")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.editor} works on {self.cable}"

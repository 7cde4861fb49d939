"""For what kind of reason something is not public: the same for a few words and for a whole cable."""

from __future__ import annotations

from django.db import models


class WithholdingKind(models.TextChoices):
    """The label is what the public is told."""

    PHONE = "phone", "personal telephone number"
    EMAIL = "email", "personal e-mail address"
    VICTIM = "victim", "identity of a victim"
    PRIVATE = "private", "private person"
    SAFETY = "safety", "safety of a person"
    OTHER = "other", "other reason"

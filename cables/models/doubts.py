"""The doubts of the extractor, and that an editor has looked at them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from .editorial import Problem
from .writing import writing


def look_at(problems: QuerySet[Problem], *, editor: AbstractBaseUser, reason: str = "looked at") -> None:
    """Settle those that are not yet; nothing of the record changes by it."""
    with writing(editor, reason):
        problems.filter(settled_at=None).update(settled_at=timezone.now())

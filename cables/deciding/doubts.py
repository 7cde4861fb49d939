"""What an editor should look at, the extractor's doubts and checks that disagree, and that he has."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from cables.models.editorial import Problem
from cables.models.findings import Check
from cables.writing.acts import writing


def look_at(doubts: QuerySet[Problem] | QuerySet[Check], *, editor: User, reason: str = "looked at") -> int:
    """Settle those that are not yet, and say how many; nothing of the record changes by it."""
    with writing(editor, reason):
        return doubts.filter(settled_at=None).update(settled_at=timezone.now())

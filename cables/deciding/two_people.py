"""What protects a person takes two people, who are two: not one who holds another's account as well.

Whoever makes an account, sets its password, gives it roles or removes its second step could log in with it.
So the two are never an account and the one who handled it, and for a week after it was handled an account is
the second of no two: its owner, who cannot log in with the old password, has time to notice and to speak.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone

WAIT = timedelta(days=7)


def handled(account: Any) -> QuerySet[LogEntry]:
    """When somebody else changed this account, as the administration keeps it; the last time first."""
    users = ContentType.objects.get_for_model(User)
    entries = LogEntry.objects.filter(content_type=users, object_id=str(account.pk))
    return entries.exclude(user=account.pk).select_related("user").order_by("-action_time")


def agreed(first: User | None, second: User) -> bool:
    """Whether two have decided; False where the one who asks is the first, or asks again. Raises ValueError
    where they are not two people."""
    if first in (None, second):
        return False
    if why := not_two(first, second):
        raise ValueError(f"Nothing was done: {why}.")
    return True


def hinders(first: User | None, second: Any) -> str:
    """Why this editor cannot be the second, to be told before he tries; "" where he can, or is the first."""
    return not_two(first, second) if first else ""


def not_two(first: Any, second: Any) -> str:
    """Why the second cannot agree to what the first asked; "" where they are two people."""
    if first == second:
        return "you asked for it yourself, somebody else has to agree"
    for one, other in ((first, second), (second, first)):
        if handled(one).filter(user=other.pk).exists():
            return f"{other} made or changed the account of {one}: somebody else has to agree"
    last = handled(second).first()
    if last and last.action_time > timezone.now() - WAIT:
        day = last.action_time + WAIT
        return f"{last.user} changed your account: you can be the second person from {day:%B} {day.day} on"
    return ""

"""What readers report: a misreading, or what should not be public. By itself a report changes nothing."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from .cables import Cable, Paragraph

LOCK = 20_070_615
WINDOW = timedelta(hours=1)
MOST_OF_ONE, MOST_OF_ALL = 5, 60  # reports within the window
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LONGEST_TEXT, LONGEST_ADDRESS = 4000, 200

QUEUED = ("_settled", "_urgent", "made_at", "pk")


class TooMany(Exception):
    """This reader, or all readers together, have reported too much within the hour."""


class ReportQuerySet(models.QuerySet["Report"]):
    def queue(self) -> ReportQuerySet:
        """What is new first, and of that what concerns a person."""
        settled = Case(When(settled_at=None, then=Value(0)), default=Value(1))
        urgent = Case(When(kind__in=URGENT, then=Value(0)), default=Value(1))
        return self.annotate(_settled=settled, _urgent=urgent).order_by(*QUEUED)


class Report(models.Model):
    """`number` is what the reader keeps: it cannot be guessed, and tells only whether the report is settled.
    `answer_to` is deleted when it is; `sender` is a keyed hash that serves the limit and outlives no day."""

    class Kind(models.TextChoices):
        MISREAD = "misread", "misread, or a wrong question, figure or name"
        PRIVACY = "privacy", "tells something private about a person"
        SAFETY = "safety", "puts a person in danger"
        OTHER = "other", "something else"

    number = models.CharField(max_length=12, unique=True, editable=False)
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="reports", editable=False)
    paragraph = models.ForeignKey(
        Paragraph, models.CASCADE, null=True, blank=True, related_name="reports", editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, editable=False)
    text = models.TextField(max_length=LONGEST_TEXT, editable=False)
    answer_to = models.CharField(
        max_length=LONGEST_ADDRESS, blank=True, editable=False, help_text="deleted when the report is settled"
    )
    sender = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    decided = models.TextField(blank=True, help_text="what was decided; never shown to the public")
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        permissions = [("settle_safety_report", "Can decide reports about a person's safety")]
        # The limit counts what came within the hour.
        indexes = [models.Index(fields=["made_at"], name="report_made_at")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"

    @property
    def urgent(self) -> bool:
        """Whether it concerns a person."""
        return self.kind in URGENT


URGENT = (Report.Kind.SAFETY, Report.Kind.PRIVACY)


def sender_of(address: str, day: str) -> str:
    """The address as a keyed hash of that day: the same within the day, of no use after it. Of an IPv6
    address its /64, which one reader has to himself; "" where it is no address."""
    try:
        plain = ip_address(address)
    except ValueError:
        return ""
    if isinstance(plain, IPv6Address):
        plain = ip_network((plain, 64), strict=False).network_address
    return hmac.new(
        settings.SECRET_KEY.encode(), f"report {day} {plain}".encode(), hashlib.sha256
    ).hexdigest()


def report(
    cable: Cable, paragraph: Paragraph | None, kind: str, text: str, answer_to: str, address: str
) -> Report:
    """Keep what a reader reports. `address` is the client's, which is not kept. Raises TooMany."""
    now = timezone.now()
    sender = sender_of(address, f"{now:%Y-%m-%d}")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        Report.objects.filter(made_at__lt=now - timedelta(days=1)).exclude(sender="").update(sender="")
        recent = Report.objects.filter(made_at__gte=now - WINDOW)
        if recent.count() >= MOST_OF_ALL or recent.filter(sender=sender).count() >= MOST_OF_ONE:
            raise TooMany
        number = "".join(secrets.choice(LETTERS) for _ in range(10))
        return Report.objects.create(
            number=number, cable=cable, paragraph=paragraph, kind=kind, text=text, answer_to=answer_to,
            sender=sender,
        )  # fmt: skip


def settle_report(report: Report, decided: str, editor: User) -> bool:
    """Note what was decided and forget whom to answer; False where it was settled before."""
    settled = {"decided": decided, "settled_by": editor, "settled_at": timezone.now()}
    waiting = Report.objects.filter(Q(settled_at=None), pk=report.pk)
    return bool(waiting.update(**settled, answer_to="", sender=""))

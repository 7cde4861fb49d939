"""Decisions on many things at once, which the desk makes piece by piece and can undo."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Batch(models.Model):
    """One decision, for one reason, on things of one kind (`verdicts.KINDS`) of which a sample was looked at.
    Each piece of it is a transaction of its own; what became of each thing stands with the thing."""

    class State(models.TextChoices):
        WAITING = "waiting", "under way"
        DONE = "done", "done"
        UNDOING = "undoing", "being undone"
        UNDONE = "undone", "undone"

    doubt = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    accept = models.BooleanField()
    reason = models.TextField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    undone_for = models.TextField("reason for undoing it", blank=True)

    class Meta:
        ordering = ["-pk"]
        # What the worker looks for every second.
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(state__in=["waiting", "undoing"]), name="batch_under_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.doubt}, {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.UNDOING)


class BatchItem(models.Model):
    """One thing of a batch. `seen` tells whether it is still as it was shown, `note` how it is undone."""

    class Outcome(models.TextChoices):
        WAITING = "", "waiting"
        DONE = "done", "decided"
        CHANGED = "changed", "changed by somebody else, left as it is"
        GONE = "gone", "not there any more"
        FAILED = "failed", "could not be decided"
        UNDONE = "undone", "undone"
        KEPT = "kept", "changed since, not undone"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    object_id = models.PositiveBigIntegerField()
    seen = models.CharField(max_length=12)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING, blank=True)
    said = models.CharField("why", max_length=300, blank=True)
    note = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "object_id"], name="batch_item_once")]
        # The next piece of a batch, and how many of each outcome.
        indexes = [models.Index(fields=["batch", "outcome"], name="batch_outcome")]

    def __str__(self) -> str:
        return f"{self.object_id}: {self.get_outcome_display()}"

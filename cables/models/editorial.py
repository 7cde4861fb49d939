"""What editors decide, beside the record: corrections, withholdings, reports, and the parser's doubts."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .cables import Cable, Paragraph
from .kinds import WithholdingKind

REPLACED = "replaced by a later correction"
# Fields that take effect when the cable is read; what stands in them are words as read.
WHEN_READ = ("division", "joined", "added")
# And this one besides: a cable that answers the questionnaire is read for its answers.
DECIDES_READING = (*WHEN_READ, "document")


# An editor looked and changed nothing: the thing stands as it was read.
SAYS_SO = models.Q(says__isnull=False, read__isnull=False, says=models.F("read"))
CHECKED = models.Q(field="review", says="confirmed") | SAYS_SO


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def changes(self) -> CorrectionQuerySet:
        """What says otherwise than the machine; to look at a thing and find it right corrects nothing."""
        return self.exclude(CHECKED)

    def checks(self) -> CorrectionQuerySet:
        return self.filter(CHECKED)


class Correction(models.Model):
    """One field of one thing, as an editor says it. One is in force for each field.

    `model` and `object_id` name the thing; `read` is what the machine reads now (ingest refreshes it),
    `says` what is published. `read_before` keeps a reading that the editor has not seen changing yet.
    """

    model = models.CharField(max_length=40, help_text="lower-case model name: paragraph")
    object_id = models.PositiveBigIntegerField()
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="corrections", null=True, blank=True)
    field = models.CharField(max_length=60)
    read = models.JSONField(null=True)
    read_before = models.JSONField(null=True, blank=True)
    changed_reading = models.BooleanField(default=False, help_text="the machine reads it otherwise now")
    says = models.JSONField(null=True)
    along = models.JSONField(
        default=dict, blank=True, editable=False, help_text="what the machine reads of what follows from it"
    )
    reason = models.TextField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections")
    reason_withheld = models.BooleanField(
        default=False, editable=False, help_text="the reason names whom it should not"
    )
    show_editor = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "field"],
                condition=models.Q(withdrawn_at=None),
                name="correction_one_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.field}"

    @property
    def is_check(self) -> bool:
        """As CHECKED has it."""
        return (self.says is not None and self.says == self.read) or (self.field, self.says) == (
            "review",
            "confirmed",
        )


class Withholding(models.Model):
    """What the public may not see: a span of a paragraph, a paragraph, or a cable (both spans empty)."""

    Kind = WithholdingKind

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="withholdings")
    paragraph = models.ForeignKey(
        Paragraph, models.CASCADE, null=True, blank=True, related_name="withholdings"
    )
    source_start = models.PositiveIntegerField(null=True, blank=True, help_text="in the witness")
    source_end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(
        blank=True, editable=False, help_text="the words withheld, never shown to the public"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField(blank=True, help_text="never shown to the public")
    by_machine = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    weaker = models.CharField(
        max_length=10, choices=Kind.choices, blank=True, editable=False, help_text="the kind it shall have"
    )
    weaker_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    lift_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cable", "paragraph__order", "source_start"]
        permissions = [("lift_withholding", "Can make public again what is withheld")]
        constraints = [
            models.UniqueConstraint(
                fields=["cable", "source_start", "source_end"],
                name="withholding_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in {self.cable}"


class Problem(models.Model):
    """A doubt of the extractor; part of the parser report and of the review queue."""

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="problems")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    text = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    withheld = models.BooleanField(default=False, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cable", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cable", "order"], name="problem_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.text

"""As received: the bytes of each document, never changed, and which cable they hold."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models


class Source(models.Model):
    """One document as received. A row of a CSV dump is a source of its own, named after its dump.

    One that was loaded by mistake is removed by an editor: nothing is read from it any more, also when the
    same bytes come again, until it is put back. Two editors can destroy the bytes of a removed one.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    name = models.CharField("file name", max_length=255)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(help_text="bytes")
    content = models.BinaryField(editable=False)
    received_at = models.DateTimeField(auto_now_add=True)
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    destroy_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    destroyed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-received_at", "pk"]
        permissions = [
            ("remove_source", "Can remove a file from the archive and put it back"),
            ("destroy_source", "Can destroy the bytes of a removed file, as one of two"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_intact(self) -> bool:
        """Whether the bytes are still those that were received, or were destroyed by two editors."""
        if self.destroyed_at:
            return not self.content
        return hashlib.sha256(self.content).hexdigest() == self.sha256


class Receipt(models.Model):
    """That a source was received: written with it and kept apart, so that its loss can be told."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    name = models.CharField("file name", max_length=255, editable=False)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Witness(models.Model):
    """One copy of one cable, as decoded from one source; the chosen one is what the record was read from.

    `chosen_by` is the editor who chose it; without one, the copy with most text is read.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="witnesses")
    cable = models.ForeignKey("cables.Cable", models.CASCADE, related_name="witnesses")
    position = models.PositiveIntegerField(default=0, help_text="place in a source that holds several cables")
    text = models.TextField(help_text="the document as decoded; all spans count its characters")
    encoding = models.CharField(max_length=30)
    wholeness = models.PositiveIntegerField(default=0, help_text="characters read into paragraphs")
    chosen = models.BooleanField(default=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-chosen", "pk"]
        verbose_name = "copy"
        verbose_name_plural = "copies"
        permissions = [("choose_witness", "Can choose the copy that a cable is read from")]
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="witness_once"),
            models.UniqueConstraint(
                fields=["cable"], condition=models.Q(chosen=True), name="witness_one_chosen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cable_id} in {self.source}"

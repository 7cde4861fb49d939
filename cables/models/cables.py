"""Cables and their paragraphs: columns hold the value as published; corrections keep what was read."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from cables.kinds import ANSWERING, DocumentKind
from cables.text.alignment import Span, inner, outer
from cables.text.casing import in_title_case
from cables.text.mending import mend

from .addresses import address
from .kinds import WithholdingKind
from .places import Country, Post
from .public import public_cable, public_paragraph, replaced_cable, shown_paragraph
from .words import CONFIG, as_indexed

UNREAD = 0  # the version of a cable before any text of it is read: the first text is version 1


class Tag(models.Model):
    """A code of the TAGS line; `meaning` is empty where no list explains it."""

    code = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=20, default="subject")
    meaning = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "TAG"
        verbose_name_plural = "TAGS"

    def __str__(self) -> str:
        return self.code


class CableQuerySet(models.QuerySet["Cable"]):
    def public(self) -> CableQuerySet:
        """THE predicate for cables: what any public page, feed, export or count may show."""
        return self.filter(public_cable())

    def known(self) -> CableQuerySet:
        """Those that have an address: held ones, and stubs that a public cable cites; no hidden samples."""
        citing = Reference.objects.filter(public_cable("cable__"), target=models.OuterRef("pk"))
        return self.filter(models.Q(held=True) | models.Exists(citing), hidden=False)

    def answering(self) -> CableQuerySet:
        """Of the current ones those that answer the questionnaire: what is compared, covered and charted."""
        return self.current().filter(document__in=ANSWERING)

    def current(self) -> CableQuerySet:
        """Public, less what a later cable replaces: the default results."""
        return self.public().exclude(replaced_cable())


# What a cable's header says of it, in the order of the forms: all of it is read, published and correctable.
HEADER = (
    "subject", "document", "post", "country", "reporting_year", "date", "classification",
    "captions", "precedence", "transmission_id", "sender", "to", "info", "attention", "eo", "tags",
    "references", "signature", "instruction_cable", "part_number", "part_of", "replaces",
)  # fmt: skip


class Cable(models.Model):
    """One cable. `held` is False for a stub: a cable that another one cites and that the archive lacks."""

    cable_id = models.CharField("cable id", max_length=60, unique=True)
    held = models.BooleanField(default=True)
    sample = models.BooleanField(
        default=False, help_text="written for this project about an invented country"
    )
    hidden = models.BooleanField(default=False, editable=False, help_text="a sample that is not shown")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="cables")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="cables")
    reporting_year = models.PositiveSmallIntegerField(null=True, blank=True)
    date = models.DateTimeField(null=True, blank=True)
    subject = models.TextField(blank=True)
    classification = models.CharField(max_length=40, blank=True)
    captions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    precedence = models.CharField(max_length=40, blank=True)
    transmission_id = models.CharField(max_length=30, blank=True)
    sender = models.CharField("from", max_length=120, blank=True)
    to = models.JSONField(default=list, blank=True)
    info = models.JSONField(default=list, blank=True)
    attention = ArrayField(models.TextField(), default=list, blank=True)
    eo = models.CharField("E.O.", max_length=120, blank=True)
    tags = models.ManyToManyField(Tag, through="CableTag", related_name="cables", blank=True)
    signature = models.CharField(max_length=80, blank=True)
    instruction_cable = models.CharField(max_length=60, blank=True)
    instruction_basis = models.CharField(max_length=40, blank=True)
    part_number = models.PositiveSmallIntegerField(null=True, blank=True)
    part_of = models.PositiveSmallIntegerField(null=True, blank=True)
    document = models.CharField(
        "kind of document",
        max_length=30,
        choices=[(kind.value, kind.value) for kind in DocumentKind],
        default=DocumentKind.SUBMISSION.value,
        help_text="the first three answer the questionnaire",
    )
    document_reason = models.CharField(max_length=200, blank=True, editable=False)
    replaces = models.CharField(
        max_length=60, blank=True, help_text="the cable that this one says it replaces"
    )
    superseded_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    sections_total = models.PositiveSmallIntegerField(null=True, blank=True)
    sections_present = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    sections_missing = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    repairs = models.JSONField(default=list, blank=True, help_text="repairs outside the paragraphs")
    unmasked = models.JSONField(
        default=dict, editable=False, help_text="what its header says where words of it are withheld"
    )
    extractor = models.CharField(max_length=40, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(
        "class of reason", max_length=40, blank=True, choices=WithholdingKind.choices
    )
    restore_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        help_text="who asked first to make it public again what protects a person",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CableQuerySet.as_manager()

    class Meta:
        ordering = ["-reporting_year", "country", "cable_id"]
        permissions = [("withdraw_cable", "Can withdraw a cable and make it public again")]
        # The list and every facet start from public cables of a country or a year.
        indexes = [
            models.Index(fields=["country", "reporting_year"], name="cable_country_year"),
            models.Index(
                fields=["id"], condition=models.Q(withdrawn_at__isnull=False), name="cable_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.cable_id

    def get_absolute_url(self) -> str:
        return address("cable", self.cable_id)

    @property
    def title(self) -> str:
        """The subject as a reader of today prints it."""
        return in_title_case(mend(self.subject).text) if self.subject else self.cable_id

    @property
    def answers_questionnaire(self) -> bool:
        return self.document in ANSWERING

    @property
    def replacement(self) -> Cable | None:
        """The public cable that stands in this one's place: what `replaced_cable` asks of the database."""
        later = self.superseded_by
        return later if later and later.held and later.withdrawn_at is None else None


class CableTag(models.Model):
    """A TAG of a cable, in the order of its TAGS line."""

    cable = models.ForeignKey(Cable, models.CASCADE)
    tag = models.ForeignKey(Tag, models.PROTECT)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["cable", "tag"], name="cable_tag_once")]

    def __str__(self) -> str:
        return self.tag_id


class Reference(models.Model):
    """One item of a cable's REF line; `target` is a held cable or a stub, empty where it is no cable."""

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="references")
    order = models.PositiveSmallIntegerField()
    printed = models.TextField()
    unmasked = models.TextField(
        default="", blank=True, editable=False, help_text="what it prints where words of it are withheld"
    )
    label = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=20, default="cable")
    target = models.ForeignKey(Cable, models.PROTECT, null=True, blank=True, related_name="cited_by")

    class Meta:
        ordering = ["cable", "order"]
        constraints = [models.UniqueConstraint(fields=["cable", "order"], name="reference_once")]

    def __str__(self) -> str:
        return self.printed


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def public(self) -> ParagraphQuerySet:
        """THE predicate for paragraphs; their text is to be read from `public_text`, never from `text`."""
        return self.filter(public_paragraph())

    def shown(self) -> ParagraphQuerySet:
        """The public ones and, for the reading page, the places of withheld ones: of these only the number
        and `public_text`, which is a placeholder, may be shown."""
        return self.filter(shown_paragraph())


class Paragraph(models.Model):
    """A numbered paragraph, a block without a number, or the place of a lost one.

    `text` is the effective text; `public_text` is the same less what is withheld (placeholders of constant
    form) and the only text that a public path reads. `runs` maps the text as read back to the witness and
    `public_runs` maps `public_text` back to the text as read, both [[at, start, length], ...]. `key` is the
    paragraph's address in its cable and never changes: `par45`, and `par45-1` for the first block without a
    number after paragraph 45.
    """

    class State(models.TextChoices):
        WHOLE = "whole", "whole"
        CUT = "cut", "its end is lost"
        TAIL = "tail", "its beginning is lost"
        LOST = "lost", "lost"

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="paragraphs")
    key = models.CharField(max_length=20)
    aliases = ArrayField(
        models.CharField(max_length=20),
        default=list,
        editable=False,
        help_text="keys of what was joined to it",
    )
    order = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    printed = models.CharField(max_length=20, blank=True, help_text="the number as printed")
    mark = models.CharField("portion mark", max_length=10, blank=True)
    state = models.CharField(max_length=5, choices=State.choices, default=State.WHOLE)
    heading = models.CharField(max_length=300, blank=True)
    section = models.CharField(
        max_length=30, blank=True, help_text="section of the report, slug of a topic group"
    )
    text = models.TextField(blank=True)
    public_text = models.TextField(blank=True, editable=False)
    runs = models.JSONField(default=list, editable=False)
    public_runs = models.JSONField(default=list, editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    transmission_sections = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    items = models.JSONField(default=list, blank=True, help_text="[{letter, start, end}] in the text as read")
    repairs = models.JSONField(default=list, blank=True, editable=False)
    public_repairs = models.JSONField(default=list, editable=False)
    withheld = models.BooleanField(default=False, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="no longer read")
    version = models.PositiveIntegerField(default=1, editable=False)
    search = models.GeneratedField(
        expression=SearchVector(as_indexed("public_text"), config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["cable", "order"]
        constraints = [models.UniqueConstraint(fields=["cable", "key"], name="paragraph_key_once")]
        # Damaged cables, for the facet of completeness; and all that counts or joins paragraphs without
        # reading their texts: the front page, coverage, the pages of figures and organizations.
        indexes = [
            models.Index(fields=["cable"], condition=~models.Q(state="whole"), name="paragraph_damaged"),
            models.Index(
                fields=["cable"],
                include=["id", "number", "state", "withheld", "section"],
                condition=models.Q(removed_at=None),
                name="paragraph_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cable}, {self.label}"

    def get_absolute_url(self) -> str:
        return f"{self.cable.get_absolute_url()}#{self.key}"

    @property
    def label(self) -> str:
        return f"paragraph {self.number}" if self.number else "unnumbered text"

    def public_span(self, start: int, end: int) -> Span | None:
        """Where text-as-read[start:end] stands in `public_text`; None unless it is public word for word."""
        return inner(self.public_runs, start, end)

    def public_part(self, start: int, end: int) -> str:
        """The public words for text-as-read[start:end], corrections and placeholders included: an answer."""
        span = outer(self.public_runs, start, end, len(self.public_text))
        return self.public_text[span.start : span.end]

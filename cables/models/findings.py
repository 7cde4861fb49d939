"""What the text says in figures and names: statistics, organizations, checks. All spans lead to the words."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce

from .addresses import address
from .cables import Cable, Paragraph
from .places import Country
from .public import public_cable, public_paragraph


class Review(models.TextChoices):
    """What an editor has said of a machine reading."""

    MACHINE = "machine", "read by machine"
    CONFIRMED = "confirmed", "confirmed by an editor"
    CORRECTED = "corrected", "corrected by an editor"
    REJECTED = "rejected", "rejected by an editor"
    ADDED = "added", "added by an editor"
    UNPLACED = "unplaced", "added by an editor; its words are not found any more"


# Nobody stands for these now: they are not public.
UNVOUCHED = (Review.REJECTED, Review.UNPLACED)


class FindingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """For models with a `paragraph` and a `withheld` of their own."""

    def public(self) -> FindingQuerySet:
        return self.filter(public_paragraph("paragraph__"), withheld=False)


# Of a row itself what makes it public; what its paragraph says follows from it (publishing/whole.py): in one
# that is withheld it is withheld, in one that is not read any more it has no place.
TOLD = models.Q(withheld=False, source_start__isnull=False) & ~models.Q(review__in=UNVOUCHED)


class VouchedQuerySet(FindingQuerySet):
    def public(self) -> FindingQuerySet:
        """What an editor vouches for has to have words that state it. No paragraph is read to know it."""
        return self.filter(public_cable("cable__"), TOLD)


class StatisticQuerySet(VouchedQuerySet):
    def facts(self) -> FindingQuerySet:
        """What is counted and listed: a sum that is said again in another currency is one."""
        return self.public().filter(conversion=False)


class Statistic(models.Model):
    """One quantitative statement. start..end and value_start..value_end count characters of the
    paragraph's text as read. `source_start`, the value's place in the witness, is its identity; it is empty
    where an editor vouches for what the machine no longer reads. `quote` is the words as published. `key`,
    given when it is first published and never changed, names it to readers."""

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="statistics")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="statistics")
    source_start = models.PositiveIntegerField(null=True, editable=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    value_start = models.PositiveIntegerField()
    value_end = models.PositiveIntegerField()
    key = models.CharField(max_length=12, default="", editable=False)
    quote = models.TextField()
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    value_min = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    value_max = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60)
    what = models.TextField(blank=True)
    item = models.CharField(max_length=10, blank=True)
    breakdown = models.JSONField(default=dict, blank=True)
    period = models.CharField(max_length=60, blank=True)
    period_basis = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=60, blank=True, help_text="who says so")
    prior_value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    prior_period = models.CharField(max_length=60, blank=True)
    change_percent = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    confidence = models.CharField(max_length=10, default="high")
    measure = models.CharField(max_length=10, default="other", help_text="what sort of thing is counted")
    head = models.CharField(max_length=60, blank=True, help_text="the noun that the number counts")
    kind_confidence = models.DecimalField(max_digits=5, decimal_places=4, default=0, editable=False)
    likely_kind = models.CharField(max_length=60, default="other", editable=False)
    conversion = models.BooleanField(
        default=False, editable=False, help_text="says the sum before it in another currency"
    )
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.MACHINE)
    withheld = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StatisticQuerySet.as_manager()

    class Meta:
        ordering = ["cable", "paragraph__order", "start"]
        # Deferred, since one statement at a time may move two rows past each other.
        constraints = [
            models.UniqueConstraint(
                fields=["cable", "source_start"], name="statistic_once", deferrable=models.Deferrable.DEFERRED
            )
        ]
        # The statistics page filters by kind first; it and the front page count all that are vouched for.
        indexes = [
            models.Index(fields=["kind", "cable"], name="statistic_kind"),
            models.Index(
                fields=["cable"],
                include=["paragraph", "kind", "source"],
                condition=TOLD & models.Q(conversion=False),
                name="statistic_told",
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    @property
    def figure_id(self) -> str:
        """07ASTANA614-3fa94c1e: whatever an editor corrects, and however often the cable is loaded."""
        return f"{self.cable.cable_id}-{self.key}"


# The organization that a mention counts for.
AFTER_MERGERS = Coalesce("organization__merged_into", "organization")


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def public(self) -> OrganizationQuerySet:
        """Those that somebody can read of; one merged into another is found under that one."""
        named = Mention.objects.public().filter(organization=models.OuterRef("pk"))
        through = Mention.objects.public().filter(organization__merged_into=models.OuterRef("pk"))
        return self.filter(models.Exists(named) | models.Exists(through), merged_into=None).exclude(
            review=Review.REJECTED
        )

    def together(self, these: Iterable[int]) -> OrganizationQuerySet:
        """Those with these primary keys, and what was merged into them."""
        return self.filter(models.Q(pk__in=these) | models.Q(merged_into__in=these)).order_by()


class Organization(models.Model):
    """A named body across cables. Per-country bodies (ministries) carry their country; others none."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=40)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="organizations")
    names = ArrayField(models.CharField(max_length=250), default=list, blank=True, help_text="other forms")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.MACHINE)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("organization", self.slug)


class Mention(models.Model):
    """Where a cable names an organization; start..end count characters of the paragraph's text as read.

    `name` and `kind` are what this cable says of the organization; over all cables the most frequent ones
    become the organization's own.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="mentions")
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="mentions")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="mentions")
    source_start = models.PositiveIntegerField(null=True, editable=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    form = models.CharField(max_length=250, blank=True, editable=False, help_text="as named here")
    name = models.CharField(
        max_length=250, blank=True, editable=False, help_text="its fullest name in this cable"
    )
    kind = models.CharField(max_length=40, blank=True, editable=False)
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.MACHINE)
    withheld = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = VouchedQuerySet.as_manager()

    class Meta:
        ordering = ["cable", "paragraph__order", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["cable", "source_start"], name="mention_once", deferrable=models.Deferrable.DEFERRED
            )
        ]
        # Which organizations somebody can read of, and in how many cables.
        indexes = [
            models.Index(
                fields=["organization"],
                include=["paragraph", "cable"],
                condition=TOLD,
                name="mention_told",
            )
        ]

    def __str__(self) -> str:
        return self.form

    @property
    def named(self) -> Organization:
        """The organization that it counts for, after mergers."""
        return self.organization.merged_into or self.organization


class Check(models.Model):
    """Arithmetic or a cross-reference that the cable allows one to verify; never an accusation."""

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="checks")
    paragraphs = models.ManyToManyField(Paragraph, through="Checked", related_name="checks")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    text = models.TextField()
    agrees = models.BooleanField(null=True)
    stated = models.FloatField(null=True)
    computed = models.FloatField(null=True)
    spans = models.JSONField(default=list, help_text="[[start, end], ...] in the witness")
    settled_at = models.DateTimeField(null=True, blank=True)
    withheld = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["cable", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cable", "order"], name="check_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.text


class Checked(models.Model):
    """That a check compares a paragraph."""

    of = models.ForeignKey(Check, models.CASCADE, related_name="+", db_column="check_id")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="+")

    class Meta:
        db_table = "cables_check_paragraphs"
        unique_together = [("of", "paragraph")]

    def __str__(self) -> str:
        return f"{self.of_id} of {self.paragraph_id}"

"""Statistics, organizations and checks at the desk."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cables.deciding.bounds import FOLLOWING, LEADING, contradictions
from cables.deciding.correcting import in_force
from cables.deciding.merging import refuse_chain
from cables.kinds import Qualifier
from cables.models import Check, Mention, Organization, Review, Statistic
from cables.sections import FIGURE_KINDS, spelled

from . import sense
from .base import ReadOnlyAdmin, link, listed
from .bodies import BodyField, known_beside, named_beside
from .correcting import CorrectingAdmin, CorrectingForm, WordsField, correct_all
from .deeds.confirming import confirmed
from .deeds.rejecting import REJECT
from .filters import FigureKind, HeldCountry, OwnCountry
from .review.summaries import figure

QUALIFIERS = ("", *Qualifier)
LABELS = {"value_min": "At least", "value_max": "At most", "change_percent": "Change in percent"}


class StatisticForm(CorrectingForm):
    """A figure; what it counts may run over lines. Bounds that no editor said follow from the rest."""

    qualifier = forms.ChoiceField(required=False)
    kind = forms.ChoiceField()
    what = WordsField(widget=forms.Textarea(attrs={"rows": 2}), label="What it counts")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & LABELS.keys():
            self.fields[name].label = LABELS[name]
        for name in self.fields.keys() & set(FOLLOWING):
            self.fields[name].help_text = "Follows from the value and the qualifier, unless you say it."
        self._offer("qualifier", [(name, spelled(name)) for name in QUALIFIERS])
        self._offer("kind", list(FIGURE_KINDS.items()))
        if self.fields.get("review"):
            # What a machine read was added by nobody.
            said = [(one.value, one.label) for one in Review if one not in (Review.ADDED, Review.UNPLACED)]
            self._offer("review", said)
        for name, value in self.initial.items():
            if isinstance(value, Decimal):
                self.initial[name] = Decimal(f"{value.normalize():f}")

    def clean_period(self) -> str:
        return self._unless_kept("period", sense.period)

    def clean_prior_period(self) -> str:
        return self._unless_kept("prior_period", sense.period)

    def clean_value(self) -> Decimal | None:
        value: Decimal | None = self.cleaned_data["value"]
        return sense.count(value, str(self.data.get(self.add_prefix("unit"), self.instance.unit)))

    def _unless_kept(self, name: str, check: Callable[[str], str]) -> str:
        """What the machine read may stay, whatever it is."""
        said = str(self.cleaned_data[name])
        return said if said == str(self.initial.get(name) or "") else check(said)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What is read there stays a choice, whatever it is."""
        if field := self.fields.get(name):
            read = str(self.initial.get(name, ""))
            field.choices = choices + [(read, read)] * (read not in dict(choices))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        changed = set(self.changed_fields)
        if not self.errors and changed & {*LEADING, *FOLLOWING}:
            said = changed | {name for name in FOLLOWING if in_force(self.stored(), name)}
            for name, told in contradictions(cleaned, said).items():
                self.add_error(name, told)
        return cleaned


class OrganizationForm(CorrectingForm):
    """An organization; `merged_into` is the one that it is another name of."""

    merged_into = BodyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["merged_into"] = self.shown("merged_into")
        self.fields["merged_into"].suggest(known_beside(self.instance))  # type: ignore[attr-defined]

    def shown(self, name: str) -> str:
        if name != "merged_into":
            return super().shown(name)
        into = self.stored().merged_into
        return into.slug if into else ""

    def clean_merged_into(self) -> Organization | None:
        into: Organization | None = self.cleaned_data["merged_into"]
        try:
            refuse_chain(self.stored(), into.pk if into else None)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        return into


class MentionForm(CorrectingForm):
    """Which organization is named here."""

    organization = BodyField(required=True, help_text="the organization that is named here")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["organization"] = self.shown("organization")
        self.fields["organization"].suggest(named_beside(self.instance.cable))  # type: ignore[attr-defined]

    def shown(self, name: str) -> str:
        return self.stored().organization.slug if name == "organization" else super().shown(name)


class ReviewedAdmin(CorrectingAdmin):
    """What a machine read, to be confirmed or rejected one by one or in a list."""

    actions = ("confirm", "reject")

    @admin.action(description="Confirm", permissions=["change"])
    def confirm(self, request: HttpRequest, things: QuerySet[Any]) -> None:
        correct_all(self, request, things, "review", Review.CONFIRMED.value, "confirmed in the list")

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, things: QuerySet[Any]) -> HttpResponse | None:
        correct_all(self, request, things, "review", Review.REJECTED.value, "rejected in the list")
        return None


@admin.register(Statistic)
class StatisticAdmin(ReviewedAdmin):
    form = StatisticForm
    corrected = (
        "value", "value_min", "value_max", "qualifier", "unit", "kind", "what", "breakdown", "period",
        "source", "prior_value", "prior_period", "change_percent", "review",
    )  # fmt: skip
    provenance = (
        "of",
        "quote",
        "item",
        "period_basis",
        "confidence",
        "start",
        "end",
        "source_start",
        "withheld",
    )
    list_display = ("words", "figure", "of", "review", "public")
    list_filter = ("review", "confidence", FigureKind, "qualifier", HeldCountry, "cable__reporting_year")
    list_select_related = ("paragraph__cable",)
    search_fields = ("quote__unaccent", "what__unaccent", "cable__cable_id")
    ordering = ("cable__cable_id", "paragraph__order", "start")

    def view_on_site(self, statistic: Statistic) -> str:
        return statistic.paragraph.get_absolute_url()

    @admin.display(description="words", ordering="quote")
    def words(self, statistic: Statistic) -> str:
        return Truncator(statistic.quote).words(24)

    @admin.display(description="figure", ordering="kind")
    def figure(self, statistic: Statistic) -> str:
        return figure(statistic)

    @admin.display(description="paragraph", ordering="cable__cable_id")
    def of(self, statistic: Statistic) -> SafeString | str:
        return link(statistic.paragraph)

    @admin.display(description="now", ordering="withheld")
    def public(self, statistic: Statistic) -> str:
        return "withheld" if statistic.withheld else "public"


@admin.register(Organization)
class OrganizationAdmin(ReviewedAdmin):
    form = OrganizationForm
    corrected = ("name", "kind", "country", "merged_into", "review")
    provenance = ("slug", "names", "mentioned")
    raw_id_fields = ("country",)
    list_display = ("name", "kind", "country", "mentions_", "merged_into", "review")
    list_filter = ("kind", "review", ("merged_into", admin.EmptyFieldListFilter), OwnCountry)
    list_select_related = ("country", "merged_into")
    search_fields = ("name__unaccent", "names", "slug")

    @admin.action(description="Reject everywhere", permissions=["change"])
    def reject(self, request: HttpRequest, things: QuerySet[Any]) -> HttpResponse | None:
        return confirmed(self, request, things, REJECT)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        counted: QuerySet[Organization] = super().get_queryset(request).annotate(_mentions=Count("mentions"))
        return counted

    @admin.display(description="mentions", ordering="_mentions")
    def mentions_(self, organization: Any) -> int:
        return int(organization._mentions)

    @admin.display(description="mentioned")
    def mentioned(self, organization: Organization) -> SafeString:
        return listed(Mention, "every mention", organization__id__exact=organization.pk)


@admin.register(Mention)
class MentionAdmin(ReviewedAdmin):
    form = MentionForm
    corrected = ("organization", "review")
    provenance = ("of", "form", "name", "kind", "start", "end", "source_start", "withheld")
    list_display = ("form", "organization", "of", "review")
    list_filter = ("review",)
    list_select_related = ("organization", "paragraph__cable")
    search_fields = ("form__unaccent", "organization__name__unaccent", "cable__cable_id")

    @admin.display(description="paragraph")
    def of(self, mention: Mention) -> SafeString | str:
        return link(mention.paragraph)


@admin.register(Check)
class CheckAdmin(ReadOnlyAdmin):
    list_display = ("text", "kind", "cable", "agrees")
    list_filter = ("agrees", "kind")
    list_select_related = ("cable",)
    search_fields = ("text__unaccent", "cable__cable_id")
    readonly_fields = ("paragraphs",)

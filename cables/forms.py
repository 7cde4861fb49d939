"""Filters of the lists of organizations and figures, and a span of years; what cannot be read is left out."""

from __future__ import annotations

import django_filters as filters
from django import forms

from cables.models import Country, Organization, Statistic
from cables.sections import spelled

KINDS = [
    "host government",
    "foreign government",
    "US government",
    "international organisation",
    "NGO",
    "media",
    "company",
    "other",
]


class OrganizationFilter(filters.FilterSet):
    name = filters.CharFilter(lookup_expr="icontains", label="Name", max_length=100)
    kind = filters.ChoiceFilter(choices=[(kind, kind[:1].upper() + kind[1:]) for kind in KINDS], label="Kind")
    country = filters.ModelChoiceFilter(
        queryset=Country.objects.filter(organizations__isnull=False).distinct()
    )

    class Meta:
        model = Organization
        fields = ["name", "kind", "country"]
        form = forms.Form


def kinds() -> list[tuple[str, str]]:
    found = Statistic.objects.public().order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, spelled(kind)) for kind in found]


def sources() -> list[tuple[str, str]]:
    found = Statistic.objects.public().exclude(source="").order_by("source")
    return [(source, source) for source in found.values_list("source", flat=True).distinct()]


class StatisticFilter(filters.FilterSet):
    """Repeated keys are alternatives: ?kind=convictions&country=KZ&country=UZ"""

    kind = filters.MultipleChoiceFilter(choices=kinds, label="Kind")
    country = filters.ModelMultipleChoiceFilter(
        field_name="cable__country", queryset=Country.objects.exclude(cables=None).distinct(), label="Country"
    )
    year = filters.AllValuesMultipleFilter(field_name="cable__reporting_year", label="Report of")
    source = filters.MultipleChoiceFilter(choices=sources, label="Who says so")

    class Meta:
        model = Statistic
        fields = ["kind", "country", "year", "source"]
        form = forms.Form


class YearSpan(forms.Form):
    """From one year to another, in either order; one alone is a span of itself."""

    from_year = forms.IntegerField(min_value=1900, max_value=2099, required=False)
    to_year = forms.IntegerField(min_value=1900, max_value=2099, required=False)

    @property
    def asked(self) -> bool:
        return "from_year" in self.data or "to_year" in self.data

    @property
    def value(self) -> str:
        """As the facet of years reads it: 2006-2008; "" where no year can be read."""
        self.is_valid()
        years = sorted(year for year in self.cleaned_data.values() if year)
        return f"{years[0]}-{years[-1]}" if years else ""

"""The filters of the lists of organizations and figures; a value that cannot be read is left out."""

from __future__ import annotations

import django_filters as filters
from django import forms

from cables.models import Country, Organization

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

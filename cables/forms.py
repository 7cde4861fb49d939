"""What readers fill in: filters of lists, a span of years, the report of a problem. A value that is not held
finds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.db.models import Case, Q, QuerySet, When
from django.http import QueryDict

from cables.figures.choices import Choices
from cables.kinds import OrganizationKind
from cables.models import Country, Mention, Organization, Report, Statistic
from cables.models.findings import AFTER_MERGERS
from cables.models.reports import LONGEST_ADDRESS, LONGEST_TEXT
from cables.search import Filters
from cables.search.parameters import texts_of
from cables.sections import figure_kind_label

TOLD = 5  # unknown values that are named


class Choosing(filters.FilterSet):
    """A filter with lists of values that are held; where none of those asked for is held, nothing is found.

    `facets` say which facet of the search reads the values of a filter; the rest are texts as they are.
    """

    facets: ClassVar[dict[str, str]] = {}

    def __init__(
        self, asked: QueryDict, said: Filters, found: QuerySet[Any], held: Mapping[str, Collection[object]]
    ) -> None:
        self.said = said
        self.wanted = {name: self.read(asked, name) for name in held}
        known = {name: {str(value) for value in values} for name, values in held.items()}
        self.unknown = [v for name, values in self.wanted.items() for v in values if v not in known[name]][
            :TOLD
        ]
        odd = {one.name for one in said.not_understood}
        self.nothing = any(
            (values or self.facets.get(name) in odd) and known[name].isdisjoint(values)
            for name, values in self.wanted.items()
        )
        readable = asked.copy()
        for name, values in self.wanted.items():
            readable.setlist(name, [value for value in values if value in known[name]])
        super().__init__(readable, found)

    def read(self, asked: QueryDict, name: str) -> list[str]:
        """The values of a filter, each once, as the search reads them."""
        if facet := self.facets.get(name):
            return list(self.said.values(facet))
        return list(dict.fromkeys(texts_of(asked, name)))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.none() if self.nothing else super().filter_queryset(queryset)

    @property
    def obeyed(self) -> str:
        """What was asked as a query string, without what no filter reads."""
        words = self.form.cleaned_data if self.form.is_valid() else {}
        pairs = [(name, words[name]) for name in self.filters if name not in self.wanted and words.get(name)]
        return urlencode(pairs + [(name, v) for name, values in self.wanted.items() for v in values])


class OrganizationFilter(Choosing):
    facets: ClassVar[dict[str, str]] = {"country": "country"}
    name = filters.CharFilter(method="named", label="Name", max_length=100)
    kind = filters.ChoiceFilter(
        choices=[(kind.value, kind.label[:1].upper() + kind.label[1:]) for kind in OrganizationKind],
        label="Kind",
    )
    country = filters.ModelChoiceFilter(queryset=Country.objects.none())

    class Meta:
        model = Organization
        fields = ["name", "kind", "country"]
        form = forms.Form

    def __init__(
        self, asked: QueryDict, said: Filters, found: QuerySet[Organization], countries: list[str]
    ) -> None:
        super().__init__(asked, said, found, {"kind": [*OrganizationKind], "country": countries})
        self.filters["country"].queryset = Country.objects.filter(pk__in=countries)

    def named(self, found: QuerySet[Organization], _: str, words: str) -> QuerySet[Organization]:
        """By its name, or as a public mention names it: what is withheld leads to nothing."""
        mentions = Mention.objects.public().filter(form__icontains=words)
        return found.filter(Q(name__icontains=words) | Q(pk__in=mentions.order_by().values(of=AFTER_MERGERS)))


BOXES = forms.CheckboxSelectMultiple  # lists of which several can be chosen show it


class StatisticFilter(Choosing):
    """Repeated keys are alternatives: ?kind=convictions&country=KZ&country=UZ"""

    facets: ClassVar[dict[str, str]] = {"kind": "statistic", "country": "country", "year": "year"}
    kind = filters.MultipleChoiceFilter(label="Kind", widget=BOXES, distinct=False)
    country = filters.ModelMultipleChoiceFilter(
        field_name="cable__country",
        queryset=Country.objects.none(),
        label="Country",
        widget=BOXES,
        distinct=False,
    )
    year = filters.MultipleChoiceFilter(
        field_name="cable__reporting_year", label="Reporting year", widget=BOXES, distinct=False
    )
    source = filters.MultipleChoiceFilter(label="Source", widget=BOXES, distinct=False)

    class Meta:
        model = Statistic
        fields = ["kind", "country", "year", "source"]
        form = forms.Form

    def __init__(self, asked: QueryDict, said: Filters, found: QuerySet[Statistic], held: Choices) -> None:
        lists: dict[str, Collection[object]] = {
            "kind": held.kinds,
            "country": held.countries,
            "year": held.years,
            "source": held.sources,
        }
        super().__init__(asked, said, found, lists)
        kinds, sources = self.chosen_first("kind", held.kinds), self.chosen_first("source", held.sources)
        self.filters["kind"].extra["choices"] = [(kind, figure_kind_label(kind)) for kind in kinds]
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in held.years]
        self.filters["source"].extra["choices"] = [(source, source) for source in sources]
        chosen = Case(When(pk__in=self.wanted["country"], then=0), default=1)
        self.filters["country"].queryset = Country.objects.filter(pk__in=held.countries).order_by(
            chosen, "name"
        )

    @property
    def obeyed(self) -> str:
        """With what is asked of the passages in which the figures stand."""
        passages = beside_figures(self.said).pairs()
        return "&".join(filter(None, (urlencode(passages), super().obeyed)))

    def chosen_first(self, name: str, values: Iterable[str]) -> list[str]:
        """So that what is ticked is in sight."""
        return sorted(values, key=lambda value: value not in self.wanted[name])


def beside_figures(said: Filters) -> Filters:
    """What is asked beside the kind, country and year of figures: of the passages in which they stand."""
    for facet in StatisticFilter.facets.values():
        said = said.with_values(facet, ())
    return said


class YearSpan(forms.Form):
    """From one year to another, in either order; one alone is a span of itself."""

    from_year = forms.IntegerField(min_value=1900, max_value=2099, required=False)
    to_year = forms.IntegerField(min_value=1900, max_value=2099, required=False)

    @property
    def asked(self) -> bool:
        return "from_year" in self.data or "to_year" in self.data

    @property
    def value(self) -> str:
        """As the facet of years reads it: 2006-2008; what was typed where it is no year."""
        if not self.is_valid():
            return str(next(self.data[name] for name in self.errors))[:20]
        years = sorted(year for year in self.cleaned_data.values() if year)
        return f"{years[0]}-{years[-1]}" if years else ""


class ProblemForm(forms.Form):
    """`website` is there for machines that fill in everything: people do not see it."""

    kind = forms.ChoiceField(choices=Report.Kind.choices, widget=forms.RadioSelect, label="What is wrong?")
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="Say what is wrong, and what you know instead",
    )
    answer_to = forms.CharField(
        required=False,
        max_length=LONGEST_ADDRESS,
        label="Where can we answer you? (optional)",
        help_text="An e-mail address or anything else. Only editors see it, until the report is settled.",
    )
    website = forms.CharField(
        required=False, label="Leave this empty", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this field empty: it is there to tell people from machines.")
        return ""

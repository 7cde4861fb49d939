"""What readers type for a country or an organization: its name, an acronym, not the value in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pycountry
from django.db.models import Count

from cables.models import Cable, Country, Mention, Organization, Topic
from cables.models.findings import AFTER_MERGERS

from .filters import MOST_VALUES, YEARS, Filters
from .kinds import FACETS

OPEN_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d) ?[-–]|[-–] ?(?P<last>(?:19|20)\d\d)")
SOME = 5  # organizations that one acronym may stand for


def filters_of(params: Mapping[str, Any]) -> Filters:
    """What a query string asks, with the names typed in the query understood."""
    return Filters.read(params, values_of)


def values_of(facet: str, text: str) -> Iterable[str]:
    """The values of a facet that are called so in public text; what was typed where none is."""
    name = " ".join(text.split())[:250]
    if facet == "country" and len(name) > 2:
        return countries_called(name) or [text]
    if facet == "org" and name:
        return slugs_of(name) or [text]
    if facet == "topic" and not FACETS[facet].shape.fullmatch(name.lower()):
        return list(Topic.objects.filter(label__iexact=name).values_list("pk", flat=True)) or [text]
    if facet == "year":
        return years_called(name)
    called = [value for value, label in FACETS[facet].values.items() if label.lower() == name.lower()]
    return called or [text]


def countries_called(name: str) -> list[str]:
    """By the name it has here, else by any name or code of ISO 3166."""
    found = list(Country.objects.filter(name__iexact=name).values_list("pk", flat=True))
    if found:
        return found
    try:
        return [pycountry.countries.lookup(name).alpha_2]
    except LookupError:
        return []


def years_called(name: str) -> list[str]:
    """2006- and a long span as the years that are held in it."""
    if span := OPEN_YEARS.fullmatch(name):
        return held_years(span["first"], span["last"]) or [*filter(None, span.groups())]
    if span := YEARS.fullmatch(name):
        first, last = sorted(map(int, span.groups()))
        return [name] if last - first < MOST_VALUES else held_years(str(first), str(last)) or [span[1]]
    return [name]


def held_years(first: str | None, last: str | None) -> list[str]:
    """The reporting years of public cables from one year on, or up to one."""
    held = Cable.objects.public().order_by().values_list("reporting_year", flat=True).distinct()
    years = sorted(year for year in held if year)
    return [str(year) for year in years if int(first or 0) <= year <= int(last or 9999)]


def slugs_of(name: str) -> list[str]:
    """The organization of this address, or those that the cables call so, the most often named first."""
    public = Organization.objects.public()
    if public.filter(slug=name.lower()).exists():
        return [name.lower()]
    called = Mention.objects.public().filter(form__iexact=name).annotate(named=AFTER_MERGERS)
    often = called.order_by().values("named").annotate(n=Count("pk")).order_by("-n", "named")[:SOME]
    slugs = public.filter(pk__in=[row["named"] for row in often]).values_list("slug", flat=True)
    return list(slugs) or list(public.filter(name__iexact=name).values_list("slug", flat=True))

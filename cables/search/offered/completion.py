"""What a reader may have begun to type: a country, an organization, a topic, a question code, a cable.

Only what is public; organizations by their own names, never a person.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cables.models import Cable, Country, Mention, Organization, Question, Topic

LEAST, EACH = 2, 5  # letters that are looked for, names of one kind
CODE = re.compile(r"\d{1,2}[a-z]?", re.IGNORECASE)


class Name(NamedTuple):
    """`fill` is the whole query with the name in it, as the search box takes it."""

    kind: str
    label: str
    fill: str


def names_begun(text: str) -> list[Name]:
    """The names that the end of a query begins: its last words together where any begins so, else the last
    one."""
    words = text.split()
    for first in range(max(0, len(words) - 3), len(words)):
        begun, before = " ".join(words[first:]), words[:first]
        if len(begun) >= LEAST and (found := called(begun)):
            return [Name(kind, label, " ".join([*before, fill])) for kind, label, fill in found]
    return []


def called(begun: str) -> list[Name]:
    held = Cable.objects.public()
    begins = Q(name__unaccent__istartswith=begun) | Q(name__unaccent__icontains=f" {begun}")
    countries = Country.objects.filter(begins, pk__in=held.order_by().values("country"))
    named = Mention.objects.public().filter(organization=OuterRef("pk")).order_by().values("organization")
    often = Coalesce(Subquery(named.annotate(n=Count("pk")).values("n")), 0)
    bodies = Organization.objects.public().filter(begins).order_by(often.desc(), "name")
    topics = Topic.objects.filter(Q(label__istartswith=begun) | Q(label__icontains=f" {begun}"))
    found = [Name("country", one.name, field("country", one.name)) for one in countries[:EACH]]
    found += [Name("organization", one.name, field("org", one.name)) for one in bodies[:EACH]]
    found += [Name("topic", one.label, f"topic:{one.slug}") for one in topics[:EACH]]
    if CODE.fullmatch(begun):
        codes = (
            Question.objects.filter(code__istartswith=begun).order_by("code").values_list("code", flat=True)
        )
        found += [Name("question", code, f"q:{code}") for code in codes.distinct()[:EACH]]
    number = "".join(begun.split()).upper()
    if number.isalnum():
        cables = held.filter(Q(cable_id__startswith=number) | Q(cable_id__regex=rf"^[0-9]{{2}}{number}"))
        ids = cables.order_by("cable_id").values_list("cable_id", flat=True)
        found += [Name("cable", cable_id, cable_id) for cable_id in ids[:EACH]]
    return found


def field(name: str, value: str) -> str:
    """country:"Costa Rica" """
    return f'{name}:"{value}"' if " " in value or not value.isalnum() else f"{name}:{value}"

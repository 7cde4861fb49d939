"""An archive of invented cables: the rows of every table that a search reads, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from string import ascii_uppercase

from django.db.models import Model

from cables.models import (
    Answer,
    Cable,
    CableTag,
    Country,
    Mention,
    Organization,
    Paragraph,
    Question,
    Statistic,
    Tag,
    Topic,
)

from .words import paragraph

COUNTRIES = ["".join(pair) for pair in product(ascii_uppercase, ascii_uppercase)][:180]
YEARS = list(range(2001, 2011))
SECTIONS = [f"section-{one}{two}" for one, two in product("abcd", "abcdefghij")]
TOPICS = [f"topic-{n:02}" for n in range(40)]
TAGS = [f"T{n:03}" for n in range(120)]
ORGANIZATIONS = [f"organization-{n:02}" for n in range(60)]
KINDS = [f"kind-{chr(97 + n)}" for n in range(20)]
MARKS = ["SBU", "U", "C", ""]
CODES = 60  # questions of a year


@dataclass(frozen=True, slots=True)
class Size:
    cables: int
    paragraphs: int  # of each cable


SIZES = {"tiny": Size(24, 10), "s": Size(1_500, 60), "m": Size(50_000, 20)}


def vocabularies() -> Iterator[Model]:
    """Countries, TAGS, topics, organizations, questions with a topic each."""
    yield from (Country(iso2=code, name=f"Country {code}") for code in COUNTRIES)
    yield from (Tag(code=code) for code in TAGS)
    yield from (Topic(slug=slug, label=slug, section=SECTIONS[n]) for n, slug in enumerate(TOPICS))
    yield from (
        Organization(pk=n + 1, slug=slug, name=slug, kind="NGO") for n, slug in enumerate(ORGANIZATIONS)
    )
    through = Question.topics.through
    for year, code in product(range(len(YEARS)), range(CODES)):
        pk = year * CODES + code + 1
        yield Question(pk=pk, year=YEARS[year], code=f"{code + 1}A", label="", section=SECTIONS[code % 40])
        yield through(question_id=pk, topic_id=TOPICS[code % len(TOPICS)])


def few(chance: random.Random, values: list[str], most: int) -> list[str]:
    """Some of the values, the first ones far oftener than the last."""
    return sorted({values[int(len(values) * chance.random() ** 3)] for _ in range(chance.randint(0, most))})


def cable(number: int, size: Size) -> Iterator[Model]:
    """One cable with its TAGS, paragraphs and findings; its number is all that it depends on."""
    chance = random.Random(number)
    year = chance.randrange(len(YEARS))
    yield Cable(
        pk=number,
        cable_id=f"{YEARS[year] % 100:02}POST{number}",
        country_id=COUNTRIES[int(180 * chance.random() ** 1.5)],
        reporting_year=YEARS[year],
        date=datetime(YEARS[year], 3, 1, tzinfo=UTC) + timedelta(minutes=number),
        subject=f"Cable {number}",
        sections_missing=[2] if chance.random() < 0.1 else [],
    )
    for order, tag in enumerate(few(chance, TAGS, 8)):
        yield CableTag(cable_id=number, tag_id=tag, order=order)
    for order in range(size.paragraphs):
        yield from one_paragraph(chance, number, year, number * 1000 + order, order)


def one_paragraph(chance: random.Random, cable: int, year: int, pk: int, order: int) -> Iterator[Model]:
    text = paragraph(chance)
    code = int(CODES * chance.random() ** 1.3)
    yield Paragraph(
        pk=pk,
        cable_id=cable,
        key=f"par{order}",
        order=order,
        number=order,
        mark=chance.choices(MARKS, (60, 25, 5, 10))[0],
        section=SECTIONS[code % 40],
        text=text,
        public_text=text,
        start=0,
        end=len(text),
    )
    owner = {"cable_id": cable, "paragraph_id": pk, "start": 0}
    for more in range(chance.choices((0, 1, 2), (20, 70, 10))[0]):
        yield Answer(question_id=year * CODES + (code + more) % CODES + 1, end=9, **owner)
    for at, slug in enumerate(few(chance, ORGANIZATIONS, 2)):
        place = order * 10 + at
        yield Mention(organization_id=ORGANIZATIONS.index(slug) + 1, source_start=place, end=9, **owner)
    for at, kind in enumerate(few(chance, KINDS, 2) if chance.random() < 0.3 else []):
        place = order * 10 + at
        yield Statistic(kind=kind, source_start=place, end=9, value_start=0, value_end=9, quote="", **owner)

"""The facets, each said once: what every page, file, feed, index and program that knows facets loops over.

A new facet is a line here, its keys in the statement of `publishing.passages`, and a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cables.kinds import DocumentKind
from cables.models import Country, Organization, Question, Tag, Topic
from cables.sections import FIGURE_KINDS, SECTIONS, figure_kind_label, mark_label, section_label, spelled

NOT_STATED = "none"
YEAR = re.compile(r"(?:19|20)\d\d")


def as_it_is(value: str, name: str) -> str:
    return name or value


def with_its_name(code: str, name: str) -> str:
    return f"{code} {name}".strip()


def year_and_code(value: str) -> tuple[str, str]:
    """2007-29F and 2007-best-practices are of one year, 29F and best-practices of all: ("", code)."""
    year, dash, code = value.partition("-")
    return (year, code) if dash and YEAR.fullmatch(year) else ("", value)


def question_label(value: str, name: str) -> str:
    year, code = year_and_code(value)
    short = name if len(name) <= 60 else name[:57].rstrip() + "…"
    return f"{code} ({year}) {short}".strip() if year else code


def question_value(text: str) -> str:
    """29f is 29F; headings without a number are words: heroes."""
    year, code = year_and_code(text)
    return "-".join(filter(None, (year, code.upper() if code[:1].isdigit() else code.lower())))


def country_name(iso2: str) -> str:
    return str(Country.objects.filter(pk=iso2).first() or "")


def tag_meaning(code: str) -> str:
    return Tag.objects.filter(pk=code).values_list("meaning", flat=True).first() or ""


def topic_name(slug: str) -> str:
    return str(Topic.objects.filter(pk=slug).first() or "")


def question_name(value: str) -> str:
    """A code of all years has no name of its own."""
    year, code = year_and_code(value)
    asked = Question.objects.filter(year=year, code=code) if year else Question.objects.none()
    return asked.values_list("label", flat=True).first() or ""


def organization_name(slug: str) -> str:
    return str(Organization.objects.public().filter(slug=slug).first() or "")


@dataclass(frozen=True, slots=True)
class Names:
    """What the values are called, from a table: `of_keys` selects (key, value in addresses, name) of the keys
    given as one parameter; `of_value` names a value that was chosen and that no count gave."""

    of_keys: str
    of_value: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet as addresses name it. `place` is where its keys stand: in the cable's own row, or in one of a
    passage's sets. `asked` stands before its values in a sentence, `unstated` in place of "not stated".
    `read` gives a value in its own case, `label` what a person reads of (value, name). `values` are those
    known beforehand and their names, `closed` says that there are no others."""

    name: str
    title: str
    shape: re.Pattern[str]
    place: Literal["cable_id", "about", "named"]
    described: str
    asked: str
    unstated: str
    read: Callable[[str], str] = str.lower
    label: Callable[[str, str], str] = as_it_is
    names: Names | None = None
    aliases: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False

    def takes(self, value: str) -> bool:
        """Whether a value has its shape, and is one of them where there is a list."""
        return bool(self.shape.fullmatch(value)) and (not self.closed or value in self.values)


# In the order of the page.
FACETS: dict[str, FacetKind] = {
    kind.name: kind
    for kind in (
        FacetKind(
            "country", "Country", re.compile(r"[A-Z]{2}"), "cable_id",
            described="The country reported on, by its ISO 3166 code or its name: KZ, Kazakhstan.",
            asked="from", unstated="from a country not stated", read=str.upper,
            names=Names("select iso2, iso2, name from cables_country where iso2 = any(%s)", country_name),
        ),
        FacetKind(
            "year", "Reporting year", YEAR, "cable_id",
            described="Reporting years: 2007, 2006-2008, or from 2006 on: 2006-.",
            asked="of", unstated="of a year not stated",
        ),
        FacetKind(
            "document", "Kind of document", re.compile(r"[a-z][a-z ]{3,29}"), "cable_id",
            described=f"Kinds of documents: {', '.join(DocumentKind)}.",
            asked="of kind", unstated="",
            label=lambda kind, _: spelled(kind),
            values={kind.value: kind.value for kind in DocumentKind}, closed=True,
        ),
        FacetKind(
            "section", "Section of the report", re.compile(r"[a-z][a-z-]{1,29}"), "about",
            described=f"Sections of the report: {', '.join(SECTIONS)}.",
            asked="in section", unstated="in no section",
            label=lambda slug, _: section_label(slug), values=SECTIONS,
        ),
        FacetKind(
            "topic", "Topic", re.compile(r"[a-z0-9][a-z0-9-]{1,79}"), "about",
            described="Topics, by the last part of their address or their name: law-enforcement-statistics.",
            asked="on", unstated="on no topic",
            names=Names("select slug, slug, label from cables_topic where slug = any(%s)", topic_name),
        ),
        FacetKind(
            "question", "Question code",
            re.compile(r"(?:(?:19|20)\d\d-)?(?:\d{1,3}[A-Z]{0,2}\d?|[a-z]+(?:-[a-z]+)*)"), "about",
            described="Question codes, of one year or of all: 2007-29F, 29F.",
            asked="answering question", unstated="answering no question",
            read=question_value, label=question_label, aliases=("q",),
            names=Names(
                "select id::text, year || '-' || code, label from cables_question"
                " where id = any(%s::bigint[])",
                question_name,
            ),
        ),
        FacetKind(
            "tag", "TAGS", re.compile(r"[A-Z0-9][A-Z0-9 .-]{0,39}"), "cable_id",
            described="TAGS: KTIP.",
            asked="with TAG", unstated="without TAGS",
            read=str.upper, label=with_its_name, aliases=("tags",),
            names=Names("select code, code, meaning from cables_tag where code = any(%s)", tag_meaning),
        ),
        FacetKind(
            "org", "Organization", re.compile(r"[a-z0-9][a-z0-9_-]{0,119}"), "named",
            described="Organizations, by the last part of their address or a name: IOM.",
            asked="naming", unstated="naming no organization",
            aliases=("organization", "organisation"),
            # A name that editors rejected is no value at all.
            names=Names(
                "select id::text, slug, name from cables_organization where id = any(%s::bigint[])"
                " and review <> 'rejected'",
                organization_name,
            ),
        ),
        FacetKind(
            "statistic", "Kind of figure", re.compile(r"[a-z][a-z-]{1,59}"), "about",
            described="Kinds of figures: convictions, or as pages call them.",
            asked="with figures for", unstated="without figures",
            label=lambda slug, _: figure_kind_label(slug), aliases=("stat", "kind"),
            values=FIGURE_KINDS, closed=True,
        ),
        FacetKind(
            "mark", "Portion mark", re.compile(r"[A-Z/]{1,10}"), "about",
            described="Portion marks: SBU.",
            asked="marked", unstated="not marked",
            read=str.upper, label=lambda mark, _: mark_label(mark),
        ),
        FacetKind(
            "completeness", "Completeness", re.compile(r"whole|gaps"), "cable_id",
            described="whole, or gaps.",
            asked="that are", unstated="",
            label=lambda value, _: {"whole": "Whole", "gaps": "With gaps"}.get(value, value),
        ),
    )
}  # fmt: skip
ALIASES = {alias: kind.name for kind in FACETS.values() for alias in kind.aliases}
# Facets of the cable itself; the others are facets of its paragraphs.
OF_CABLES = tuple(kind.name for kind in FACETS.values() if kind.place == "cable_id")


def label_of(facet: str, value: str, name: str = "") -> str:
    """What a person reads for a value; for codes, the code and what it means."""
    return "not stated" if value == NOT_STATED else FACETS[facet].label(value, name)

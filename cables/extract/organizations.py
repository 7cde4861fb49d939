"""A cable's organizations: every named body once, its forms and acronyms joined, every mention with its span.

Persons are not organizations; generic bodies ("the police", "a local NGO") are not named and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .organization_kinds import (
    country_name,
    country_of,
    country_named,
    initials_fit,
    kind_of,
    known_by_acronym,
    known_by_form,
)
from .organization_names import CONNECTORS, Found, names
from .records import Header, Mention, OrganizationRecord, ParagraphRecord
from .vocabulary import load

BARE = re.compile(r"(?<![\w/-])[A-Z][\w/-]{1,15}")
OFFICE = re.compile(r"(?<![\w/])[A-Z]{1,5}(?:/[A-Z]{1,5}){0,2}(?![\w/])")
PERSON = re.compile(r"\([^()]{0,40}\)")
GOVERNMENT = re.compile(r"(?:\b[A-Z][a-z]{2,20} |[tT]he )?\bGovernment(?: of (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})?(?![\w-])")
SAME_WORD = {"minister": "ministry", "institute": "academy", "school": "academy", "procuracy": "procurator", "labour": "labor",
             "centre": "center", "organisation": "organization", "interior": "interior", "guards": "guard", "programme": "program"}  # fmt: skip
WEAK = frozenset({"general", "office", "department", "service", "services", "national", "us", "u.s"})


@dataclass(slots=True)
class Body:
    """One organization while it is being gathered."""

    name: str
    kind: str
    country: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)


def find_organizations(
    paragraphs: Sequence[ParagraphRecord], header: Header, source: str = ""
) -> tuple[OrganizationRecord, ...]:
    """The organizations of one cable, in the order in which they are first named.

    `source` is the whole document: with it the addressees and attention lines are mentions too
    (`index` None).
    """
    gathering = Gathering(header)
    for index, paragraph in enumerate(paragraphs):
        for found in names(paragraph.text):
            gathering.add(found, paragraph, index)
    for index, paragraph in enumerate(paragraphs):
        gathering.add_government(paragraph, index)
        gathering.add_acronyms(paragraph, index)
    first = min((p.start for p in paragraphs if p.text), default=len(source))
    gathering.add_header(source[:first])
    return gathering.records()


class Gathering:
    """The bodies found so far, by the key of their name and by every short form."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.bodies: dict[str, Body] = {}
        self.by_short: dict[str, Body] = {}
        self.taken: dict[int, list[tuple[int, int]]] = {}

    def add(self, found: Found, paragraph: ParagraphRecord, index: int) -> None:
        body = self.body(found.name, paragraph.text, found)
        printed = paragraph.text[found.start : found.end]
        for form in (found.name, printed, found.short):
            if form and not (found.name != printed and form == printed):
                body.forms.setdefault(clean(form))
        if found.short:
            self.by_short.setdefault(found.short, body)
        self.mention(body, paragraph, index, found.start, found.end)

    def body(self, name: str, text: str = "", found: Found | None = None) -> Body:
        """The body of that name, made where it is new."""
        known = known_by_form().get(name.lower())
        key = self.key(known["name"] if known else name)
        owner = self.by_short.get(name.split()[0])
        if owner is not None and len(name.split()) == 2 and set(name.split()[1:]) <= set(owner.name.split()):
            return owner  # the short form with the head of the long one: the Rahab Fund
        if key not in self.bodies:
            start, end = (found.start, found.end) if found else (0, 0)
            kind, country = (known["kind"], None) if known else self.kind(name, text, start, end)
            self.bodies[key] = Body(known["name"] if known else clean(name), kind, country)
            for short in known["acronyms"] if known else ():
                self.by_short.setdefault(short, self.bodies[key])
        return self.bodies[key]

    def kind(self, name: str, text: str, start: int, end: int) -> tuple[str, str | None]:
        for word in name.split():
            owner = self.by_short.get(word) or known_by_acronym().get(word)
            if owner is not None and len(name.split()) > 1:
                return (owner.kind if isinstance(owner, Body) else owner["kind"]), None
        return kind_of(name, text, start, end, self.header.country)

    def key(self, name: str) -> str:
        """Names that differ only in order, plural, article or a weak word are one: Justice Ministry."""
        words = [w.strip(".,'’?").removesuffix("'s").removesuffix("’s").lower() for w in name.split()]
        words = [w for w in words if w not in CONNECTORS]
        words = [SAME_WORD.get(w, SAME_WORD.get(w.removesuffix("s"), w.removesuffix("s"))) for w in words]
        strong = [w for w in words if w not in WEAK or len(words) < 3]
        if len(strong) > 2 and self.header.country and country_of(strong[-1]) == self.header.country:
            strong.pop()
        if strong[:1] == ["ministry"] or strong[-1:] == ["ministry"]:
            subject = [w for w in strong if w != "ministry"]
            return " ".join(["ministry", *sorted(subject[:2])])
        if "procurator" in strong or "prosecutor" in strong:
            strong = [w for w in words if w not in {"office", "general"}]
        return " ".join(sorted(strong))

    def add_government(self, paragraph: ParagraphRecord, index: int) -> None:
        for match in GOVERNMENT.finditer(paragraph.text):
            place = country_named(match.group().removeprefix("The "))
            if place is not None and self.header.country not in {place[1], None}:
                body = self.foreign_government(place[1])
            else:
                body = self.host_government()
            body.forms.setdefault(match.group())
            self.mention(body, paragraph, index, match.start(), match.end())

    def foreign_government(self, iso2: str) -> Body:
        name = f"Government of {country_name(iso2)}"
        return self.bodies.setdefault(f"government {iso2}", Body(name, "foreign government", iso2))

    def host_government(self) -> Body:
        name = f"Government of {country_name(self.header.country)}" if self.header.country else "Host government"
        body = self.bodies.setdefault("government", Body(name, "host government", self.header.country))
        body.forms.setdefault(name)
        return body

    def add_acronyms(self, paragraph: ParagraphRecord, index: int) -> None:
        for match in BARE.finditer(paragraph.text):
            short = match.group().rstrip("-/s")
            body = self.by_acronym(short) if any(c.isupper() for c in short[1:]) else None
            if body is not None:
                body.forms.setdefault(short)
                self.mention(body, paragraph, index, match.start(), match.end())

    def by_acronym(self, short: str) -> Body | None:
        """Defined in the cable, known to everybody, a usual ministry, the host government, or a slip of a defined one."""
        if short in self.by_short:
            return self.by_short[short]
        known = known_by_acronym().get(short)
        if known is not None:
            return self.body(known["name"])
        if short in load("organizations")["ministries"]:
            return self.remember(short, self.body(load("organizations")["ministries"][short]))
        if re.fullmatch(r"GO[A-Z]{1,4}", short) and self.header.country and initials_fit(short[2:], self.header.country):
            return self.remember(short, self.host_government())
        near = [s for s in self.by_short if len(s) > 2 and short.startswith(s) and len(short) == len(s) + 1]
        return self.remember(short, self.by_short[near[0]]) if len(near) == 1 else None

    def remember(self, short: str, body: Body) -> Body:
        self.by_short[short] = body
        return body

    def add_header(self, top: str) -> None:
        """Addressees and offices of the attention lines; what stands in brackets there is a person."""
        addressees = [a.name for a in (*self.header.to, *self.header.info)]
        lines = [PERSON.sub(" ", line) for line in self.header.attention]
        for name in addressees:
            self.header_mention(name, self.header_body(name), top)
        for line in lines:
            for match in OFFICE.finditer(line):
                known = known_by_acronym().get(match.group())
                if known or "/" in match.group():
                    body = self.body(known["name"]) if known else self.bodies.setdefault(
                        match.group(), Body(f"Office {match.group()}", "US government"))  # fmt: skip
                    self.header_mention(match.group(), body, top)
        for reference in self.header.references:
            if (reference.cable_id or "")[2:].startswith("STATE"):
                self.header_mention(reference.printed, self.body("Department of State"), top)

    def header_body(self, name: str) -> Body:
        plain = re.sub(r"\s+WASH(?:INGTON)?\s*DC$", "", name.upper()).title().replace(" Of ", " of ")
        if known_by_form().get(name.lower()):
            return self.body(name)
        return self.bodies.setdefault(name, Body(name if "COLLECTIVE" in name else plain, "US government"))

    def header_mention(self, form: str, body: Body, top: str) -> None:
        body.forms.setdefault(form)
        at = top.find(form)
        if at >= 0:
            body.mentions.setdefault((at, at), Mention(None, None, at, at + len(form)))

    def mention(self, body: Body, paragraph: ParagraphRecord, index: int, start: int, end: int) -> None:
        """One word belongs to one mention: the first and longest that takes it."""
        taken = self.taken.setdefault(index, [])
        if any(low < end and start < high for low, high in taken):
            return
        taken.append((start, end))
        span = paragraph.body.span(start, end)
        body.mentions.setdefault((index, start), Mention(paragraph.number, index, span.start, span.end))

    def records(self) -> tuple[OrganizationRecord, ...]:
        made = []
        for body in self.bodies.values():
            if body.mentions or body.forms:
                mentions = tuple(sorted(body.mentions.values(), key=lambda m: m.start))
                others = tuple(form for form in body.forms if form != body.name)
                made.append(OrganizationRecord(body.name, body.kind, others, mentions, body.country))
        return tuple(sorted(made, key=lambda o: o.mentions[0].start if o.mentions else 0))


def clean(form: str) -> str:
    """A form on one line, an apostrophe that was read as a question mark put right."""
    return re.sub(r"(?<=\w)\?(?=s?\b|\s)", "'", " ".join(form.split()))

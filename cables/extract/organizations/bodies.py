"""The bodies of one cable while they are gathered: by the key of their name and by every short form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cables.extract.organizations.header import own_mission
from cables.extract.organizations.keys import (
    endings,
    initials,
    is_shorter,
    is_slip,
    key_of,
    place_in,
    same_initials,
    without_place,
)
from cables.extract.organizations.kinds import kind_of, owners_of
from cables.extract.organizations.passages import Found, known_by_acronym, known_by_form
from cables.extract.organizations.words import clean, is_acronym
from cables.extract.records import Header, Mention, OrganizationRecord, ParagraphRecord
from cables.extract.vocabulary import load
from cables.kinds import OrganizationKind as Kind

GENITIVE = re.compile(r"(?:['’]s?|s['’])?\s+(?:own\s+)?")
FOREIGN = frozenset({Kind.US_GOVERNMENT, Kind.FOREIGN_GOVERNMENT, Kind.INTERNATIONAL})
COMPARED = 20  # bodies with the same initials that are compared for slips of the key
LEAST_INITIALS = 4


@dataclass(slots=True, eq=False)
class Body:
    """One organization while it is being gathered; `forms` are all its names, in the order found."""

    name: str
    kind: str
    country: str | None = None
    known: bool = False
    forms: dict[str, None] = field(default_factory=dict)
    mentions: dict[int, Mention] = field(default_factory=dict)
    joined: Body | None = None

    def root(self) -> Body:
        """The body that this one has been joined with, or itself."""
        body = self
        while body.joined is not None:
            body = body.joined
        return body

    def named(self, forms: Iterable[str]) -> None:
        """More names; the first, without the place that follows it, too."""
        for form in forms:
            self.forms.setdefault(form)
            if not self.known:
                self.forms.setdefault(without_place(form))

    def record(self) -> OrganizationRecord:
        mentions = tuple(sorted(self.mentions.values(), key=lambda m: m.start))
        others = tuple(form for form in self.forms if form != self.name)
        return OrganizationRecord(self.name, self.kind, others, mentions, self.country)


class Bodies:
    """All bodies of a cable; a name, a short form and a word of text belong to one of them each."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.by_key: dict[str, Body] = {}
        self.by_short: dict[str, Body] = {}
        self.by_initials: dict[str, list[Body]] | None = None  # once all bodies are joined
        self.placed: dict[str, str] = {}
        self.last: tuple[Body | None, int, int] = (None, -1, 0)  # the body named last, where that ends
        self.taken: dict[int | None, list[tuple[int, int]]] = {}

    def all(self) -> list[Body]:
        """Each body once, in the order found."""
        return list({id(body.root()): body.root() for body in self.by_key.values()}.values())

    def add(self, found: Found, paragraph: ParagraphRecord, index: int) -> None:
        """A body found in a paragraph: joined with what it is already known as, and mentioned."""
        owner = self.owner_before(paragraph, index, found.start)
        body = self.body(found, paragraph.text)
        if owner and owner.kind in FOREIGN and not body.known and not body.mentions:
            body.kind, body.country = owner.kind, owner.country
        for short in found.shorts:
            other = self.by_short.setdefault(short, body).root()
            if other is not body:
                body = self.merge(other, body)
            alone = self.by_key.get(key_of(short, self.header.country), body).root()
            if alone is not body:
                body = self.merge(body, alone)
        printed = clean(paragraph.text[found.start : found.end])
        body.named((found.name, *(() if found.elided else (printed,)), *found.shorts, *found.aliases))
        for alias in found.aliases:
            self.by_key.setdefault(key_of(alias, self.header.country), body)
        self.mention(body, paragraph, index, found.start, found.end)
        self.last = (body, index, found.end)

    def owner_before(self, paragraph: ParagraphRecord, index: int, start: int) -> Body | None:
        """The body that owns what is named at `start`: the Department of Labor's Bureau."""
        body, at, until = self.last
        genitive = (
            GENITIVE.fullmatch(paragraph.text, until, start) if at == index and until <= start else None
        )
        return body.root() if body and genitive else None

    def body(self, found: Found, text: str) -> Body:
        """The body of that name, made where it is new."""
        if mission := own_mission(self.header, found.name):
            return self.american(mission, ())
        known = known_by_form().get(found.name) or known_by_acronym().get(found.name)
        if known:
            return self.known(known)
        first, *rest = found.name.split()
        owner = self.by_short.get(first)
        owner = owner and owner.root()
        if owner and rest and not is_acronym(first) and set(rest) <= set(owner.name.split()):
            return owner  # the short form with the head of the long one: the Juno Fund
        key, place = key_of(found.name, self.header.country), place_in(found.name)
        same = self.by_key.get(key + place) or self.by_key.get(key if place else self.placed.get(key, key))
        if same:
            return same.root()
        kind, country = kind_of(found, text, self.header.country, owners_of(found.name, self.kind_by_short))
        if place:
            self.placed.setdefault(key, key + place)
        return self.made(key + place, found.name, kind, country)

    def made(self, key: str, name: str, kind: str, country: str | None, known: bool = False) -> Body:
        """The body with that key, made where there is none."""
        body = self.by_key.get(key)
        if body is None:
            body = self.by_key[key] = Body(name, kind, country, known)
            body.named((name,))
        return body.root()

    def kind_by_short(self, short: str) -> str | None:
        return self.by_short[short].kind if short in self.by_short else None

    def known(self, entry: Mapping[str, Any]) -> Body:
        """A body of the vocabulary; the agency of the host's own country is the host's."""
        country = entry.get("country")
        kind = "host government" if country and country == self.header.country else entry["kind"]
        body = self.made(key_of(entry["name"], self.header.country), entry["name"], kind, country, True)
        for short in entry["acronyms"]:
            self.by_short.setdefault(short, body)
        return body

    def american(self, name: str, forms: Iterable[str]) -> Body:
        """A body of the United States, as the header names it."""
        known = known_by_form().get(name)
        body = (
            self.known(known) if known else self.made(key_of(name, None), name, "US government", None, True)
        )
        body.named(forms)
        return body

    def by_acronym(self, short: str) -> Body | None:
        """Defined in the cable, known to all, a usual ministry, or a slip of a defined one (MCIS, MCI)."""
        if short in self.by_short:
            return self.by_short[short].root()
        known = known_by_acronym().get(short)
        if known:
            office = known.get("attention only") or (known["kind"] == "US government" and len(short) < 3)
            return None if office else self.known(known)
        usual = load("organizations")["ministries"].get(short)
        if usual:
            body = self.body(Found(usual, 0, 0), "")
        elif len(short) > 3 and short[:-1] in self.by_short and is_acronym(short[:-1]):
            body = self.by_short[short[:-1]].root()
        else:
            spelled = self.spelled_by(short)
            if spelled is None:
                return None
            body = spelled
        return self.by_short.setdefault(short, body)

    def spelled_by(self, short: str) -> Body | None:
        """The one body whose name has these initials, where neither has another: MWPS, never in brackets."""
        if len(short) < LEAST_INITIALS or not short.isalpha() or not short.isupper():
            return None
        if self.by_initials is None:
            self.by_initials = {}
            for body in self.all():
                if not body.known and not any(map(is_acronym, body.forms)):
                    self.by_initials.setdefault(initials(body.name).upper(), []).append(body)
        spelled = self.by_initials.get(short, [])
        return spelled[0].root() if len(spelled) == 1 else None

    def merge(self, body: Body, other: Body) -> Body:
        """One body of two; the vocabulary's name wins, else the first's."""
        if other.known and not body.known:
            body, other = other, body
        body.named(other.forms)
        body.mentions |= other.mentions
        other.joined = body
        return body

    def join(self) -> None:
        """Joins names that are one with a slip of the key, and a ministry with its shorter name."""
        alike: dict[str, list[Body]] = {}
        for body in self.all():
            others = alike.setdefault(initials(body.name), [])
            same = next((other for other in others[:COMPARED] if is_same(other, body)), None)
            if same:
                self.merge(same.root(), body)
            else:
                others.append(body)
        self.join_shorter()
        self.join_endings()

    def join_shorter(self) -> None:
        """The Ministry of Labor is the Ministry of Labor and Social Welfare where there is no other."""
        by_words: dict[tuple[str, ...], list[Body]] = {}
        for body in self.all():
            by_words.setdefault(tuple(body.name.split()[:2]), []).append(body)
        for alike in by_words.values():
            for short in alike[:COMPARED]:
                fuller = [
                    b for b in alike[:COMPARED] if is_shorter(short.name, b.name) and b.kind == short.kind
                ]
                if len(fuller) == 1 and fuller[0].root() is not short.root():
                    self.merge(fuller[0].root(), short.root())

    def join_endings(self) -> None:
        """The Coordination Team is the Specialist and Coordination Team for X; Luz is the Luz Foundation."""
        longer: dict[str, list[Body]] = {}
        for body in self.all():
            for ending in {ending for form in body.forms for ending in endings(form)}:
                longer.setdefault(ending, []).append(body)
        for body in sorted(self.all(), key=lambda b: -len(b.name)):
            same = {id(b.root()): b.root() for b in longer.get(body.name, ()) if b.kind == body.kind}
            same.pop(id(body.root()), None)
            if len(same) == 1 and not body.known:
                self.merge(next(iter(same.values())), body.root())

    def mention(self, body: Body, paragraph: ParagraphRecord, index: int, start: int, end: int) -> bool:
        """One word belongs to one mention, the first that takes it; says whether it was free."""
        if not self.take(index, start, end):
            return False
        span = paragraph.body.span(start, end)
        body.mentions[span.start] = Mention(paragraph.number, index, span.start, span.end)
        return True

    def mention_in_header(self, body: Body, printed: str, top: str) -> None:
        """Where the header prints a form for the first time that no other body has taken."""
        body.forms.setdefault(printed)
        at = top.find(printed)
        while at >= 0 and not self.take(None, at, at + len(printed)):
            at = top.find(printed, at + len(printed))
        if at >= 0:
            body.mentions[at] = Mention(None, None, at, at + len(printed))

    def take(self, index: int | None, start: int, end: int) -> bool:
        taken = self.taken.setdefault(index, [])
        at = bisect_left(taken, (start, end))
        if (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start):
            return False
        taken.insert(at, (start, end))
        return True

    def records(self) -> tuple[OrganizationRecord, ...]:
        """The bodies that are mentioned, in the order of their first mention."""
        made = [body.record() for body in self.all() if body.mentions]
        return tuple(sorted(made, key=lambda o: o.mentions[0].start))


def is_same(body: Body, other: Body) -> bool:
    if body.kind != other.kind and not {body.kind, other.kind} & {"other"}:
        return False
    if is_slip(body.name, other.name):
        return True
    return same_initials(body.name, other.name) and any(map(is_acronym, (*body.forms, *other.forms)))

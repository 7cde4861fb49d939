"""The bodies of a cable's header: who sent it, to whom it went, the offices of its attention lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cables.extract.organizations.passages import known_by_acronym, known_by_form
from cables.extract.places import OFFICE as MISSION
from cables.extract.places import find_post
from cables.extract.records import Header

OFFICE = re.compile(r"(?<![\w/])[A-Z]{1,5}(?:/[A-Z]{1,5}){0,2}(?![\w/])")
PERSON = re.compile(r"[-(][^()]{0,40}\)|-[A-Z]{2,20}\b")
WASHINGTON = re.compile(r"\s+WASH(?:INGTON)?\.?\s*D\.?C\.?$|\s+WASHDC.*$")
KIND_OF_MISSION = re.compile(
    r"^(?:(?:US|Embassy|Consulate|General|Office|Mission|Branch|Interests|Section) )+"
)
WORD = re.compile(r"[A-Z][\w.'-]*\w")
AMERICAN = frozenset({"US", "U.S", "American", "United", "States", "America"})
MISSIONS = {
    "AMEMBASSY": "US Embassy", "AMCONSUL": "US Consulate", "AMCONGEN": "US Consulate General",
    "USOFFICE": "US Office",
    "USMISSION": "US Mission", "USINT": "US Interests Section", "USLO": "US Liaison Office",
}  # fmt: skip


class Named(NamedTuple):
    """An American body of the header: its name, the form in which it is printed, and other forms."""

    name: str
    printed: str
    others: tuple[str, ...] = ()


def header_bodies(header: Header) -> Iterator[Named]:
    """Sender, addressees, then offices; what stands in brackets in an attention line is a person."""
    for name in (header.sender, *(a.name for a in (*header.to, *header.info))):
        if name and any(c.isalnum() for c in name):
            yield addressee(name)
    for line in header.attention:
        for match in OFFICE.finditer(PERSON.sub(" ", line)):
            known = known_by_acronym().get(match.group())
            if known and known["kind"] == "US government":
                yield Named(known["name"], match.group())
            elif "/" in match.group():
                yield Named(f"Office {match.group()}", match.group())
    for reference in header.references:
        if (reference.cable_id or "")[2:].startswith("STATE"):
            yield Named("Department of State", reference.printed)


def own_mission(header: Header, name: str) -> str | None:
    """The name of the mission that sent the cable, where `name` is another way to call it: the Embassy in
    Riverton, the Embassy of the United States."""
    own = addressee(header.sender).name if header.sender else ""
    said, wanted = set(WORD.findall(name)), set(WORD.findall(own))
    kind = {"Embassy", "Consulate"} & said & wanted
    beside = said - AMERICAN - {"Embassy", "Consulate", "General"}
    named = beside or said & AMERICAN
    return own if kind and named and beside <= wanted else None


def addressee(printed: str) -> Named:
    """`AMEMBASSY SAN JOSE` -> US Embassy San Jose; `DEPT OF LABOR WASHDC` -> Department of Labor."""
    plain = WASHINGTON.sub("", printed.strip())
    for form in (printed, plain):
        known = known_by_form().get(form) or known_by_acronym().get(form)
        if known:
            return Named(known["name"], printed, (plain,) if plain != printed else ())
    first = plain.split()[0] if plain.split() else ""
    if first in MISSIONS and len(plain.split()) > 1:
        post = find_post(plain) if first != "USMISSION" else None
        city = KIND_OF_MISSION.sub("", post.name) if post else ""
        return Named(f"{MISSIONS[first]} {city or titled(MISSION.sub('', plain, count=1))}", printed)
    return Named(titled(plain.replace("DEPT", "DEPARTMENT")), printed, (plain,) if plain != printed else ())


def titled(name: str) -> str:
    """DEPARTMENT OF ENERGY -> Department of Energy."""
    return re.sub(r"\b(Of|And|The|For)\b", lambda m: m[0].lower(), name.title())

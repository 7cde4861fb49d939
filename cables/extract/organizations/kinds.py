"""What kind of body a name is, and whose: by its words, the words beside it, then its head."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cables.extract.organizations.passages import Found, known_by_acronym
from cables.extract.organizations.places import country_named, country_of
from cables.extract.organizations.words import CONNECTORS, HEADS, bare, is_topic, known_words
from cables.extract.places import find_post
from cables.extract.vocabulary import load
from cables.kinds import OrganizationKind as Kind

AMERICAN = re.compile(
    r"\bU\.?S\.?(?=\W|$)|\bUnited States\b|\bAmerican (?:Embassy|Consulate|Center|Corner)\b|\bPost's\b"
)
STATE = known_words("heads of states")
FIRM = known_words("heads of states only")
REGIONS = known_words("regions")
REGIONAL = re.compile(
    r"\b(?:Central|Latin|South|North|West|East) (?:American|African|Asian)\b"
    r"|\bSouth(?:-| )?[Ee]ast(?:ern)? (?:Asian|European)\b"
)
COMMON = known_words("heads of states together")
BUILT = frozenset({"Center", "Centre", "Centers", "Centres", "Shelter", "Clinic", "House", "Home", "Hotline"})
OPENED = re.compile(
    r"""
    \b(?:Ministry|[Gg]overnment|GO[A-Z]{1,3}|M[A-Z]{2,5})\b      # the state,
    [^.;]{0,70}\b(?:open|establish|creat|run|operat|launch)        # what it did,
    [a-z]{0,6}\b[^.;]{0,30}$                                      # and the name follows
    """,
    re.VERBOSE,
)
WITHIN = re.compile(r"\s*(?:\([^)]{0,30}\)\s*)?(?:within|under) (?:the|its)\b")
MIXED = {"Organization": Kind.NGO, "Organisation": Kind.NGO, "Bank": "company"}
OWN = frozenset(
    {"National", "State", "Federal", "Government", "Governmental", "Republican", "Royal", "Municipal"}
)
PUBLIC = frozenset(
    {"Center", "Centre", "Centers", "Fund", "Coalition", "Trust", "Clinic", "Shelter", "Network"}
)


def kind_of(
    found: Found, text: str, host: str | None, owners: Sequence[str | None] = ()
) -> tuple[str, str | None]:
    """Kind and ISO code of the country; the country only where the body is a government's.

    `owners` are the kinds of the bodies whose acronyms the name holds: an OSCE Center is as the OSCE is.
    """
    named = [bare(word) for word in found.name.split()]
    head = next((HEADS[w] for w in reversed(named) if w in HEADS), found.kind or Kind.OTHER)
    place = place_of(found, text)
    if found.name in load("organizations")["host bodies"] or found.name in known_words("whole names"):
        return Kind.HOST_GOVERNMENT, host
    if {"University", "Universidad"} & set(named):
        return Kind.OTHER, None
    if found.kind and not FIRM & set(named):
        return found.kind, host if found.kind == Kind.HOST_GOVERNMENT else None
    if AMERICAN.search(found.name) or mission_of(named):
        return Kind.US_GOVERNMENT, None
    if place and place != host and STATE & set(named) and head == Kind.HOST_GOVERNMENT:
        return (Kind.FOREIGN_GOVERNMENT, place) if place != "US" else (Kind.US_GOVERNMENT, None)
    owner = next((kind for kind in owners if kind), None)
    if owner:
        return owner, host if owner == Kind.HOST_GOVERNMENT else None
    if (REGIONS & set(named) or REGIONAL.search(found.name)) and COMMON & set(named):
        return Kind.INTERNATIONAL, None
    if head == Kind.NGO and (
        (OWN & set(named[:2]) and PUBLIC & set(named)) or opened_by_the_state(found, text)
    ):
        return Kind.HOST_GOVERNMENT, host
    if head == Kind.INTERNATIONAL:
        return (
            (Kind.HOST_GOVERNMENT, host)
            if {*OWN, "Central"} & set(named) or place == host
            else (MIXED.get(named[-1], head), None)
        )
    if head == Kind.HOST_GOVERNMENT and of_citizens(named):
        return Kind.NGO, None
    return head, host if head == Kind.HOST_GOVERNMENT else None


def opened_by_the_state(found: Found, text: str) -> bool:
    """`The Ministry of X runs the Y Center`, `the Z Center within the Police Academy`."""
    if not BUILT & set(found.name.split()):
        return False
    before, after = text[max(0, found.start - 150) : found.start], text[found.end : found.end + 40]
    return bool(OPENED.search(before) or WITHIN.match(after))


def mission_of(named: Sequence[str]) -> bool:
    """Embassy Kamboli, Consulate General Marovia, a bare Consulate General: no people's name before it."""
    if set(named) <= {"Embassy", "Consulate", "General", "Amembassy", "AmEmbassy"}:
        return True
    if named[0] not in {"Embassy", "Consulate", "Amembassy", "AmEmbassy", "AMEMBASSY"} or len(named) < 2:
        return False
    return find_post(" ".join(w for w in named if w not in {"Embassy", "Consulate", "General"})) is not None


def of_citizens(named: Sequence[str]) -> bool:
    """The Mothers' Council of X, the Women's Committee, the Jesuit Service: what no state founds."""
    if set(named) & known_words("faiths"):
        return not FIRM & set(named)
    return named[0] in {
        "Mothers",
        "Mother",
        "Citizens",
        "Students",
        "Lawyers",
        "Bar",
        "Churches",
        "Bishops",
    } or (named[-1] in {"Council", "Committee"} and named[0] in {"Women", "Youth"} and len(named) == 2)


def place_of(found: Found, text: str) -> str | None:
    """The country that the name holds, or that owns it right before: Russia's Migration Service."""
    inside = country_named(found.name)
    if inside and not (inside[0] and followed_by_city(found.name, inside[0])):
        return inside[2]
    before = text[max(0, found.start - 30) : found.start].rstrip()
    word = re.search(r"([A-Z][\w.-]+(?: [A-Z][\w-]+)?)(?:['’]s?)?$", before)
    if word is None or (before[-2:] not in {"'s", "’s"} and not before.endswith("s'")):
        return None
    return country_of(re.sub(r"['’]s?$", "", word[1]))


def followed_by_city(name: str, at: int) -> bool:
    """Whether the place only says where: a center "in Mexico"."""
    return name[:at].rstrip().endswith((" in", " at"))


def owners_of(name: str, kind_of_short: Callable[[str], str | None]) -> list[str | None]:
    """The kinds of the bodies whose acronyms are words of a longer name."""
    parts = name.split()
    if len(parts) < 2:
        return []
    found = []
    for word in (bare(p) for p in parts if p not in CONNECTORS and not is_topic(p)):
        known = known_by_acronym().get(word)
        found.append(kind_of_short(word) or (known["kind"] if known else None))
    return found

"""When two names are one body's: the same words in another order, a slip of the key, a shorter form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from cables.extract.organizations.places import country_of
from cables.extract.organizations.words import CONNECTORS, JOINING, TOPICS, bare, is_acronym, is_topic

SAME_WORD = {
    "minister": "ministry", "institute": "academy", "school": "academy", "procuracy": "procurator",
        "labour": "labor", "centre": "center", "organisation": "organization", "programme": "program",
    "counselling": "counseling",
    "defence": "defense", "prosecution": "prosecutor", "organism": "organization",
}  # fmt: skip
WEAK = frozenset({"general", "office", "department", "service", "services", "national", "us", "u.s"})
ABOUT = frozenset({"tip", "anti-tip"})
PROSECUTORS = frozenset({"procurator", "prosecutor"})
NO_PLACES = frozenset({"Persons", "Human", "Europe", "Women", "Children", "Minors", "People"})
PLACE = re.compile(r" (?:in|at) (?=[A-Z])")
LEAST = 6  # letters of a word in which one letter may be wrong


def key_of(name: str, host: str | None) -> str:
    """Names that differ only in order, plural, article, hyphen or a weak word have one key."""
    name = name.replace("Trafficking in Persons", "TIP")
    named = [bare(w).strip(".,'’?()").lower() for w in without_place(name).split()]
    plain = [singular(w) for w in named if w not in CONNECTORS]
    plain = [w for w in plain if w not in ABOUT] or plain or [name]
    strong = [w for w in plain if w not in WEAK] if len(plain) > 2 else plain
    strong = strong if len(strong) > 1 else plain
    if len(strong) > 2 and host and country_of(strong[0]) == host:
        strong = strong[1:]
    if len(strong) > 2 and host and country_of(strong[-1]) == host:
        strong.pop()
    if "ministry" in (strong[0], strong[-1]):
        return " ".join(["ministry", *sorted(subject(strong)[:2])])
    if PROSECUTORS & set(strong):
        strong = [w for w in plain if w not in {"office", "general", "state"}] or strong
    return " ".join(sorted(strong))


def subject(strong: Sequence[str]) -> list[str]:
    return [w for w in strong if w != "ministry"]


def singular(word: str) -> str:
    """A word without hyphen and plural ending, in the spelling that stands for both."""
    word = word if word.startswith("anti-") else word.replace("-", "")
    one = word.removesuffix("s") if not word.endswith(("ss", "us", "is")) else word
    return SAME_WORD.get(word, SAME_WORD.get(one, one))


def without_place(name: str) -> str:
    """The OSCE Center in Almaty without Almaty; a name that begins with its place keeps it."""
    match = PLACE.search(name)
    rest = name[match.end() :].split() if match else []
    place = match and len(rest) < 3 and rest[0] not in NO_PLACES and not any(is_topic(w) for w in rest)
    return name[: match.start()] if match and place else name


def place_in(name: str) -> str:
    return name[len(without_place(name)) :]


def is_slip(name: str, other: str) -> bool:
    """Whether two names are one with a slip of the key: each word the same, or long and a letter off."""
    if abs(len(name) - len(other)) > 4:
        return False
    left, right = name.lower().split(), other.lower().split()
    if len(left) != len(right) or len(left) < 2 or left == right:
        return False
    slips = 0
    for one, two in zip(left, right, strict=True):
        if one == two:
            continue
        limit = 1 if min(len(one), len(two)) < 9 else 2
        if {one.title(), two.title()} <= TOPICS:
            return False  # Prosecution and Protection are two
        if max(len(one), len(two)) < LEAST or one[0] != two[0] or OSA.distance(one, two) > limit:
            return False
        slips += 1
    return slips <= 2


def same_initials(name: str, other: str) -> bool:
    """Whether two long names have the initials of one acronym and more than half of their words in common."""
    left = [w for w in name.split() if w not in CONNECTORS]
    right = [w for w in other.split() if w not in CONNECTORS]
    if len(left) < 4 or [w[0] for w in left] != [w[0] for w in right]:
        return False
    return sum(a == b for a, b in zip(left, right, strict=True)) * 4 >= len(left) * 3 - 1


def is_shorter(name: str, other: str) -> bool:
    """`Ministry of Labor` beside `Ministry of Labor and Social Welfare`, a name cut off before its comma."""
    name, other = name.replace(" for ", " of "), other.replace(" for ", " of ")
    return other.startswith(name + ", ") or (
        name.startswith("Ministry of ") and other.startswith(name + " and ")
    )


def endings(name: str) -> set[str]:
    """The shorter names that a long one leads to expect: its last words, with and without its "of"."""
    named = without_place(name).split()
    stop = next((i for i, w in enumerate(named) if w in JOINING and i), len(named))
    found = {" ".join(named[i:end]) for i in range(stop - 1) for end in (stop, len(named))}
    if (
        named[-1] in {"Foundation", "Fund", "Association", "Center", "Centre"}
        and len(named) == 2
        and not is_topic(named[0])
    ):
        found.add(named[0])
    return found - {name}


def initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w not in CONNECTORS and w[0].isalpha() and not is_acronym(w))

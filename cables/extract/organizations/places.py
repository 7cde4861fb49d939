"""Countries and peoples as the names of bodies hold them: Uzbekistan, Uzbek, Costa Rican."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from cables.extract.places import posts
from cables.extract.vocabulary import load

ENDINGS = ("ian", "ean", "an", "ese", "ish", "i", "ic", "ch", "n")
SHORT = {
    "UK": "GB",
    "U.K.": "GB",
    "Bosnia": "BA",
    "South Korea": "KR",
    "North Korea": "KP",
    "Puerto Rican": "PR",
    "Philippine": "PH",
}
NAMED = re.compile(r"[^\W\d_][\w.’'-]*(?: [A-Z][\w.’'-]*)?")
REGION = re.compile(r"\b(?:Central|Latin|South|North|Pan|Inter|African|Native|Ibero)[ -]$")


@cache
def countries() -> dict[str, str]:
    """Names of countries and of their peoples, in lower case -> ISO code."""
    peoples = {**load("geo_tags")["other_names"], **load("demonyms")["demonyms"], **SHORT}
    table: dict[str, str] = {name.lower(): iso2 for name, iso2 in peoples.items()}
    for entry in load("geo_tags")["tags"].values():
        if entry.get("iso2") and entry.get("kind") == "country":
            table.setdefault(entry["name"].lower(), entry["iso2"])
    for entry in load("sample_places")["countries"]:
        table |= {entry["name"].lower(): entry["iso2"], entry["adjective"].lower(): entry["iso2"]}
    return table


@cache
def stems() -> dict[str, str]:
    """A country's name less its last letters, as the adjective keeps it: icel, kazakhst -> ISO code."""
    table: dict[str, str] = {}
    for name, iso2 in countries().items():
        for cut in range(3):
            table.setdefault(name[: len(name) - cut], iso2)
    return table


@cache
def country_of(word: str) -> str | None:
    """The country that a word names or whose people it names: Uzbekistan, Uzbekistani, Costa Rica."""
    word = word.lower()
    if word in countries():
        return countries()[word]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4 and stem in stems():
            return stems()[stem]
    return None


@cache
def country_name(iso2: str) -> str:
    """The name of a country by its ISO code, the code itself where it is unknown."""
    real = (e["name"] for e in load("geo_tags")["tags"].values() if e.get("iso2") == iso2)
    invented = (e["name"] for e in load("sample_places")["countries"] if e["iso2"] == iso2)
    return str(next(chain(real, invented), iso2))


def country_named(name: str) -> tuple[int, int, str] | None:
    """Where a name says which country's body it is, and the ISO code of that country."""
    at = 0
    while match := NAMED.search(name, at):
        for words in (match.group(), match.group().split()[0]):
            iso2 = country_of(re.sub(r"[’']s?$", "", words))
            if iso2 and words[0].isupper() and not REGION.search(name[: match.start()]):
                return match.start(), match.start() + len(words), iso2
        at = match.start() + len(match.group().split()[0])
    return None


@cache
def cities() -> frozenset[str]:
    """The words of the cities where posts are: Port, Lisse, Almaty."""
    names = (post.name.partition(" ")[2] for post in posts().values())
    return frozenset(word for name in names for word in name.split())


def is_place(word: str) -> bool:
    """A country, a people or a word of a city with a post."""
    return word in cities() or country_of(word) is not None


def initials_fit(letters: str, iso2: str) -> bool:
    """Whether letters abbreviate a country: K for Kazakhstan, CR for Costa Rica, ROK for Republic of ..."""
    named = re.findall(r"[A-Za-z]+", country_name(iso2))
    initials = "".join(w[0] for w in named if w[0].isupper()).upper()
    fitting = {
        initials,
        initials[:1],
        "R" + initials,
        "RO" + initials,
        "R" + initials[:1],
        "RO" + initials[:1],
    }
    return letters in fitting | ({named[0][: len(letters)].upper()} if named else set())

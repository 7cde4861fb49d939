"""What kind of body a name is: known bodies first, then whose it is, then words beside it, then its head."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .organization_names import HEADS
from .vocabulary import load

CLOSE = 60  # characters before and after a name in which a word says what it is
OURS = re.compile(r"\b(?:U\.?S\.?|American|Embassy|Mission|Post's|Post?s|AMEMBASSY)(?=\W|$)")
FOREIGN_BODIES = frozenset(
    "Ministry Police Embassy Consulate Government Department Prosecutor Customs Guard Guards Agency Parliament".split()
)
ENDINGS = ("ian", "ean", "an", "ese", "ish", "i", "ic", "ch", "n", "")
# Peoples whose name does not begin as their country's does; general knowledge.
PEOPLES = {
    "dutch": "NL", "swiss": "CH", "danish": "DK", "greek": "GR", "british": "GB", "french": "FR", "spanish": "ES",
    "turkish": "TR", "filipino": "PH", "philippine": "PH", "thai": "TH", "finnish": "FI", "norwegian": "NO",
    "polish": "PL", "swedish": "SE", "irish": "IE", "welsh": "GB", "burmese": "MM", "laotian": "LA", "emirati": "AE",
    "saudi": "SA", "ivoirian": "CI", "south african": "ZA", "dominican": "DO", "new zealand": "NZ", "korean": "KR",
    "chinese": "CN", "russian": "RU", "czech": "CZ", "german": "DE", "italian": "IT", "portuguese": "PT",
}  # fmt: skip


@cache
def known_by_form() -> dict[str, dict[str, Any]]:
    """Bodies that everybody knows, by each name, form and acronym in lower case."""
    table: dict[str, dict[str, Any]] = {}
    for body in load("organizations")["known"]:
        for form in (body["name"], *body["forms"]):
            table.setdefault(form.lower(), body)
    return table


@cache
def known_by_acronym() -> dict[str, dict[str, Any]]:
    """The same bodies by acronym, exactly as written: WHO is a body, who is not."""
    return {short: body for body in load("organizations")["known"] for short in body["acronyms"]}


@cache
def countries() -> dict[str, str]:
    """Country name and people, in lower case -> ISO code."""
    table = dict(PEOPLES)
    for entry in load("geo_tags")["tags"].values():
        if entry.get("iso2") and entry.get("kind") == "country":
            table.setdefault(entry["name"].lower(), entry["iso2"])
    return table


@cache
def country_name(iso2: str) -> str:
    """The name of a country by its ISO code, the code itself where it is unknown."""
    names = (e["name"] for e in load("geo_tags")["tags"].values() if e.get("iso2") == iso2)
    return str(next(names, iso2))


def country_named(name: str) -> tuple[int, str] | None:
    """Where a name says which country's body it is, and the ISO code of that country."""
    for match in re.finditer(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?", name):
        for words in (match.group(), match.group().split()[0]):
            iso2 = country_of(words.lower())
            if iso2:
                return match.start(), iso2
    return None


@cache
def country_of(word: str) -> str | None:
    """The country that a word names or whose people it names: Uzbekistan, Uzbekistani."""
    table = countries()
    if word in table:
        return table[word]
    for ending in ENDINGS[:-1]:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            for name, iso2 in table.items():
                if name == stem or (name.startswith(stem) and len(name) - len(stem) <= 2):
                    return iso2
    return None


def initials_fit(letters: str, iso2: str) -> bool:
    """Whether letters abbreviate a country: K for Kazakhstan, CR for Costa Rica, ROK for Republic of ..."""
    words = re.findall(r"[A-Za-z]+", country_name(iso2))
    initials = "".join(w[0] for w in words if w[0].isupper()).upper()
    return letters in {initials, initials[:1], "R" + initials, "RO" + initials, words[0][: len(letters)].upper()}


def kind_of(name: str, text: str, start: int, end: int, host: str | None) -> tuple[str, str | None]:
    """Kind and country of a body named at start..end of a text; the country only where it is a government's."""
    if "NGO" in name.split():
        return "NGO", None
    if OURS.search(name):
        return "US government", None
    near = text[max(0, start - CLOSE) : start] + " " + text[end : end + CLOSE]
    head = next((HEADS[w] for w in reversed(re.findall(r"[\w'-]+", name)) if w in HEADS), "other")
    place = country_named(name) or (country_named(text[max(0, start - 20) : start].rpartition(" the ")[2]) if head == "host government" else None)  # fmt: skip
    if place and place[1] != host and any(w in FOREIGN_BODIES for w in name.split()):
        return "foreign government", place[1]
    for kind, words in load("organizations")["cues"].items():
        if head != "host government" and any(re.search(rf"\b{re.escape(w)}\b", near) for w in words):
            return kind, None
    if "International" in name.split() and head in {"IO", "international organisation"}:
        return "international organisation", None
    if head == "NGO" and name.split()[0] in {"National", "State", "Federal", "Government"}:
        return "host government", host
    return head, host if head == "host government" else None

"""Posts and countries as cables name them, resolved to the forms of cable ids and of ISO 3166."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from cables.extract.text.misread import AS_LETTERS
from cables.extract.vocabulary import load

OFFICE = re.compile(
    r"""
    (?: AM(?:ERICAN)?\s?EMB(?:ASSY)? | AM(?:ERICAN)?\s?CON(?:SUL|GEN|S|SULATE)?
      | EMBASSY | CONSULATE(?:\sGENERAL)?
      | US\s?MISSION | US\s?OFFICE | US\s?INT(?:SEC)? | USLO | USDEL | USDAO | CONGEN ) [\s.]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
ARTICLE = re.compile(r"\b(?:THE|OF|AND)\b")


@dataclass(frozen=True, slots=True)
class Post:
    """A mission as it stands in cable ids; iso2 is None where it serves no single country."""

    code: str
    name: str
    iso2: str | None
    geo_tag: str | None
    sample: bool = False


def squashed(name: str) -> str:
    """`Port-of-Spain` -> `PORTOFSPAIN`: the letters and digits alone, without accents, upper case."""
    bare = unicodedata.normalize("NFKD", name)
    return "".join(c for c in bare if c.isalnum() and c.isascii()).upper()


def find_post(printed: str) -> Post | None:
    """The post that a cable means by `AMEMBASSY SAN JOSE`, `SECSTATE WASHDC` or `SANTIAG0`, if known."""
    bare = OFFICE.sub("", printed.strip(), count=1) or printed
    whole = squashed(bare)
    return _known(whole) or _misspelt(whole) if len(whole) > 1 else None


def post_code(printed: str) -> str:
    """The name as cable ids write it, also for a post that is not in the vocabulary."""
    post = find_post(printed)
    return post.code if post else squashed(OFFICE.sub("", printed.strip(), count=1))


@cache
def posts() -> dict[str, Post]:
    """Every known post by its code; the invented posts of the sample cables are marked."""
    rows = [(row, False) for row in load("posts")["posts"]]
    rows += [(row, True) for row in load("sample_places")["posts"]]
    return {
        row["post"]: Post(row["post"], row["name"] or row["post"], row["iso2"], row["geo_tag"], sample)
        for row, sample in rows
    }


@cache
def _spellings() -> dict[str, Post]:
    """Squashed code, full name and variants -> post; a code wins over another post's variant."""
    known = {squashed(code): post for code, post in posts().items()}
    rows = load("posts")["posts"] + load("sample_places")["posts"]
    for row in rows:
        name = row["name"] or row["post"]
        for form in (*row["aliases"], name, OFFICE.sub("", name)):
            known.setdefault(squashed(form), posts()[row["post"]])
    return known


def _known(name: str) -> Post | None:
    known = _spellings()
    for form in (name, name.translate(AS_LETTERS), name.removesuffix("CITY"), name.removesuffix("WASHDC")):
        if form in known:
            return known[form]
    return None


@cache
def _misspelt(name: str) -> Post | None:
    """The one post that is a slip of the key away: one in six to nine letters, two in more."""
    if not 6 <= len(name) <= 24:
        return None
    limit = 1 if len(name) < 10 else 2
    near = {
        post.code: post
        for form, post in _spellings().items()
        if len(form) > 5 and OSA.distance(form, name, score_cutoff=limit) <= limit
    }
    return next(iter(near.values())) if len(near) == 1 else None


def country_of_tag(code: str) -> str | None:
    """ISO code of a geographic TAGS code (FIPS 10-4, `IC` -> `IS`); a misused ISO code is understood."""
    table = load("geo_tags")
    sample = {row["geo_tag"]: row["iso2"] for row in load("sample_places")["countries"]}
    code = code if code in table["tags"] or len(code) != 2 else str(table["misuse"].get(code, code))
    iso2: str | None = table["tags"][code]["iso2"] if code in table["tags"] else sample.get(code)
    return iso2


@cache
def _country_names() -> dict[str, str]:
    table = load("geo_tags")
    names = {row["name"]: row["iso2"] for row in table["tags"].values() if row["kind"] == "country"}
    names |= {row["country"]: row["iso2"] for row in load("posts")["posts"]}
    names |= {row["name"]: row["iso2"] for row in load("sample_places")["countries"]}
    return {
        key: iso2
        for name, iso2 in (names | table["other_names"]).items()
        if iso2 and len(key := _words(name)) > 2
    }


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted(_country_names(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")(?=\b|S\b)")


def countries_named(text: str) -> tuple[str, ...]:
    """ISO codes of the countries that a line of text names, in order, each once."""
    found = (_country_names()[match.group()] for match in _country_pattern().finditer(_words(text)))
    return tuple(dict.fromkeys(found))


def _words(text: str) -> str:
    """Upper case, without accents and signs; `&` read as AND, small words left out on both sides."""
    bare = unicodedata.normalize("NFKD", text.upper().replace("&", " AND ").replace("SAINT ", "ST "))
    bare = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(ARTICLE.sub(" ", bare).split())

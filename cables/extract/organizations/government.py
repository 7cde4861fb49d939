"""The governments that a cable speaks of: the host's ("the Government", GO-), others by their country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cables.extract.organizations.places import country_named, country_of, initials_fit

GOVERNMENT = re.compile(
    r"""
    (?P<owner>[A-Z][\w.-]{1,20}(?:[ ][A-Z][a-z]{2,20})?[ ])?   # Italian, Costa Rican
    \b(?P<word>[Gg]overnment)
    (?P<of>[ ]of[ ](?:the[ ])?[A-Z][\w-]{1,30}(?:[ ](?:d')?[A-Z][\w-]{1,30}){0,3})?
    (?![\w-])
    """,
    re.VERBOSE,
)
INITIALS = re.compile(r"G[Oo][A-Z]{1,4}")


class Named(NamedTuple):
    """A government at start..end of a text; `country` is None for the host's."""

    start: int
    end: int
    country: str | None


def governments(text: str, host: str | None) -> Iterator[Named]:
    """`the Government`, `Government of X`, `the Italian government`; a bare small "government" is no name."""
    for match in GOVERNMENT.finditer(text):
        start, country = owner(match)
        named = None
        if match["of"]:
            named = country_named(match["of"])
            country = named[2] if named else None
            if named is None and "Government of " + match["of"][4:] != match.group():
                continue
        article = re.search(r"\b[Tt]he $", text[max(0, start - 4) : start])
        begin = start - 4 if article else start
        if country or article or (match["word"][0] == "G" and match["owner"] is None):
            end = match.start("of") + named[1] if named else match.end("word")
            yield Named(begin if article else start, end, None if country == host else country)


def owner(match: re.Match[str]) -> tuple[int, str | None]:
    """Where the name begins, and the country whose people's name stands before the word."""
    before = (match["owner"] or "").split()
    for words in (before, before[-1:]):
        iso2 = country_of(" ".join(words)) if words else None
        if iso2:
            return match.end("owner") - len(" ".join(words)) - 1, iso2
    return match.start("word"), None


def is_host(short: str, host: str | None) -> bool:
    """GOK for Kazakhstan, GOCR for Costa Rica."""
    return host is not None and bool(INITIALS.fullmatch(short)) and initials_fit(short[2:], host)

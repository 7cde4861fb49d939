"""Which codes are TAGS: of subjects, programs, organizations and places."""

from __future__ import annotations

from functools import cache

from cables.extract.places import country_of_tag
from cables.extract.vocabulary import load


@cache
def known_codes() -> frozenset[str]:
    """Subject and program codes of four letters."""
    return frozenset(row["code"] for row in load("tags")["tags"])


@cache
def organization_codes() -> frozenset[str]:
    return frozenset(name.upper() for name in load("tags")["organisation_tags"])


def is_known(code: str) -> bool:
    """Whether a code is in the vocabulary: subject, program, organization or place."""
    return code in known_codes() or code in organization_codes() or is_place(code)


def is_place(code: str) -> bool:
    return len(code) == 2 and (code in load("geo_tags")["tags"] or country_of_tag(code) is not None)

"""Capitals of the telegraph as a reader of today prints them."""

from __future__ import annotations

import re

SMALL = frozenset("a an and as at by for from in into of on or the to with".split())
KEPT = re.compile(
    r"[A-Z]{0,4}\d[\w-]*|(?:G/)?TIP|U\.?S\.?|UN|NGO|EU|USG|OSCE|IOM|ILO|UNICEF|UNHCR|INTERPOL|INL|DRL|USAID|FBI|DHS"
    r"|G?O[A-Z]{2}|GO[A-Z]|[B-DF-HJ-NP-TV-XZ]{2,5}|[IVX]{2,5}"
)
ORDINAL = re.compile(r"\d{1,3}(?:ST|ND|RD|TH)")
EDGES = "()[]:;,.'\""


def in_title_case(text: str) -> str:
    """A subject or heading in capitals as a title; mixed case is left as it is."""
    if text != text.upper():
        return text
    words = text.split()
    # A word begins anew after a colon, or after the number of a heading.
    opens = [True, *(word.endswith((":", ".")) for word in words)]
    return " ".join(titled(word, first=first) for word, first in zip(words, opens, strict=False))


def titled(word: str, *, first: bool) -> str:
    if ORDINAL.fullmatch(word) or (word.strip(EDGES).lower() in SMALL and not first):
        return word.lower()
    return "-".join(part if is_kept(part) else capitalized(part) for part in word.split("-"))


def is_kept(word: str) -> bool:
    bare = word.strip(EDGES)
    return bool(KEPT.fullmatch(bare)) and bare.lower() not in SMALL


def capitalized(word: str) -> str:
    """The first letter large, be it behind a bracket or a quotation mark."""
    at = next((place for place, sign in enumerate(word) if sign.isalpha()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :].lower()

"""Nouns in the singular and in the plural, as far as what cables count needs it."""

from __future__ import annotations

from functools import cache

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child",
    "policemen": "policeman", "police": "police", "fishermen": "fisherman", "policewomen": "policewoman",
    "wives": "wife", "staff": "staff", "series": "series", "premises": "premise",
    "businesses": "business", "personnel": "personnel", "media": "media", "criteria": "criterion",
    "premise": "premise", "cases": "case", "houses": "house", "salaries": "salary",
    "raids": "raid", "databases": "database", "cruises": "cruise", "courses": "course",
    "licenses": "license", "nurses": "nurse", "purposes": "purpose", "leaves": "leaf",
    "abuses": "abuse", "rapes": "rape", "offenses": "offense", "expenses": "expense",
    "ngos": "ngo", "others": "other",
}  # fmt: skip


@cache
def singular(word: str) -> str:
    word = word.strip("'’-/").removesuffix("'s").removesuffix("’s")
    if word in IRREGULAR:
        return IRREGULAR[word]
    for end, put in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", "")):
        if word.endswith(end) and not word.endswith(("ss", "us", "is")) and len(word) > len(end) + 1:
            return word[: len(word) - len(end)] + put
    return word


PLURALS = {one: many for many, one in IRREGULAR.items() if one != many} | {"person": "persons"}


@cache
def plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s" if noun != "staff" else "")

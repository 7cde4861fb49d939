"""Other words of this field for the same thing: offered beside an answer, never mixed into it."""

from __future__ import annotations

from cables.search.syntax import Query

SYNONYMS = [
    ("shelter", "safe house", "refuge"),
    ("brothel keeping", "pandering", "pimping", "procuring"),
    ("prosecution", "indictment"),
    ("conviction", "guilty verdict"),
    ("prostitution", "commercial sex", "sex work"),
    ("forced labor", "debt bondage", "involuntary servitude"),
    ("child soldiers", "child combatants"),
    ("hotline", "helpline"),
    ("repatriation", "return home"),
    ("awareness campaign", "information campaign"),
    ("corruption", "complicity", "bribery"),
    ("undercover", "covert"),
    ("recruiters", "recruitment agencies", "labor brokers"),
    ("residence permit", "temporary residency"),
    ("passport confiscation", "withholding passports"),
    ("domestic servants", "domestic workers", "maids"),
]
MOST = 4


def also(query: Query) -> list[str]:
    """What else one might look for, as queries: of words that were looked for, in either number."""
    asked = {singular(term.text.lower()) for term in query.terms if not term.excluded}
    asked |= {singular(" ".join(term.text.lower() for term in query.terms))}
    found = [
        other for group in SYNONYMS if asked & set(map(singular, group)) for other in group
        if singular(other) not in asked
    ]  # fmt: skip
    return [f'"{other}"' if " " in other else other for other in found[:MOST]]


def singular(words: str) -> str:
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words

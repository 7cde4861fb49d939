"""How the sections of the report, the portion marks and the states of a paragraph are called on pages."""

from __future__ import annotations

SECTIONS = {
    "situation": "Situation and overview",
    "government-response": "Government response",
    "prosecution": "Investigation and prosecution",
    "protection": "Protection of victims",
    "prevention": "Prevention",
    "partnerships": "Partnerships",
    "nominations": "Heroes and best practices",
    "special": "Special topics",
    "administrative": "Administrative",
}

MARKS = {
    "U": "Unclassified",
    "SBU": "Sensitive but unclassified",
    "C": "Confidential",
    "S": "Secret",
    "LOU": "Limited official use",
    "FOUO": "For official use only",
}


def section_label(slug: str) -> str:
    """The section's name; a slug that no list holds is made readable."""
    return SECTIONS.get(slug) or spelled(slug)


def mark_label(mark: str) -> str:
    return MARKS.get(mark, mark)


def spelled(slug: str) -> str:
    """`crimes-registered` as words: Crimes registered."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def figure_kind_label(slug: str) -> str:
    """The kind of a figure; `other` is none of them, or one that is not sure enough to be told."""
    return "Kind not determined" if slug == "other" else spelled(slug)

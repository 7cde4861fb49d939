"""How sections of the report, kinds of figures and bodies, and portion marks are called on pages."""

from __future__ import annotations

from cables.kinds import FigureKind, OrganizationKind, ProblemKind

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

# Doubts whose name in records is too short to be understood by itself.
DOUBTS: dict[str, str] = {
    ProblemKind.LOST_END: "End of a paragraph lost",
    ProblemKind.LOST_HEAD: "Beginning of a paragraph lost",
    ProblemKind.LOST_TEXT: "Text lost",
    ProblemKind.NO_SIGNATURE: "Signature missing",
    ProblemKind.NO_NUMBERS: "Paragraphs not numbered",
    ProblemKind.NUMBER_SKIPPED: "Paragraph number skipped",
    ProblemKind.REPEATED_NUMBER: "Paragraph number repeated",
    ProblemKind.UNPLACED_TEXT: "Text under no question",
    ProblemKind.NO_QUESTIONNAIRE: "Questionnaire not known",
    ProblemKind.CABLE_ID: "Cable number",
    ProblemKind.POST: "Sending post",
    ProblemKind.UNKNOWN_TAG: "TAG not known",
    ProblemKind.SECTIONS: "Transmission sections",
    ProblemKind.SERIAL: "Serial number",
    ProblemKind.DAY: "Day of transmission",
    ProblemKind.REFERENCE: "Reference line",
}

FIGURE_KINDS = {kind.value: kind.label for kind in FigureKind}


def section_label(slug: str) -> str:
    """The section's name; a slug that no list holds is made readable."""
    return SECTIONS.get(slug) or spelled(slug)


def mark_label(mark: str) -> str:
    return MARKS.get(mark, mark)


def spelled(slug: str) -> str:
    """`crimes-registered` as words: Crimes registered."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def organization_kind_label(kind: str) -> str:
    """The name of an organization's kind; one that the archive no longer knows stands as it is."""
    return OrganizationKind(kind).label if kind in set(OrganizationKind) else kind


def doubt_label(kind: str) -> str:
    """The name of a kind of doubt."""
    return DOUBTS.get(kind) or spelled(kind)


def figure_kind_label(slug: str) -> str:
    """The name of a figure's kind; one that the archive no longer knows is made readable."""
    return FIGURE_KINDS.get(slug) or spelled(slug)

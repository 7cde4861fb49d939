"""THE predicate of what is public, by the path on which a query reaches the cable or the paragraph.

Every public page, feed, count, export and index asks it here; no other place says what it consists of.
"""

from __future__ import annotations

from django.db.models import Q


def public_cable(path: str = "") -> Q:
    """Held, not withdrawn, and no sample that is hidden. `path` ends with "__" or is empty:
    "paragraph__cable__"."""
    return Q(**{f"{path}held": True, f"{path}withdrawn_at": None, f"{path}hidden": False})


def replaced_cable(path: str = "") -> Q:
    """A later cable that is public itself stands in its place."""
    return public_cable(f"{path}superseded_by__")


def shown_paragraph(path: str = "") -> Q:
    """One that has its place on the reading page: withheld ones too, of which only number and placeholder."""
    return public_cable(f"{path}cable__") & Q(**{f"{path}removed_at": None})


def public_paragraph(path: str = "") -> Q:
    return shown_paragraph(path) & Q(**{f"{path}withheld": False})

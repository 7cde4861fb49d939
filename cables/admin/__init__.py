"""The correction desk, one module for each noun. It writes to a record only through the correction rule."""

from . import cables, editorial, findings, places, questions, reports, sources, users

__all__ = ["cables", "editorial", "findings", "places", "questions", "reports", "sources", "users"]

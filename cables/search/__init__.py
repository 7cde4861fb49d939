"""What a reader asked, how it was read, what was found, and where the words stand."""

from .conditions import matching
from .counting import Counted, counted
from .filters import FACETS, NOT_STATED, Filters
from .highlight import Snippet, marked_spans, snippets
from .ranking import Found, Hit, TooSlow, find, time_limit
from .syntax import Query, Term, read_query

__all__ = [
    "FACETS",
    "NOT_STATED",
    "Counted",
    "Filters",
    "Found",
    "Hit",
    "Query",
    "Snippet",
    "Term",
    "TooSlow",
    "counted",
    "find",
    "marked_spans",
    "matching",
    "read_query",
    "snippets",
    "time_limit",
]

"""What a reader asked, how it was read, what was found, and where the words stand."""

from .conditions import matching
from .counting import Counted, counted
from .filters import Filters
from .highlight import Snippet, marked_spans, snippets
from .kinds import FACETS, NOT_STATED
from .names import filters_of
from .ranking import Found, Hit, find
from .sets import Counts
from .statements import TooSlow, rows_of, time_limit
from .syntax import Query, Term, read_query

__all__ = [
    "FACETS",
    "NOT_STATED",
    "Counted",
    "Counts",
    "Filters",
    "Found",
    "Hit",
    "Query",
    "Snippet",
    "Term",
    "TooSlow",
    "counted",
    "filters_of",
    "find",
    "marked_spans",
    "matching",
    "read_query",
    "rows_of",
    "snippets",
    "time_limit",
]

"""The reading page as data: a cable's paragraphs with their codes, marks, gaps and source."""

from .gaps import Ledger, ledger
from .page import Passage, Reading, contents, read_cable
from .source import published_source

__all__ = ["Ledger", "Passage", "Reading", "contents", "ledger", "published_source", "read_cable"]

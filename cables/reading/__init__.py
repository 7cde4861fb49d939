"""The reading page as data: a cable's paragraphs with their codes, marks, gaps and source."""

from .gaps import Ledger, ledger
from .page import Passage, Reading, contents, read
from .source import public_source, public_text_of

__all__ = ["Ledger", "Passage", "Reading", "contents", "ledger", "public_source", "public_text_of", "read"]

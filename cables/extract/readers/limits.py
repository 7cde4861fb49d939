"""How much is read at most, and how a refusal is said.

The caps come before any cleaning, so that a hostile file costs no more than being looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_MARKUP_BYTES = 16 * 1024 * 1024
MAX_TEXT_CHARACTERS = 4 * 1024 * 1024
MAX_LINE_CHARACTERS = 1024 * 1024
MAX_LINES = 400_000
MAX_CSV_FIELD_CHARACTERS = 8 * 1024 * 1024
MAX_CSV_COLUMNS = 64
MAX_CSV_BAD_ROWS = 1_000  # one after the other
MAX_PDF_PAGES = 2_000
MAX_HTML_DEPTH = 512


class ReadError(Exception):
    """A file or a row that cannot be read: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str, advice: str) -> None:
        # All that it is made of, so that it crosses from one process to another.
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.advice}"


def file_name(path: Path) -> str:
    """The name as text: one in another encoding is shown with a mark for each byte that is no letter."""
    return os.fsencode(path.name).decode("utf-8", "replace")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Refuse what is no file of bytes (a pipe would be waited for, a device never ends) and what the system
    does not give."""
    if path.exists() and not path.is_file():
        what = "The folder cannot be opened." if path.is_dir() else "It is no regular file."
        raise ReadError(what, file_name(path), "Check the rights, or give a file that holds a cable.")
    try:
        yield
    except OSError as error:
        what = f"{error.strerror or 'The file cannot be opened'}."
        raise ReadError(what, file_name(path), "Check the name and the rights.") from error


def check_bytes(size: int, where: str, most: int = MAX_FILE_BYTES) -> None:
    """Refuse a file that is empty or over the cap."""
    if not size:
        raise ReadError("The file is empty.", where, "Download it again.")
    if size > most:
        raise ReadError(
            f"The file is larger than {most // (1024 * 1024)} MB.",
            where,
            "Split it, or give it as a CSV dump.",
        )


def check_text(text: str, where: str) -> None:
    """Refuse text that is blank, too long, or whose lines are too long or too many."""
    if not text.strip():
        raise ReadError("The file holds no text.", where, "Check that it is the right file.")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise ReadError(
            "The text is too long for one cable.", where, "Split it into one file for each cable."
        )
    longest = count = begins = 0
    while (ends := text.find("\n", begins)) >= 0:
        longest, count, begins = max(longest, ends - begins), count + 1, ends + 1
    if max(longest, len(text) - begins) > MAX_LINE_CHARACTERS:
        raise ReadError(
            f"A line is longer than {MAX_LINE_CHARACTERS:,} characters.",
            where,
            "Check that it is a cable's text.",
        )
    if count > MAX_LINES:
        raise ReadError(
            f"The text has more than {MAX_LINES:,} lines.", where, "Split it into one file for each cable."
        )

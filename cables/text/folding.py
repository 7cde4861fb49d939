"""Letters and signs that readers type otherwise than cables print them: accents, quotation marks, dashes."""

from __future__ import annotations

import re
import unicodedata

# One for one, so that offsets stay: the signs of word processors as those of a keyboard.
PRINTED = "’‘ʼ‛＇‐‑‒–—―−\u00ad\u00a0\u2002\u2003\u2007\u2009\u202f"
TYPED = "'''''--------      "
SIGNS = str.maketrans(PRINTED, TYPED)
# PostgreSQL takes INL/AE for the name of a file, in which no word is found.
IN_TEXT, IN_INDEX = PRINTED + "/", TYPED + " "
INDEXED = str.maketrans(IN_TEXT, IN_INDEX)


def _plain(letter: str) -> str:
    """The letter without its accent, where that leaves one."""
    base = unicodedata.normalize("NFKD", letter)
    kept = "".join(sign for sign in base if not unicodedata.combining(sign))
    return kept if len(kept) == 1 else letter


LETTERS = {code: _plain(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
ALL: dict[int, int | str | None] = {**LETTERS, **SIGNS}


def typed(text: str) -> str:
    """With the signs of a keyboard, of the same length."""
    return text.translate(SIGNS)


def indexed(text: str) -> str:
    """A text as its words are read, of the same length."""
    return text.translate(INDEXED)


def folded(text: str) -> str:
    """Without accents as well, of the same length: Río is Rio."""
    return text.translate(ALL)


def wherever(words: str) -> re.Pattern[str]:
    """The words in any case, however their lines are broken; matched against a folded text, whose offsets are
    those of the text itself. No part of a longer word is meant."""
    words = " ".join(folded(words).split())
    begins, ends = (r"\b" if words[place : place + 1 or None].isalnum() else "" for place in (0, -1))
    return re.compile(begins + r"\s+".join(map(re.escape, words.split())) + ends, re.IGNORECASE)
